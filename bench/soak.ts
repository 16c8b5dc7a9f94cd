import { setTimeout as sleep } from 'node:timers/promises';
import { BEHIND } from '../api/metrics';
import { openLoop, percentile, type Measured } from './load';
import { atMost, ms, quantiles, type Finding } from './report';
import { acts, Counter } from './whole-case';
import type { World } from './world';

const PER_SECOND = 20;
const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** Whole cases at 20 acts a second, begun on the beat; beside it the age of the oldest task of the process is read every second. */
export async function soak(world: World, duration: number): Promise<Finding[]> {
  const { caller, officers, core } = world;
  const counter = await Counter.open(caller, officers);
  const behind = async () => Number((await core.db.raw<{ rows: { value: string | number }[] }>(BEHIND)).rows[0]?.value ?? 0);
  /** Next acts of the cases under way: those that wait for their turn. */
  const ready: (() => Promise<void>)[][] = [];
  let cases = 0;
  const one = async (): Promise<void> => {
    const rest = ready.shift();
    if (rest) {
      await rest[0]!();
      if (rest.length > 1) ready.push(rest.slice(1));
      else cases += 1;
    } else {
      ready.push(acts(caller, officers, await counter.submit(`soak@bench.invalid`)));
    }
  };
  const ages: number[] = [];
  let sampling = true;
  const sampled = (async () => {
    while (sampling) {
      ages.push(await behind());
      await sleep(1_000);
    }
  })();
  let measured: Measured;
  let drained: number;
  try {
    measured = await openLoop(PER_SECOND, duration, one);
    const ended = performance.now();
    while ((await behind()) > 0 && performance.now() - ended < 120_000) await sleep(100);
    drained = (performance.now() - ended) / 1_000;
  } finally {
    sampling = false;
    await sampled;
  }
  const sorted = ages.toSorted((a, b) => a - b);
  return [
    atMost(`oldest undone process task at ${PER_SECOND} acts/s for ${duration} s`, sorted.at(-1) ?? 0, 5, seconds, {
      ratio: `p95 ${seconds(percentile(sorted, 0.95))}; ${cases} whole cases; everything done ${seconds(drained)} after the last act`,
    }),
    quantiles(`… a person’s act meanwhile, from the moment it was due`, measured),
    { figure: '… acts/s reached', value: measured.perSecond.toFixed(1), ratio: ms(measured.p95) + ' p95' },
  ];
}
