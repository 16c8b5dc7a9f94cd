import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bin, capture, root, say, seconds } from './shell.mjs';

const require = createRequire(import.meta.url);
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const bundle = join(dist, 'workflow-bundle.js');
const lock = join(dist, '.building');

/** Folders and files whose change calls for a new build. */
const inputs = () => [
  ...require(join(root, 'tsconfig.build.json')).include,
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
];

/** Milliseconds of the newest TypeScript source, so that nothing is compiled when nothing has changed. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const files = readdirSync(path, { withFileTypes: true }).filter((each) => each.isDirectory() || each.name.endsWith('.ts'));
  return Math.max(entry.mtimeMs, ...files.map((each) => newest(join(path, each.name))));
}

const upToDate = () => {
  const changed = Math.max(...inputs().map((each) => newest(join(root, each))));
  return existsSync(stamp) && statSync(stamp).mtimeMs >= changed;
};

/** Compiles to dist/ and bundles the workflows, when a source is newer than the last build. */
export async function build() {
  if (upToDate()) return;
  const release = await takeTurn();
  try {
    // Whoever had the turn before may have built it.
    if (!upToDate()) await compile();
  } finally {
    release();
  }
}

async function compile() {
  const started = new Date();
  const clock = performance.now();
  say('Building …');
  const { code, output } = await capture(bin('tsc'), ['-p', 'tsconfig.build.json']);
  if (code !== 0) {
    say(`The sources do not compile:\n${output}`);
    throw new BuildFailed();
  }
  await bundleWorkflows();
  writeFileSync(stamp, '');
  // A source saved while the compiler ran is newer than this.
  utimesSync(stamp, started, started);
  say(`Built in ${seconds(clock)}.`);
}

export class BuildFailed extends Error {}

/** One build at a time; the turn of a process that no longer lives is taken over. */
async function takeTurn() {
  mkdirSync(dist, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(Number(existsSync(lock) && readFileSync(lock, 'utf8')))) rmSync(lock, { force: true });
    await sleep(200);
  }
}

/** Zero is a lock that is being written or has just gone. */
function isAlive(pid) {
  try {
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A worker that starts with a ready bundle need not run a bundler. */
async function bundleWorkflows() {
  const { bundleWorkflowCode } = require('@temporalio/worker');
  const errors = [];
  const logger = { trace() {}, debug() {}, info() {}, warn() {}, log() {}, error: (message) => errors.push(message) };
  try {
    const { code } = await bundleWorkflowCode({ workflowsPath: join(dist, 'workflows', 'index.js'), logger });
    writeFileSync(`${bundle}.new`, code);
    renameSync(`${bundle}.new`, bundle);
  } catch (error) {
    say(['The workflows cannot be bundled:', error.message, ...errors].join('\n'));
    throw new BuildFailed();
  }
}
