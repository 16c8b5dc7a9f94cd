#!/usr/bin/env node
// Everything `npm run …` does, on a machine that has only Node and npm: what is missing is installed and built first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, BuildFailed } from './run/build.mjs';
import { check } from './run/check.mjs';
import { ensureDependencies, ensureNode } from './run/dependencies.mjs';
import { fail, root, run, say } from './run/shell.mjs';
import { test } from './run/test.mjs';

const program = async (file, args) => {
  await build();
  if (!existsSync(join(root, 'dist', file))) fail(`This version has no ${file}.`);
  return run(process.execPath, ['--enable-source-maps', join(root, 'dist', file), ...args]);
};
const maintenance = (name) => (args) => program('runtime/cli/attach.js', ['runtime/cli/maintenance.js', name, ...args]);

/** Each gets the arguments after `--` and returns the exit code. */
const commands = {
  start: (args) => program('runtime/main.js', args),
  test,
  check,
  build: async () => (await build(), 0),
  demo: (args) => program('demo/main.js', args),
  bench: (args) => program('bench/main.js', args),
  rebuild: maintenance('rebuild'),
  reconcile: maintenance('reconcile'),
  revive: maintenance('revive'),
  rules: (args) => program('runtime/cli/rules.js', args),
  explain: (args) => program('runtime/cli/attach.js', ['runtime/cli/explain.js', ...args]),
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`Say one of: ${Object.keys(commands).join(', ')}`);
ensureNode();
await ensureDependencies();
try {
  process.exit(await command(args));
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  // `npm test` ends with its line whatever happened.
  if (name === 'test') say('0 passed, 1 failed');
  process.exit(1);
}
