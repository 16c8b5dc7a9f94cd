import { TIME } from '../../domain/decider';
import type { Act, Decider, DomainEvent, Task } from '../../domain/decider';
import { settle } from '../../domain/settle';
import { rules } from './rules';

type Ring = DomainEvent & { type: 'Rang'; bell: string; now: number; by: string };
type RingCommand = { type: 'Ring'; task: string };

/** Bells that ring at their hour; ringing `a` hangs a further one, `late`, which is due at once. */
const bells = (endless = false): Decider<string[], RingCommand, Ring> => ({
  kind: 'notice',
  version: 1,
  initial: () => [],
  decide: (_state, { command, receivedAt, now, actor }: Act<RingCommand>) => [
    { type: 'Rang', at: receivedAt, bell: command.task, now, by: actor.kind },
  ],
  evolve: (rung, { bell }) => (endless ? rung : [...rung, bell]),
  tasks: (rung) => {
    const all: Task[] = [
      { id: 'b', kind: 'Ring', for: 'time', at: 20 },
      { id: 'a', kind: 'Ring', for: 'time', at: 10 },
      { id: 'a2', kind: 'Ring', for: 'time', at: 10 },
      { id: 'people', kind: 'Ring', for: { role: 'clerk' }, at: 0 },
      { id: 'process', kind: 'Ring', for: 'process', at: 0 },
      ...(rung.includes('a') ? [{ id: 'late', kind: 'Ring', for: 'time' as const, at: 5 }] : []),
    ];
    return all.filter(({ id }) => !rung.includes(id));
  },
  closed: () => false,
  opens: () => [],
  allowed: () => [],
});

describe('settle', () => {
  it('does what time has to do, in the order of the moments, looking again after each', () => {
    const { state, applied } = settle(bells(), [], 20, 99, rules);
    expect(applied.map(({ taskId, events }) => [taskId, events[0]?.at])).toEqual([
      ['a', 10],
      ['late', 5],
      ['a2', 10],
      ['b', 20],
    ]);
    expect(state).toEqual(['a', 'late', 'a2', 'b']);
    expect(applied[0]?.events).toEqual([{ type: 'Rang', at: 10, bell: 'a', now: 99, by: TIME.kind }]);
  });

  it('does nothing that falls due later, and nothing of people or the process', () => {
    expect(settle(bells(), [], 9, 99, rules)).toEqual({ state: [], applied: [] });
  });

  it('stops with an error at a task that does not go away', () => {
    expect(() => settle(bells(true), [], 20, 20, rules)).toThrow('settle does not progress');
  });
});
