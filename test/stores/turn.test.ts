import type { Task } from '../../domain/decider';
import { deciderOf } from '../../domain/deciders';
import { mustTell } from '../../stores/turn';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const decider = deciderOf('licence');
const state = decider.initial();
const time = (at: number): Task => ({ id: `time/${at}`, kind: 'Remind', for: 'time', at });
const work: Task = { id: 'ProduceLetter/receipt', kind: 'ProduceLetter', for: 'process', at: 0 };

describe('who must be told', () => {
  test.each<[what: string, dueBefore: number | null, after: Task[], told: boolean]>([
    ['nothing left', NOW + HOUR, [], false],
    ['the same moment', NOW + HOUR, [time(NOW + HOUR)], false],
    ['a later moment', NOW + HOUR, [time(NOW + 2 * HOUR)], false],
    ['a moment a minute sooner: the sweep leaves as much', NOW + HOUR, [time(NOW + HOUR - 60_000)], false],
    ['a moment two minutes sooner', NOW + HOUR, [time(NOW + HOUR - 120_000)], true],
    ['a first moment', null, [time(NOW + HOUR)], true],
    ['a moment that has come', NOW + 30_000, [time(NOW)], true],
    ['work of the process', NOW + 30_000, [work], true],
  ])('%s', (_what, dueBefore, tasksAfter, told) => {
    const turn = {
      ...{ stream: { id: 'L', kind: 'licence' as const }, decider, before: state, state, recorded: [], own: 0 },
      ...{ tasksBefore: [], tasksAfter, since: new Map<string, number>(), opens: [] },
    };
    expect(mustTell(turn, 1, dueBefore, NOW)).toBe(told);
  });
});
