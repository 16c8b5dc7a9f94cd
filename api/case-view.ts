import type { Actor, Instant, LocalDate, Task } from '../domain/decider';
import { localDate } from '../domain/calendar/dates';
import { daysLeft, dueDate, readingsOf, type Due, type Reading } from '../domain/clock/due';
import type { Clock } from '../domain/clock/ledger';
import { deciderOf } from '../domain/deciders';
import { stageOf } from '../domain/joint-case';
import type { CaseStage, JointCase } from '../domain/joint-case/state';
import type { Procedure } from '../domain/procedure/procedure';
import { Refused } from '../domain/refused';
import type { Rules } from '../domain/rules/rules';
import { settle } from '../domain/settle';
import { findStream } from '../stores/reads/cases';
import { seesStream } from './scope';
import type { ApiServices } from './services';

/** A clock of a case with where it stands today. */
export interface ClockView {
  clock: Clock;
  due: Due;
  /** Both dates where the text says only 日; null elsewhere. */
  readings: Reading[] | null;
  /** Days of the term still to come, in its day type; negative when overdue; null once the clock has ended. */
  daysLeft: number | null;
}

/** One case as one person may see it, with what time has done up to now, even where nobody has recorded it yet. */
export interface CaseView {
  id: string;
  /** Sequence number of what is stored; a commit may name it. */
  seq: number;
  state: JointCase;
  stage: CaseStage;
  procedure: Procedure;
  rules: Rules;
  now: Instant;
  today: LocalDate;
  clocks: ClockView[];
  tasks: Task[];
  /** Commands that this person may give now. */
  allowed: string[];
  /** True while time has done something that is not recorded yet. */
  catchingUp: boolean;
  /** Why the stream was set aside; null while all is well. */
  quarantined: string | null;
}

/** Loads a case for a person. Throws Refused('not-found') for one that is not theirs to see. */
export async function loadCase(services: Pick<ApiServices, 'db' | 'rules'>, actor: Actor, id: string): Promise<CaseView> {
  const stream = await findStream(services.db, 'joint-case', id);
  if (!stream) throw new Refused('not-found');
  const rules = await services.rules(stream.rulesVersion);
  if (!seesStream(actor, 'joint-case', stream, rules)) throw new Refused('not-found');
  const now = Date.now() + stream.offset;
  const decider = deciderOf('joint-case');
  // A quarantined stream is one whose rules throw: it is shown as it was stored.
  const settled = stream.quarantined ? { state: stream.state, applied: [] } : settle(decider, stream.state, now, now, rules);
  const state = settled.state as JointCase;
  return {
    id,
    seq: stream.seq,
    state,
    stage: stageOf(state),
    procedure: rules.procedure(state.procedure),
    rules,
    now,
    today: localDate(now),
    clocks: stream.quarantined ? [] : state.clocks.map((clock) => clockView(clock, state.jurisdiction, rules, now)),
    tasks: stream.quarantined ? [] : decider.tasks(state, rules),
    allowed: stream.quarantined ? [] : decider.allowed(state, actor, now, rules),
    catchingUp: settled.applied.length > 0,
    quarantined: stream.quarantined,
  };
}

/** A clock with its due date and the days left today. */
export function clockView(clock: Clock, jurisdiction: string, rules: Rules, now: Instant): ClockView {
  const calendar = rules.calendar(jurisdiction);
  const due = dueDate(clock, rules, calendar);
  const readings = readingsOf(clock, rules, calendar);
  return { clock, due, readings, daysLeft: due.state === 'ended' ? null : daysLeft(due, localDate(now), calendar) };
}
