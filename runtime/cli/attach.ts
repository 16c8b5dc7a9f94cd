import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { projectRoot } from '../config';
import { findHolder, takeLock } from '../embedded/lock';
import { prepareDatabase } from '../embedded/prepare';
import { readSecrets } from '../embedded/secrets';
import { startDatabase, startProcessServer } from '../embedded/servers';
import { Supervisor } from '../embedded/supervisor';

const say = (line: string) => console.error(line);

/**
 * Runs a program of dist/ with the environment of this project's data: of the instance that runs on it, or, when none does, of a
 * Postgres and a Temporal started for the purpose and ended afterwards. With DATABASE_URL set, with the environment as it is.
 */
async function main(): Promise<number> {
  const [program, ...args] = process.argv.slice(2);
  if (!program) throw new Error('Say which program of dist/ to run.');
  const data = resolve(process.env.ONEWINDOW_DATA ?? '.onewindow');
  if (process.env.DATABASE_URL && process.env.TEMPORAL_ADDRESS) return runProgram(program, args, {});
  const running = findHolder(data);
  if (running?.environment) return runProgram(program, args, running.environment);
  if (running)
    throw new Error(`OneWindow is just starting on ${data} (process ${running.holder.pid}). Try again when it is ready.`);
  const lock = await takeLock(data, say);
  const supervisor = new Supervisor({ say, changed: lock.children });
  try {
    return await runProgram(program, args, await serversOnly(data, supervisor));
  } finally {
    await supervisor.stop();
    lock.release();
  }
}

async function serversOnly(data: string, supervisor: Supervisor): Promise<Record<string, string>> {
  const secrets = readSecrets(data);
  const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress } = process.env;
  const options = { data, secrets, supervisor, elsewhere: { databaseUrl, temporalAddress }, ui: false, say: () => undefined };
  const [url, { temporalAddress: address }] = await Promise.all([startDatabase(options), startProcessServer(options)]);
  await prepareDatabase(url, { embedded: !databaseUrl, demoData: false, say });
  return {
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: address,
    ONEWINDOW_DATA: data,
    ONEWINDOW_EMBEDDED: databaseUrl ? '0' : '1',
    SESSION_SECRET: secrets.session,
    SMS_TOKEN: secrets.sms,
    // Maintenance sends nothing; these complete the environment.
    SMTP_URL: 'smtp://127.0.0.1:1',
    SMS_URL: 'http://127.0.0.1:1/sms',
  };
}

function runProgram(program: string, args: string[], environment: Record<string, string>): Promise<number> {
  const file = join(projectRoot(), 'dist', program);
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  });
  // The program decides what a signal means; the servers are ended after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
