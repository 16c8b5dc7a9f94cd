import { addWorkingDays, localDate, nextWholeDay, nextWorkingDay, startOfDay } from '../calendar/dates';
import { dueDate } from '../clock/due';
import type { Actor, Instant, Task } from '../decider';
import { jointCase, violations } from '../joint-case';
import type { JointCaseCommand } from '../joint-case/commands';
import type { JointCaseEvent } from '../joint-case/events';
import { isEnded, itemOf } from '../joint-case/standing';
import type { JointCase } from '../joint-case/state';
import { articleOf, CASE_CLOCK, completenessRule } from '../joint-case/terms';
import { Refused } from '../refused';
import { applyDeadline } from '../rules/deadline';
import type { Rules } from '../rules/rules';
import { settle } from '../settle';
import { without } from '../without';
import { isFiling, type ProcedureItem } from './procedure';
import { actFor, actorFor, submissionOf } from './dry-acts';
import type { DryClock, DryRun, DryRunOf, DrySilence, DryStep, Finding, FindingCode } from './dry-run-result';

const HOUR = 3_600_000;
/** Far more than a procedure can ask for: a run that goes round in circles ends. */
const MOST_STEPS = 400;

/**
 * An example case sent through a procedure by the deciders themselves, without trouble: everything complete, everybody
 * agrees, everything granted. Says who has which task, when, and what can never come about. Never throws for a procedure of
 * a right shape: what the law's data lacks is a finding.
 */
export function dryRun(asked: DryRunOf, lawOfToday: Rules): DryRun {
  const procedure = { ...asked.procedure, items: asked.procedure.items.map(withoutFormat) };
  const rules: Rules = {
    ...lawOfToday,
    procedure: () => procedure,
    versionsOf: () => [procedure],
    currentProcedure: () => procedure,
  };
  const run = new Run(asked, rules);
  try {
    run.submit();
    run.goOn();
  } catch (error) {
    run.findings.push(findingOf(error));
  }
  return run.result();
}

/** The submission is refused, or the law's data lacks what the procedure names. */
const findingOf = (error: unknown): Finding =>
  error instanceof Refused
    ? { code: 'refused', subject: 'Submit', reason: error.code }
    : { code: 'rule-missing', subject: error instanceof Error ? error.message : String(error) };

/** A number that a province gives in its own shape is nothing that a run could try. */
const withoutFormat = (item: ProcedureItem): ProcedureItem => (isFiling(item) ? item : without(item, 'licenceNumberFormat'));

class Run {
  readonly findings: Finding[] = [];
  private readonly steps: DryStep[] = [];
  private silences: DrySilence[] = [];
  private state = jointCase.initial();
  private now: Instant;
  private finishedAt: Instant | undefined;
  /** When each task of people came up. */
  private readonly since = new Map<string, Instant>();
  /** Tasks that were tried and refused, or that nobody knows how to do. */
  private readonly left = new Set<string>();

  constructor(
    private readonly asked: DryRunOf,
    private readonly rules: Rules,
  ) {
    this.now = startOfDay(asked.receivedOn) + 9 * HOUR;
  }

  submit(): void {
    this.act({ id: 'Submit', kind: 'Submit', for: { role: 'enterprise' } }, submissionOf(this.asked));
    this.silences = this.silencesNow();
  }

  goOn(): void {
    while (this.steps.length < MOST_STEPS) {
      const open = jointCase.tasks(this.state, this.rules);
      const own = open.find((task) => task.for === 'process' && !this.left.has(task.id));
      if (own) {
        this.does(own);
        continue;
      }
      const next = open
        .filter((task) => this.isDoable(task))
        .map((task) => ({ task, at: this.momentOf(task) }))
        .sort((a, b) => a.at - b.at)[0];
      const time = Math.min(...open.filter((task) => task.for === 'time').map(({ at = 0 }) => at));
      if (!next && time === Infinity) return;
      if (next && next.at < time) {
        this.now = next.at;
        this.does(next.task);
      } else this.settles(time);
    }
  }

  private isDoable(task: Task): boolean {
    if (typeof task.for !== 'object' || this.left.has(task.id)) return false;
    if (this.asked.pace === 'silent' && ['CheckCompleteness', 'Accept'].includes(task.kind)) return false;
    if (!this.since.has(task.id)) this.since.set(task.id, this.now);
    return actFor(task, this.standing()) !== 'nothing';
  }

  private standing = () => ({ state: this.state, rules: this.rules, on: localDate(this.now) });

  /** Ten o’clock of the next working day, or four o’clock of the last one that the task and the promise leave. */
  private momentOf({ id, due }: Task): Instant {
    const calendar = this.rules.calendar(this.asked.jurisdiction);
    const since = this.since.get(id) ?? this.now;
    if (this.asked.pace !== 'prompt' && due !== undefined) {
      const promised = this.dues().find(({ clock }) => clock === CASE_CLOCK)?.due ?? due;
      const last = promised < due ? promised : due;
      const on = calendar.isWorkingDay(last) ? last : addWorkingDays(calendar, last, -1);
      return Math.max(this.now, startOfDay(on) + 16 * HOUR);
    }
    return Math.max(this.now, startOfDay(nextWorkingDay(calendar, nextWholeDay(since))) + 10 * HOUR);
  }

  private does(task: Task): void {
    const command = actFor(task, this.standing());
    if (command === 'nothing' || command === 'unknown') {
      this.left.add(task.id);
      this.findings.push({ code: 'task-unknown', subject: task.kind });
      return;
    }
    try {
      this.act(task, command);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.left.add(task.id);
      this.findings.push({ code: 'refused', subject: task.kind, reason: error.code });
    }
  }

  private act(task: Task, command: JointCaseCommand): void {
    const actor: Actor = actorFor(task, { ...this.standing(), state: { ...this.state, jurisdiction: this.asked.jurisdiction } });
    const act = { command, actor, receivedAt: this.now, now: this.now };
    this.record(task, jointCase.decide(this.state, act, this.rules));
  }

  private settles(until: Instant): void {
    this.now = Math.max(this.now, until);
    const before = jointCase.tasks(this.state, this.rules);
    const { applied } = settle(jointCase, this.state, until, this.now, this.rules);
    for (const { taskId, events } of applied) {
      const kind = taskId.split('/')[0] ?? '';
      const task = before.find(({ id }) => id === taskId);
      this.record({ id: taskId, kind, for: 'time', ...(task?.subject === undefined ? {} : { subject: task.subject }) }, events);
    }
  }

  private record(task: Task, events: readonly JointCaseEvent[]): void {
    // The step would fill numbers from its counters; nothing decided depends on them.
    this.state = events.reduce((state, event) => jointCase.evolve(state, event), this.state);
    if (this.state.items.length > 0 && this.state.items.every(isEnded)) this.finishedAt ??= this.now;
    this.steps.push({
      ...{ at: this.now, kind: task.kind, by: task.for, events: events.map(({ type }) => type) },
      ...(task.subject === undefined ? {} : { subject: task.subject }),
      ...(task.due === undefined ? {} : { due: task.due }),
      running: this.dues(),
    });
  }

  private dues(): DryStep['running'] {
    const calendar = this.rules.calendar(this.asked.jurisdiction);
    return this.state.clocks.flatMap((clock) => {
      const { state, date } = dueDate(clock, this.rules, calendar);
      return state === 'running' && date !== null ? [{ clock: clock.id, due: date }] : [];
    });
  }

  private silencesNow(): DrySilence[] {
    return jointCase.tasks(this.state, this.rules).flatMap(({ kind, subject = '' }) => {
      const item = itemOf(this.state, subject);
      if (kind !== 'AcceptBySilence' || !item) return [];
      const rule = completenessRule(this.state, item, this.rules);
      const { date, steps } = applyDeadline(rule, localDate(item.receivedAt), this.rules.calendar(this.state.jurisdiction));
      return [{ item: item.kind, on: date, article: articleOf(rule), steps }];
    });
  }

  result(): DryRun {
    const clocks = this.clocks();
    const { items } = this.state;
    const provisional = clocks
      .filter((clock) => clock.provisional)
      .map(({ id }): Finding => ({ code: 'provisional', subject: id }));
    return {
      ...{ receivedOn: this.asked.receivedOn, pace: this.asked.pace },
      ...{ steps: this.steps, clocks, silences: this.silences },
      promised: clocks.find(({ id }) => id === CASE_CLOCK)?.due ?? null,
      finishedOn: this.finishedAt === undefined ? null : localDate(this.finishedAt),
      items: items.map(({ kind, state }) => ({ kind, state })),
      findings: [
        ...this.findings,
        ...items.filter((item) => !isEnded(item)).map(({ kind, state }): Finding => ({ code: UNFINISHED[state], subject: kind })),
        ...clocks.filter(({ late }) => late).map(({ id }): Finding => ({ code: 'late', subject: id })),
        ...provisional,
        ...violations(this.state, this.rules).map((subject): Finding => ({ code: 'violation', subject })),
      ],
    };
  }

  private clocks(): DryClock[] {
    const calendar = this.rules.calendar(this.asked.jurisdiction);
    return this.state.clocks.map((clock): DryClock => {
      const { startedOn, date: due, provisional, steps } = dueDate(clock, this.rules, calendar);
      const end = clock.ledger.findLast(({ kind }) => kind === 'end');
      const endedOn = end ? localDate(end.at) : null;
      const late = due !== null && (endedOn ?? localDate(this.now)) > due;
      return { ...{ id: clock.id, kind: clock.kind, subject: clock.subject }, startedOn, due, endedOn, late, provisional, steps };
    });
  }
}

/** What an item that has not ended lacks. */
const UNFINISHED: Record<JointCase['items'][number]['state'], FindingCode> = {
  checking: 'never-accepted',
  accepted: 'never-decided',
  granted: 'never-issued',
  refused: 'never-issued',
  issued: 'never-issued',
  filed: 'never-issued',
  withdrawn: 'never-issued',
  'not-accepted': 'never-issued',
};
