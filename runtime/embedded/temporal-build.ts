import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { projectRoot } from '../config';
import { isAlive } from './processes';

const run = promisify(execFile);

export interface BuildOptions {
  /** Where the program goes. */
  target: string;
  version: string;
  say: (line: string) => void;
}

/** Builds the pinned module `tools/temporal-dev` with Go into the cache, once per machine and version. */
export async function buildTemporal({ target, version, say }: BuildOptions): Promise<string> {
  const go = await run('go', ['version'], { env: process.env }).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
  if (!go) throw new Error('Go is not on PATH');
  mkdirSync(dirname(target), { recursive: true });
  const release = await takeTurn(`${target}.lock`, say);
  const part = `${target}.${process.pid}.part`;
  try {
    // Whoever had the turn before may have built it.
    if (existsSync(target)) return target;
    say(
      `Building Temporal's development server ${version} with Go. This happens once per machine and takes 4 to 6 minutes on two cores.`,
    );
    say(`  ${go}; sources are pinned in tools/temporal-dev, the program is kept as ${target}`);
    await goBuild(part, say);
    await run(part, ['--version']);
    renameSync(part, target);
    return target;
  } finally {
    rmSync(part, { force: true });
    release();
  }
}

function goBuild(output: string, say: (line: string) => void): Promise<void> {
  const args = ['build', '-trimpath', '-ldflags', '-s -w', '-o', output, 'github.com/temporalio/cli/cmd/temporal'];
  const started = Date.now();
  const builder = spawn('go', args, {
    cwd: join(projectRoot(), 'tools/temporal-dev'),
    env: process.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  builder.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString('utf8')).slice(-2_000)));
  // Nobody waits for it any more when we end.
  const abandon = () => builder.kill();
  process.once('exit', abandon);
  const progress = setInterval(() => say(`  still building, ${Math.round((Date.now() - started) / 1_000)} s`), 30_000);
  return new Promise<void>((resolve, reject) => {
    builder.once('error', reject);
    builder.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`go build failed:\n${errors.trim()}`))));
  }).finally(() => {
    clearInterval(progress);
    process.removeListener('exit', abandon);
  });
}

/** One build at a time on this machine; the lock of a process that no longer lives is taken over. */
async function takeTurn(lock: string, say: (line: string) => void): Promise<() => void> {
  for (let told = false; ;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    // An empty lock is being written; it gets its number within the pause.
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
    else if (!told) {
      told = true;
      say(`Process ${holder} is already building Temporal: waiting for it.`);
    }
    await sleep(500);
  }
}
