import { setTimeout as sleep } from 'node:timers/promises';
import { closedLoop, figuresOf, openLoop } from '../../bench/load';
import { atMost, ms } from '../../bench/report';

describe('figures', () => {
  it('takes the smallest value that the share of all does not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(figuresOf(hundred, 4)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, perSecond: 25 });
    expect(figuresOf([7], 1)).toMatchObject({ p50: 7, p95: 7, p99: 7 });
  });

  it('says by how much a budget was missed, and only then', () => {
    expect(atMost('x', 90, 60, ms)).toMatchObject({ met: false, missedBy: '30.0 ms (50 % over)' });
    expect(atMost('x', 60, 60, ms)).toEqual({ figure: 'x', value: '60.0 ms', budget: '≤ 60.0 ms', met: true });
  });
});

describe('load', () => {
  it('keeps as many pieces in flight as asked, and the order inside a piece', async () => {
    let flying = 0;
    let most = 0;
    const seen: string[] = [];
    const one = (name: string) => async () => {
      most = Math.max(most, (flying += 1));
      await sleep(2);
      flying -= 1;
      seen.push(name);
    };
    const work = Array.from({ length: 9 }, (_, i) => [one(`${i}a`), one(`${i}b`)]);
    expect((await closedLoop(3, work)).count).toBe(18);
    expect(most).toBe(3);
    for (let i = 0; i < 9; i += 1) expect(seen.indexOf(`${i}a`)).toBeLessThan(seen.indexOf(`${i}b`));
  });

  it('stops at the first failure', async () => {
    await expect(closedLoop(2, [[() => Promise.reject(new Error('no'))], [() => sleep(1)]])).rejects.toThrow('no');
  });

  it('stops an open loop at the first failure, too', async () => {
    let begun = 0;
    const failing = openLoop(200, 5, () => {
      begun += 1;
      return begun === 3 ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    await expect(failing).rejects.toThrow('no');
    // How many were due before the failure was seen depends on the machine; all thousand were not.
    expect(begun).toBeLessThan(1_000);
  });

  it('counts an answer from the moment at which its request was due', async () => {
    // The first begins 60 ms late because the loop itself is held up; both carry that in their times.
    let first = true;
    const { p99, count } = await openLoop(100, 0.05, () => {
      if (first) for (const end = performance.now() + 60; performance.now() < end;);
      first = false;
      return Promise.resolve();
    });
    expect(count).toBe(5);
    expect(p99).toBeGreaterThanOrEqual(60);
  });
});
