import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { takeLock } from './lock';
import { freePort, freePortPair, portTaken } from './ports';
import { prepareDatabase } from './prepare';
import { apiChild, catcherChild, workerChild } from './product';
import { readSecrets } from './secrets';
import { startDatabase, startProcessServer, type Elsewhere } from './servers';
import { Supervisor } from './supervisor';

type Say = (line: string) => void;

/** The processes an instance may be made of; those that run elsewhere are not among its `pids`. */
export type PartName = 'postgres' | 'temporal' | 'catcher' | 'api' | 'worker';

export interface InstanceOptions {
  /** Port of the pages and the API on loopback; any free one by default. */
  port?: number;
  /** Data folder; a temporary one by default, which `stop` removes unless `keep`. */
  data?: string;
  keep?: boolean;
  /** Empties the data folder first. */
  fresh?: boolean;
  elsewhere?: Elsewhere;
  /** Demo people and cases; true by default. Never loaded into a database that runs elsewhere. */
  demoData?: boolean;
  /** Temporal's own web interface; off by default. */
  ui?: boolean;
  /** Further environment of API and worker, such as LOG_LEVEL. */
  environment?: Record<string, string>;
  /** Where progress is told; nowhere by default. */
  say?: Say;
}

export interface Instance {
  /** Where people and the API's callers reach it. */
  address: string;
  data: string;
  databaseUrl: string;
  temporalAddress: string;
  temporalUi?: string;
  catcherUrl: string;
  metricsAddresses: { api: string; worker: string };
  /** The whole environment of API and worker: what `npm run reconcile` and its like need. Holds secrets. */
  environment: Record<string, string>;
  readonly pids: Partial<Record<PartName, number>>;
  /** Sends a signal and waits for the end; the part stays down until `restart`. */
  kill(name: PartName, signal: NodeJS.Signals): Promise<void>;
  /** Starts a part again on its old address; ready when it returns. */
  restart(name: PartName): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the whole product, each part as an operating-system process of its own, and returns when all of them work. */
export async function startInstance(options: InstanceOptions = {}): Promise<Instance> {
  const say = options.say ?? (() => undefined);
  const data = resolve(options.data ?? mkdtempSync(join(tmpdir(), 'onewindow-')));
  const lock = await takeLock(data, say);
  const supervisor = new Supervisor({ say, changed: lock.children });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= stopAll());
  const stopAll = async () => {
    await supervisor.stop();
    lock.release();
    if (!options.data && !options.keep) rmSync(data, { recursive: true, force: true });
  };
  try {
    if (options.fresh) empty(data, say);
    const parts = await startParts(data, options, supervisor, say);
    lock.environment(parts.environment);
    return {
      ...parts,
      data,
      get pids() {
        return supervisor.pids;
      },
      kill: supervisor.kill.bind(supervisor),
      restart: supervisor.restart.bind(supervisor),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Parts = Omit<Instance, 'data' | 'pids' | 'kill' | 'restart' | 'stop'>;

async function startParts(data: string, options: InstanceOptions, supervisor: Supervisor, say: Say): Promise<Parts> {
  const { elsewhere = {}, demoData = true, ui = false } = options;
  const port = await choosePort(options.port ?? 0);
  const [smtpPort, catcherPort, metricsPort] = [await freePort(), await freePort(), await freePortPair()];
  const secrets = readSecrets(data);
  const logs = join(data, 'logs');
  const embedded = !elsewhere.databaseUrl;
  const base = {
    ...addresses({ port, smtpPort, catcherPort, metricsPort }),
    ...options.environment,
    SESSION_SECRET: secrets.session,
    SMS_TOKEN: secrets.sms,
    ONEWINDOW_DATA: data,
    ONEWINDOW_EMBEDDED: embedded ? '1' : '0',
  };
  const servers = { data, secrets, supervisor, elsewhere, ui, say };
  // Made before anything starts: it throws where nothing is built yet.
  const catcher = catcherChild({ environment: base, logs });
  const database = async (): Promise<string> => {
    const url = await startDatabase(servers);
    await prepareDatabase(url, { embedded, demoData, say });
    return url;
  };
  const [databaseUrl, processServer] = await allOf([database(), startProcessServer(servers), supervisor.start(catcher)]);
  const environment = { ...base, DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: processServer.temporalAddress };
  await allOf([supervisor.start(apiChild({ environment, logs })), supervisor.start(workerChild({ environment, logs }))]);
  return {
    address: environment.PUBLIC_URL,
    databaseUrl,
    ...processServer,
    catcherUrl: environment.CATCHER_URL,
    metricsAddresses: { api: `http://127.0.0.1:${metricsPort}/metrics`, worker: `http://127.0.0.1:${metricsPort + 1}/metrics` },
    environment,
  };
}

interface Ports {
  port: number;
  smtpPort: number;
  catcherPort: number;
  metricsPort: number;
}

const addresses = ({ port, smtpPort, catcherPort, metricsPort }: Ports) => ({
  PORT: String(port),
  PUBLIC_URL: process.env.PUBLIC_URL ?? `http://127.0.0.1:${port}`,
  METRICS_PORT: String(metricsPort),
  TEMPORAL_NAMESPACE: process.env.TEMPORAL_NAMESPACE ?? 'default',
  TEMPORAL_TASK_QUEUE: process.env.TEMPORAL_TASK_QUEUE ?? 'onewindow',
  SMTP_PORT: String(smtpPort),
  SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
  CATCHER_PORT: String(catcherPort),
  CATCHER_URL: `http://127.0.0.1:${catcherPort}`,
  SMS_URL: `http://127.0.0.1:${catcherPort}/sms`,
});

async function choosePort(port: number): Promise<number> {
  if (port === 0) return freePort();
  if (await portTaken(port)) {
    throw new Error(`Port ${port} is taken by another program. End that, or choose another port: PORT=${port + 1} npm start`);
  }
  return port;
}

/** Removes what an instance keeps, and nothing else that may lie in the folder. */
function empty(data: string, say: Say): void {
  const kept = ['postgres', 'temporal.sqlite', 'temporal.sqlite-shm', 'temporal.sqlite-wal', 'files', 'outbox', 'secrets.json'];
  const present = kept.filter((name) => existsSync(join(data, name)));
  if (present.length > 0) say(`Beginning anew: removing ${present.join(', ')} from ${data}`);
  for (const name of present) rmSync(join(data, name), { recursive: true, force: true });
}

/** Like Promise.all, but when one fails the others are waited for, so that whoever stops the instance finds all its processes. */
async function allOf<Work extends readonly Promise<unknown>[] | []>(work: Work) {
  await Promise.allSettled(work);
  return Promise.all(work);
}
