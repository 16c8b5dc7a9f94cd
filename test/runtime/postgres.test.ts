import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { linkLibraries } from '../../runtime/embedded/postgres-binaries';
import { startPostgres, type Postgres, type PostgresOptions } from '../../runtime/embedded/postgres';
import { isAlive } from '../../runtime/embedded/processes';

let folder: string;
const running: Postgres[] = [];
const said: string[] = [];

const start = async (options: Partial<PostgresOptions> = {}): Promise<Postgres> => {
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    password: 'a-password',
    log: join(folder, 'postgres.log'),
    durable: false,
    say: (line) => said.push(line),
    ...options,
  });
  running.push(postgres);
  return postgres;
};

const query = async (postgres: Postgres, text: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: postgres.url('case') });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

beforeEach(() => {
  // Closed to everybody else, as `mktemp -d` makes it: Postgres runs as another user when this is root.
  folder = mkdtempSync(join(tmpdir(), 'onewindow-postgres-'));
  chmodSync(folder, 0o700);
  said.length = 0;
});

afterEach(async () => {
  for (const { child } of running.splice(0)) await child.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('embedded Postgres', () => {
  it('keeps its data over a stop and a kill, in a folder closed to others', async () => {
    const first = await start();
    await first.ensureDatabase('case');
    await first.ensureDatabase('case');
    await query(first, "create table papers as select '受理通知书' as title");
    await first.child.stop();
    const second = await start();
    expect(await query(second, 'select * from papers')).toEqual([{ title: '受理通知书' }]);
    second.child.signal('SIGKILL');
    await second.child.ended;
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(true);
    const third = await start();
    expect(await query(third, 'select * from papers')).toEqual([{ title: '受理通知书' }]);
  });

  it('ends a server that a killed instance left on the same folder', async () => {
    const left = await start();
    const { pid } = left.child;
    await start();
    expect(said.join('\n')).toContain(`(process ${pid}) still runs`);
    expect(isAlive(pid ?? 0)).toBe(false);
  });

  it('does not mistake another program for a server when its number was given out again', async () => {
    const first = await start();
    await first.child.stop();
    writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(folder, 'postgres')}\n`);
    const again = await start();
    expect(again.child.running).toBe(true);
  });

  it('says which password file does not fit, and which port is taken', async () => {
    const first = await start();
    await expect(start({ folder: join(folder, 'other'), port: first.port })).rejects.toThrow(
      `Postgres cannot use port ${first.port}`,
    );
    await first.child.stop();
    await expect(start({ password: 'another' })).rejects.toThrow(/secrets\.json/);
  });

  it('puts the symlinks in place that a blocked install script did not make', () => {
    const root = join(folder, 'package');
    mkdirSync(join(root, 'native', 'lib'), { recursive: true });
    writeFileSync(join(root, 'native', 'lib', 'libpq.so.5.18'), 'library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links));
    linkLibraries(root);
    linkLibraries(root);
    expect(readlinkSync(join(root, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    expect(readFileSync(join(root, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
  });
});
