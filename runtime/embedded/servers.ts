import { join } from 'node:path';
import { freePort, portTaken } from './ports';
import { startPostgres } from './postgres';
import type { Secrets } from './secrets';
import type { Supervisor } from './supervisor';
import { startTemporal } from './temporal';
import { findTemporal } from './temporal-binary';

/** What runs elsewhere already; each one given here is not started. */
export interface Elsewhere {
  databaseUrl?: string;
  temporalAddress?: string;
}

export interface ServersOptions {
  data: string;
  secrets: Secrets;
  supervisor: Supervisor;
  elsewhere: Elsewhere;
  /** Temporal's own web interface on loopback. */
  ui: boolean;
  say: (line: string) => void;
}

export interface Servers {
  databaseUrl: string;
  temporalAddress: string;
  temporalUi?: string;
}

const database = 'onewindow';
const usualUiPort = 8233;

export async function startDatabase({ data, secrets, supervisor, elsewhere, say }: ServersOptions): Promise<string> {
  if (elsewhere.databaseUrl) return elsewhere.databaseUrl;
  const postgres = await startPostgres({
    folder: join(data, 'postgres'),
    password: secrets.databasePassword,
    log: join(data, 'logs', 'postgres.log'),
    start: (child) => supervisor.start(child),
    say,
  });
  await postgres.ensureDatabase(database);
  return postgres.url(database);
}

export async function startProcessServer({
  data,
  supervisor,
  elsewhere,
  ui,
  say,
}: ServersOptions): Promise<Omit<Servers, 'databaseUrl'>> {
  if (elsewhere.temporalAddress) return { temporalAddress: elsewhere.temporalAddress };
  const binary = await findTemporal(say);
  say(`Temporal: ${binary.version}, from ${binary.found}`);
  const temporal = await startTemporal({
    binary: binary.path,
    log: join(data, 'logs', 'temporal.log'),
    start: (child) => supervisor.start(child),
    databaseFile: join(data, 'temporal.sqlite'),
    uiPort: ui ? await uiPort() : undefined,
  });
  return { temporalAddress: temporal.address, temporalUi: temporal.uiAddress };
}

const uiPort = async (): Promise<number> => ((await portTaken(usualUiPort)) ? freePort() : usualUiPort);
