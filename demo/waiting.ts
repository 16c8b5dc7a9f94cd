import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again until there is something to see; throws when there is nothing after that many seconds. */
export async function until<T>(what: string, look: () => Promise<T | undefined | false>, seconds = 180): Promise<T> {
  for (const end = Date.now() + seconds * 1_000; ; await sleep(50)) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`Not within ${seconds} s: ${what}`);
  }
}
