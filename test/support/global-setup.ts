import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addWithoutPublicity } from '../../demo/without-publicity';
import { bringUpToDate, markDatabase } from '../../runtime/migrate';
import { startPostgres } from '../../runtime/embedded/postgres';
import { startTemporal } from '../../runtime/embedded/temporal';
import { findTemporal } from '../../runtime/embedded/temporal-binary';
import { openDatabase } from '../../stores/database';
import { environment, type TestServers } from './servers';

const template = 'template_onewindow';

/** One Postgres and one Temporal for the whole run; every test file clones the template database and has a task queue of its own. */
export default async function setUp(): Promise<void> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-test-'));
  const servers: TestServers = { folder, children: [] };
  (globalThis as { testServers?: TestServers }).testServers = servers;
  // A run that breaks off ends its servers too, and leaves no folder behind.
  process.once('exit', () => {
    for (const child of servers.children) child.signal('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const binary = await findTemporal(say);
  const [postgres, temporal] = await Promise.all([
    startPostgres({
      folder: join(folder, 'postgres'),
      password: 'test',
      log: join(folder, 'postgres.log'),
      maxConnections: 300,
      durable: false,
    }),
    startTemporal({ binary: binary.path, log: join(folder, 'temporal.log') }),
  ]);
  servers.children = [temporal.child, postgres.child];
  await postgres.ensureDatabase(template);
  await fillTemplate(postgres.url(template));
  process.env[environment.postgres] = postgres.url('postgres');
  process.env[environment.template] = template;
  process.env[environment.temporal] = temporal.address;
  process.env[environment.temporalBinary] = `${binary.path} (${binary.version})`;
}

async function fillTemplate(url: string): Promise<void> {
  const db = openDatabase(url, { statementTimeout: 0, connectionTimeout: 20_000 });
  try {
    await bringUpToDate(db);
    await addWithoutPublicity(db);
    await markDatabase(db, 'test');
  } finally {
    await db.destroy();
  }
}
