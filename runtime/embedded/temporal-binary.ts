import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../config';
import { buildTemporal } from './temporal-build';
import { downloadTemporal } from './temporal-download';

const run = promisify(execFile);
/** The first server version with a clock per workflow that can be skipped. */
const oldest = [1, 32, 0];

export interface TemporalBinary {
  path: string;
  /** As the program prints it. */
  version: string;
  /** Which step of the order found it, and why the earlier ones did not: for the log. */
  found: string;
}

export type Say = (line: string) => void;

/** Versions of Temporal's command line and server that `tools/temporal-dev` pins: the key of the cache. */
export function pinnedVersion(): string {
  const text = readFileSync(join(projectRoot(), 'tools/temporal-dev/go.mod'), 'utf8');
  const of = (module: string) => new RegExp(`^\\s*${module} v(\\S+)`, 'm').exec(text)?.[1];
  const [cli, server] = [of('github\\.com/temporalio/cli'), of('go\\.temporal\\.io/server')];
  if (!cli || !server) throw new Error('tools/temporal-dev/go.mod names no versions of Temporal.');
  return `${cli}-${server}`;
}

/** Folder for what is downloaded or built once per machine, outside the clone. */
function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'onewindow');
}

/**
 * Finds Temporal's development server; the first way that works wins: ONEWINDOW_TEMPORAL_BIN, `temporal` on PATH, the cache,
 * the SDK's download, a build with Go. (TEMPORAL_ADDRESS, the way of production, is decided before this is called.)
 */
export async function findTemporal(say: Say): Promise<TemporalBinary> {
  const named = process.env.ONEWINDOW_TEMPORAL_BIN;
  if (named) {
    const version = await versionOf(named);
    const lack = lackOf(version);
    if (lack) throw new Error(`ONEWINDOW_TEMPORAL_BIN=${named} cannot be used: ${lack}`);
    return { path: named, version, found: 'ONEWINDOW_TEMPORAL_BIN' };
  }
  const cached = join(cacheFolder(), `temporal-${pinnedVersion()}`);
  const ways: [name: string, find: () => Promise<string>][] = [
    ['`temporal` on PATH', async () => onPath()],
    [`the cache ${cached}`, async () => existing(cached)],
    ["the SDK's download", () => downloadTemporal(cacheFolder())],
    ['a build with Go', () => buildTemporal({ target: cached, version: pinnedVersion(), say })],
  ];
  const failures: string[] = [];
  for (const [name, find] of ways) {
    try {
      const path = await find();
      const version = await versionOf(path);
      const lack = lackOf(version);
      if (lack) throw new Error(`${path}: ${lack}`);
      return { path, version, found: [name, ...failures].join('; ') };
    } catch (error) {
      failures.push(`${name}: ${firstWords((error as Error).message)}`);
    }
  }
  throw new Error(
    [
      'No Temporal server. Tried in this order:',
      '  - TEMPORAL_ADDRESS: not set',
      '  - ONEWINDOW_TEMPORAL_BIN: not set',
      ...failures.map((failure) => `  - ${failure}`),
      'Any one of them is enough: set TEMPORAL_ADDRESS to a running server, install the `temporal` command line (server 1.32 or',
      'later) or name it in ONEWINDOW_TEMPORAL_BIN, allow the download, or install Go 1.26.',
    ].join('\n'),
  );
}

/** The SDK repeats its cause several times over; a build tells more than a line of the log holds. */
const firstWords = (message: string): string => (message.length > 240 ? `${message.slice(0, 240)} …` : message);

function onPath(): string {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'temporal'))
    .find(existsSync);
  if (!path) throw new Error('not there');
  return path;
}

function existing(path: string): string {
  if (!existsSync(path)) throw new Error('empty');
  return path;
}

/** Also the check that a program left by a broken-off copy is not taken for a whole one. */
async function versionOf(path: string): Promise<string> {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    return stdout.trim();
  } catch (cause) {
    throw new Error(`${path} --version failed`, { cause });
  }
}

function lackOf(version: string): string | undefined {
  const found = /Server (\d+)\.(\d+)\.(\d+)/.exec(version);
  if (!found) return `it says "${version}", which names no server version`;
  const numbers = found.slice(1).map(Number);
  const difference = numbers.map((number, index) => number - (oldest[index] ?? 0)).find((each) => each !== 0) ?? 0;
  return difference < 0 ? `its server ${numbers.join('.')} is older than ${oldest.join('.')}` : undefined;
}
