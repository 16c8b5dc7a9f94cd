import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bin, capture, fail, root, say, seconds } from './shell.mjs';

const require = createRequire(import.meta.url);
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const bundle = join(dist, 'workflow-bundle.js');

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

/** Compiles to dist/ and bundles the workflows, when a source is newer than the last build. */
export async function build() {
  const started = Date.now();
  const changed = Math.max(...inputs().map((each) => newest(join(root, each))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= changed) return;
  const clock = performance.now();
  say('Building …');
  const { code, output } = await capture(bin('tsc'), ['-p', 'tsconfig.build.json']);
  if (code !== 0) fail(`The sources do not compile:\n${output}`);
  await bundleWorkflows();
  writeFileSync(stamp, new Date(started).toISOString());
  say(`Built in ${seconds(clock)}.`);
}

/** A worker that starts with a ready bundle need not run a bundler. */
async function bundleWorkflows() {
  const { bundleWorkflowCode } = require('@temporalio/worker');
  const errors = [];
  const logger = { trace() {}, debug() {}, info() {}, warn() {}, log() {}, error: (message) => errors.push(message) };
  try {
    const { code } = await bundleWorkflowCode({ workflowsPath: join(dist, 'workflows', 'index.js'), logger });
    writeFileSync(bundle, code);
  } catch (error) {
    fail(['The workflows cannot be bundled:', error.message, ...errors].join('\n'));
  }
}
