import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthOf, endProcess } from './processes';

/** One process as it was when it was written down. */
interface Known {
  name: string;
  pid: number;
  birth: string;
}

/** What the lock file says: who holds the data folder, and where its parts can be reached. */
export interface Holding {
  holder: Known;
  children: Known[];
  /** The environment of its API and worker, once they run; holds secrets, so the file is its owner's only. */
  environment?: Record<string, string>;
}

export interface Lock {
  children: (pids: Record<string, number | undefined>) => void;
  environment: (environment: Record<string, string>) => void;
  release: () => void;
}

const fileOf = (data: string) => join(data, 'instance.json');
const lives = ({ pid, birth }: Known) => birthOf(pid) === birth;
const known = (name: string, pid: number): Known => ({ name, pid, birth: birthOf(pid) ?? '' });

/** Who runs on this data folder now, if anyone does. */
export function findHolder(data: string): Holding | undefined {
  const holding = read(fileOf(data));
  return holding && lives(holding.holder) ? holding : undefined;
}

/**
 * Takes the data folder for this process. A lock whose holder lives is an error; one left by a killed process is taken over,
 * and whatever children it left running are ended first.
 */
export async function takeLock(data: string, say: (line: string) => void): Promise<Lock> {
  const file = fileOf(data);
  mkdirSync(data, { recursive: true });
  const holding: Holding = { holder: known('onewindow', process.pid), children: [] };
  while (!create(file, holding)) await clear(file, data, say);
  const write = () => {
    // Whole or not at all: another process may be reading it.
    writeFileSync(`${file}.new`, JSON.stringify(holding, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  const release = () => {
    process.removeListener('exit', release);
    rmSync(file, { force: true });
  };
  process.once('exit', release);
  return {
    children(pids) {
      holding.children = Object.entries(pids).flatMap(([name, pid]) => (pid === undefined ? [] : [known(name, pid)]));
      write();
    },
    environment(environment) {
      holding.environment = environment;
      write();
    },
    release,
  };
}

async function clear(file: string, data: string, say: (line: string) => void): Promise<void> {
  const found = read(file);
  if (found && lives(found.holder)) {
    throw new Error(
      `OneWindow already runs on ${data} (process ${found.holder.pid}${found.environment?.PUBLIC_URL ? `, ${found.environment.PUBLIC_URL}` : ''}). ` +
        'Stop it first, or set ONEWINDOW_DATA to another folder.',
    );
  }
  say(`An earlier run on ${data} was ended from outside: taking its lock over.`);
  // In the order of starting last, so that Postgres goes after those who use it.
  for (const child of (found?.children ?? []).toReversed()) {
    if (!lives(child)) continue;
    say(`  ending its ${child.name} (process ${child.pid}), which still runs`);
    await endProcess(child.pid, child.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  }
  rmSync(file, { force: true });
}

function create(file: string, holding: Holding): boolean {
  try {
    writeFileSync(file, JSON.stringify(holding, null, 2), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when there is none, or one that a crash left half written. */
function read(file: string): Holding | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holding;
  } catch {
    return undefined;
  }
}
