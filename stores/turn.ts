import { PROCESS, TIME } from '../domain/decider';
import type { Act, Actor, DomainEvent, Instant, NewStream, Task } from '../domain/decider';
import { deciderOf } from '../domain/deciders';
import type { AnyDecider } from '../domain/deciders';
import type { Rules } from '../domain/rules/rules';
import { settle } from '../domain/settle';
import type { StreamRef } from '../domain/decider';
import { GRACE_MS } from './sweep';

/** An event with who caused it and by which update. */
export interface Recorded {
  event: DomainEvent;
  actor: Actor;
  updateId: string;
}

/** What one step does to one stream, before anything is written. */
export interface Turn {
  stream: StreamRef;
  decider: AnyDecider;
  before: unknown;
  recorded: Recorded[];
  /** Index in `recorded` where the act's own events begin; what time did comes first. */
  own: number;
}

/** Settles what time has done up to the act, then decides the act. Pure; throws Refused. */
export function takeTurn(
  stream: StreamRef,
  before: unknown,
  act: Act<{ type: string }> | null,
  now: Instant,
  updateId: string,
  rules: Rules,
): Turn {
  const decider = deciderOf(stream.kind);
  const settled = settle(decider, before, act?.receivedAt ?? now, now, rules);
  const recorded: Recorded[] = settled.applied.flatMap(({ taskId, events }) =>
    events.map((event) => ({ event, actor: TIME, updateId: `${stream.id}/${taskId}` })),
  );
  const own = recorded.length;
  if (act) {
    for (const event of decider.decide(settled.state, act, rules)) recorded.push({ event, actor: act.actor, updateId });
  }
  return { stream, decider, before, recorded, own };
}

/** The turn once its numbers are filled: folded state, tasks before and after, and the streams it opens. */
export interface FoldedTurn extends Turn {
  state: unknown;
  tasksBefore: Task[];
  tasksAfter: Task[];
  /** Moment at which each new task came up: that of the update that made it. */
  since: Map<string, Instant>;
  opens: NewStream[];
}

export function foldTurn(turn: Turn, seqBefore: number, rules: Rules): FoldedTurn {
  const { decider, recorded } = turn;
  const tasksBefore = seqBefore === 0 ? [] : decider.tasks(turn.before, rules);
  const known = new Set(tasksBefore.map(({ id }) => id));
  const since = new Map<string, Instant>();
  const opens: NewStream[] = [];
  let state = turn.before;
  let tasksAfter = tasksBefore;
  recorded.forEach(({ event, updateId }, i) => {
    state = decider.evolve(state, event);
    opens.push(...decider.opens(state, event, seqBefore + 1 + i, rules));
    if (recorded[i + 1]?.updateId === updateId) return;
    tasksAfter = decider.tasks(state, rules);
    for (const { id } of tasksAfter) if (!known.has(id) && !since.has(id)) since.set(id, event.at);
  });
  return { ...turn, state, tasksBefore, tasksAfter, since, opens };
}

/** The first turn of a stream that another one opened. */
export const openTurn = (opened: NewStream, at: Instant, now: Instant, rules: Rules): Turn =>
  takeTurn(
    opened,
    deciderOf(opened.kind).initial(),
    { command: opened.command, actor: PROCESS, receivedAt: at, now },
    now,
    `${opened.id}/open`,
    rules,
  );

/** Earliest moment at which the process or time has something to do; null when neither has. */
export function processDue(tasks: Task[], now: Instant): Instant | null {
  const moments = tasks.filter((task) => task.for === 'process' || task.for === 'time').map((task) => task.at || now);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** Whether the workflow must look sooner than its own timer would make it, by more than what the sweep leaves to it anyway. */
export function mustTell(turn: FoldedTurn, seqBefore: number, dueBefore: Instant | null, now: Instant): boolean {
  const due = processDue(turn.tasksAfter, now);
  if (seqBefore === 0) return due !== null;
  if (turn.decider.closed(turn.state) && !turn.decider.closed(turn.before)) return true;
  if (due === null) return false;
  if (dueBefore === null || (due < dueBefore && (due <= now || dueBefore - due > GRACE_MS))) return true;
  const known = new Set(turn.tasksBefore.map((task) => task.id));
  return turn.tasksAfter.some((task) => task.for === 'process' && !known.has(task.id) && (task.at ?? 0) <= now);
}
