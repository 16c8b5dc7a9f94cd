import { execFileSync } from 'node:child_process';
import { until } from './wait';

/** The processes that a Postgres has of its own: a backend for each session, and its helpers. */
export function backendsOf(postmaster: number): number[] {
  return ps(['-o', 'pid=', '--ppid', String(postmaster)]).map(Number);
}

/**
 * Kills a Postgres whole. Without its postmaster a backend lives on until it notices, and may answer one more statement: a test
 * that expects nobody there has to wait until nobody is.
 */
export async function killWhole(postmaster: number, kill: () => unknown): Promise<void> {
  const backends = backendsOf(postmaster);
  await kill();
  for (const backend of backends) signalIfThere(backend, 'SIGKILL');
  // A process that nobody has reaped yet (Z) has closed its connections.
  const there = (pid: number) => ps(['-o', 'stat=', '-p', String(pid)]).some((state) => !state.startsWith('Z'));
  await until('the end of the backends', () => Promise.resolve(![postmaster, ...backends].some(there)));
}

export function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The words that `ps` prints; none when there is no such process. */
function ps(args: string[]): string[] {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
      .split(/\s+/)
      .filter(Boolean);
  } catch (error) {
    if ((error as { status?: number }).status === 1) return [];
    throw error;
  }
}
