import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture, fail, root, run, say, seconds } from './shell.mjs';

export function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`OneWindow needs Node 20.19 or later; this is ${process.version}.`);
}

const read = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

/** Whether node_modules holds what package-lock.json asks for; npm keeps its own list of what it has installed. */
function installed() {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return false;
  const have = read('node_modules', '.package-lock.json').packages;
  const want = Object.entries(read('package-lock.json').packages);
  return want.every(
    ([path, { version, optional, devOptional }]) => !path || optional || devOptional || have[path]?.version === version,
  );
}

export async function ensureDependencies() {
  if (installed()) return;
  say('Installing dependencies: now, and again only when package-lock.json changes. Usually 1 to 2 minutes …');
  const started = performance.now();
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    fail(`npm ci failed with exit code ${code}. Without a network, give npm a registry or a cache that it can reach.`);
  say(`Dependencies installed in ${seconds(started)}.`);
}

/** What the tests of pages and papers use of the system: by the program or the font that must be there. */
const packages = [
  { name: 'chromium', why: 'tests of the pages', there: () => onPath('chromium') },
  {
    name: 'fonts-noto-cjk',
    why: 'Chinese text in screenshots',
    there: async () => (await capture('fc-list', [':lang=zh'])).output.includes('Noto'),
  },
  { name: 'poppler-utils', why: 'tests read the text of PDFs', there: () => onPath('pdftotext') },
  { name: 'docker-compose', why: 'the compose file is checked', there: () => onPath('docker-compose') },
];

const onPath = (program) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

export async function ensureTestPackages() {
  const missing = [];
  for (const each of packages) if (!(await each.there())) missing.push(each);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  for (const { name, why } of missing) say(`Missing on this system: ${name} (${why})`);
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    fail(`The tests need them. On Debian: sudo apt-get install -y --no-install-recommends ${names.join(' ')}`);
  }
  say(`Installing ${names.join(', ')} with apt-get: once per machine, 1 to 3 minutes …`);
  const started = performance.now();
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
  ]) {
    const { code, output } = await capture('apt-get', args);
    if (code !== 0) fail(`apt-get ${args.join(' ')} failed:\n${output}`);
  }
  say(`Installed in ${seconds(started)}.`);
}
