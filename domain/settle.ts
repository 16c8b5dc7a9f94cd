import { TIME } from './decider';
import type { Decider, DomainEvent, Instant } from './decider';
import type { Rules } from './rules/rules';

export interface Settled<State, Event> {
  state: State;
  /** What time did, in the order in which it fell due. */
  applied: { taskId: string; events: Event[] }[];
}

/**
 * Does what time has to do up to and including `until`, in the order of the moments, looking again after each: so an act on
 * day 4 meets the state that the law had made on day 3, and an outage moves no date. Numbers that events reserve are still
 * empty here; nothing decided depends on them. Throws an Error when a task does not go away.
 */
export function settle<State, Command extends { type: string }, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  before: State,
  until: Instant,
  now: Instant,
  rules: Rules,
): Settled<State, Event> {
  const applied: Settled<State, Event>['applied'] = [];
  const done = new Set<string>();
  let state = before;
  for (;;) {
    const task = decider
      .tasks(state, rules)
      .filter(({ for: whose, at = 0 }) => whose === 'time' && at <= until)
      .sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1))[0];
    if (!task) return { state, applied };
    if (done.has(task.id)) throw new Error(`settle does not progress: ${task.id}`);
    done.add(task.id);
    // A task of time is the type of its command and carries nothing but its own id.
    const command = { type: task.kind, task: task.id } as unknown as Command;
    const events = decider.decide(state, { command, actor: TIME, receivedAt: task.at ?? 0, now }, rules);
    state = events.reduce((folded, event) => decider.evolve(folded, event), state);
    applied.push({ taskId: task.id, events });
  }
}
