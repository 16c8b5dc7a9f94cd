import { setTimeout as sleep } from 'node:timers/promises';

/** One request, or several that must follow one another. */
export type Work = (() => Promise<void>)[];

export interface Measured {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  /** Requests a second, over the whole run. */
  perSecond: number;
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;

/** Milliseconds in order, as figures. */
export function figuresOf(milliseconds: readonly number[], seconds: number): Measured {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    count: sorted.length,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    perSecond: sorted.length / seconds,
  };
}

/** Does all the work with so many pieces in flight, each beginning as another ends. The first failure ends the run. */
export async function closedLoop(inFlight: number, work: readonly Work[]): Promise<Measured> {
  const times: number[] = [];
  let next = 0;
  const lane = async () => {
    for (let piece = work[next++]; piece; piece = work[next++]) {
      for (const one of piece) {
        const began = performance.now();
        await one();
        times.push(performance.now() - began);
      }
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: inFlight }, lane));
  return figuresOf(times, (performance.now() - began) / 1_000);
}

/** Begins one piece of work at every beat, whether or not the earlier ones have ended, and waits for the last. The first failure ends the run. */
export async function openLoop(perSecond: number, seconds: number, begin: () => Promise<void>): Promise<Measured> {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const failures: unknown[] = [];
  const started = performance.now();
  for (let i = 0; i < perSecond * seconds && failures.length === 0; i += 1) {
    const due = started + (i * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    // A late answer counts from the moment at which the request was due: a server that stalls can't hide it.
    const one = begin().then(
      () => void times.push(performance.now() - due),
      (error: unknown) => void failures.push(error),
    );
    running.push(one);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  return figuresOf(times, (performance.now() - started) / 1_000);
}
