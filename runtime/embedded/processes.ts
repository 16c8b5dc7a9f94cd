import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** When a process began, as `ps` prints it: with the number it tells one process from a later one of the same number. */
export function birthOf(pid: number): string | undefined {
  return field(pid, 'lstart=');
}

/** The command line of a process, or undefined when it does not run. */
export function commandOf(pid: number): string | undefined {
  return field(pid, 'args=');
}

function field(pid: number, format: string): string | undefined {
  try {
    const args = ['-ww', '-p', String(pid), '-o', format];
    return execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ends a process that is not our child: asks, waits up to the given time, then kills. */
export async function endProcess(pid: number, signal: NodeJS.Signals, milliseconds = 10_000): Promise<void> {
  const send = (which: NodeJS.Signals) => {
    try {
      process.kill(pid, which);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  send(signal);
  for (const until = Date.now() + milliseconds; isAlive(pid) && Date.now() < until;) await sleep(50);
  if (isAlive(pid)) send('SIGKILL');
  while (isAlive(pid)) await sleep(20);
}
