import type { Clock } from '../domain/clock/ledger';
import type { Instant, LocalDate } from '../domain/decider';
import { deciderOf } from '../domain/deciders';
import type { JointCase } from '../domain/joint-case/state';
import type { Rules } from '../domain/rules/rules';
import { duesOf } from './preview-dates';
import { nearestDue } from './projections/joint-case';
import { processDue } from './turn';

/** A due date of an open case that another calendar moves. Number and dates only: who loads a calendar sees no case. */
export interface MovedDate {
  case: string;
  /** Id of the clock, and what it is: `statutory`, `internal` or `promised`, of an item or a branch. */
  clock: string;
  kind: Clock['kind'];
  subject: string;
  before: LocalDate;
  after: LocalDate;
}

/** What another calendar does to one open case: dates that are said, and rows of read models that differ. */
export interface CalendarEffect {
  id: string;
  seq: number;
  moved: MovedDate[];
  /** Null where the case's line in lists stays. */
  line: { next_due: LocalDate | null; next_due_subject: string | null; provisional: boolean } | null;
  tasks: { id: string; due: LocalDate | null }[];
  /** The nearest moment at which the process or time has something to do; undefined where it stays. */
  processDue?: Instant | null;
}

/**
 * Compares a case under two calendars. Pure. Which tasks there are depends on what happened only, never on the calendar; it
 * moves the dates at which they fall due.
 */
export function effectOf(
  { id, seq, state }: { id: string; seq: number; state: JointCase },
  before: Rules,
  after: Rules,
  now: Instant,
): CalendarEffect {
  const stream = { id, kind: 'joint-case' as const };
  const [was, is] = [duesOf(stream, state, before), duesOf(stream, state, after)];
  const moved = state.clocks.flatMap((clock): MovedDate[] => {
    const [from, to] = [was.get(clock.id), is.get(clock.id)];
    if (from === undefined || to === undefined || from === to) return [];
    return [{ case: state.number, clock: clock.id, kind: clock.kind, subject: clock.subject, before: from, after: to }];
  });
  const [lineBefore, lineAfter] = [nearestDue(state, before), nearestDue(state, after)];
  const sameLine = JSON.stringify(lineBefore) === JSON.stringify(lineAfter);
  const decider = deciderOf('joint-case');
  const [tasksBefore, tasksAfter] = [decider.tasks(state, before), decider.tasks(state, after)];
  const dueOf = new Map(tasksBefore.map((task) => [task.id, task.due]));
  const [momentBefore, momentAfter] = [processDue(tasksBefore, now), processDue(tasksAfter, now)];
  return {
    ...{ id, seq, moved },
    line: sameLine
      ? null
      : {
          next_due: lineAfter?.date ?? null,
          next_due_subject: lineAfter?.subject ?? null,
          provisional: lineAfter?.provisional ?? false,
        },
    tasks: tasksAfter.flatMap((task) =>
      typeof task.for === 'object' && dueOf.get(task.id) !== task.due ? [{ id: task.id, due: task.due ?? null }] : [],
    ),
    ...(momentBefore === momentAfter ? {} : { processDue: momentAfter }),
  };
}

export const changesNothing = ({ moved, line, tasks, processDue: due }: CalendarEffect): boolean =>
  moved.length === 0 && line === null && tasks.length === 0 && due === undefined;
