import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const say = (line) => console.log(line);

export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Nothing here opens a browser of its own; Debian's chromium is used. */
const environment = {
  ...process.env,
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  PUPPETEER_SKIP_DOWNLOAD: '1',
  NPM_CONFIG_UPDATE_NOTIFIER: 'false',
};

/**
 * Runs a program in the project's folder with this terminal and returns its exit code. Signals are its business: this process
 * passes on those it gets alone, and ends when the program has ended.
 */
export function run(command, args, env = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...environment, ...env } });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // Ctrl-C reaches the program up to three times: from the terminal, from npm and from here. It counts them as one.
  for (const each of signals) process.on(each, () => child.kill(each));
  // npm passes a SIGTERM only to its shell, which ends and leaves us behind: then nobody is there to run for.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const each of signals) process.removeAllListeners(each);
      resolve(code ?? (signal ? 130 : 1));
    });
  });
}

/** Runs a program quietly; `{ code, output }`, with both of its streams in order. */
export function capture(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

export const bin = (name) => join(root, 'node_modules', '.bin', name);

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
