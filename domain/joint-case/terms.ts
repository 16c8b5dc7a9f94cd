import type { ActorRef, Instant, LocalDate } from '../decider';
import { addDays, endOfDay, localDate } from '../calendar/dates';
import { dueDate } from '../clock/due';
import { clockState, enter } from '../clock/ledger';
import type { Clock, LedgerEntry } from '../clock/ledger';
import { isFiling } from '../procedure/procedure';
import type { ApprovalItem, ItemKind, Procedure, ProcedureBranch, ProcedureItem } from '../procedure/procedure';
import { applyDeadline } from '../rules/deadline';
import type { DeadlineRule } from '../rules/deadline';
import type { Rules } from '../rules/rules';
import type { JointCaseEvent } from './events';
import { branchOf, isOpen, openingOf } from './standing';
import type { CaseItem, JointCase } from './state';

export const procedureOf = (state: JointCase, rules: Rules): Procedure => rules.procedure(state.procedure);

/** The item of the pinned procedure; a case holds no other items. */
export function procedureItem(state: JointCase, kind: ItemKind, rules: Rules): ProcedureItem {
  const found = procedureOf(state, rules).items.find((item) => item.kind === kind);
  if (!found) throw new Error(`procedure ${state.procedure.id}/${state.procedure.version} has no item ${kind}`);
  return found;
}

/** The item, which is checked and decided; a filing never is. */
export function approvalItem(state: JointCase, kind: ItemKind, rules: Rules): ApprovalItem {
  const found = procedureItem(state, kind, rules);
  if (isFiling(found)) throw new Error(`${kind} is filed and has no approval`);
  return found;
}

/** A ground of the item's list for refusing to accept, or for refusing the approval. */
export const groundOf = (item: ApprovalItem, stage: 'acceptance' | 'decision', code: string | undefined) =>
  item.refusalGrounds.find((ground) => ground.code === code && (ground.stage ?? 'decision') === stage);

/** Source and article; a rule of which no article was seen (`-`) is cited by its source. */
export const articleOf = ({ source, article }: DeadlineRule): string => (article === '-' ? source : `${source} ${article}`);

export const completenessRule = (state: JointCase, item: CaseItem, rules: Rules): DeadlineRule =>
  rules.deadline(approvalItem(state, item.kind, rules).completenessRule, state.receivedOn, state.jurisdiction);

/** 24:00 of the last day on which the authority may say what is missing; then silence accepts (条例 9(4), 行政许可法 32(4)). */
export const silenceDay = (state: JointCase, item: CaseItem, rules: Rules): LocalDate =>
  applyDeadline(completenessRule(state, item, rules), localDate(item.receivedAt), rules.calendar(state.jurisdiction)).date;

/** End of the asking window: a local setting inside the shortest statutory time. */
export const askingEnd = (state: JointCase, rules: Rules): Instant =>
  endOfDay(addDays(state.receivedOn, procedureOf(state, rules).completeness.askingDays));

/** Last day of a running clock; undefined while it stands still or has ended. */
export function dueOf(state: JointCase, clockId: string, rules: Rules): LocalDate | undefined {
  const clock = state.clocks.find(({ id }) => id === clockId);
  if (!clock) return undefined;
  const due = dueDate(clock, rules, rules.calendar(state.jurisdiction));
  return due.state === 'running' && due.date !== null ? due.date : undefined;
}

export const itemClock = (kind: ItemKind): string => `item/${kind}`;
export const branchClock = (branch: string, round: number): string => `branch/${branch}/${round}`;
export const CASE_CLOCK = 'case';
/** The term of joint handling over the whole case (行政许可法 42(2)). */
export const JOINT_CLOCK = 'joint';

const started = (clock: Omit<Clock, 'ledger'>, at: Instant, start: Omit<LedgerEntry, 'kind'>): JointCaseEvent => ({
  type: 'ClockStarted',
  at,
  clock: enter({ ...clock, ledger: [] }, { kind: 'start', ...start }),
});

/** The statutory clock of an item, from receipt or acceptance as its law says. */
export function startItemClock(
  item: ApprovalItem,
  from: Instant,
  act: { at: Instant; by: ActorRef; receivedOn: LocalDate; jurisdiction: string },
  rules: Rules,
): JointCaseEvent {
  const article = articleOf(rules.deadline(item.decisionRule, act.receivedOn, act.jurisdiction));
  return started(
    { id: itemClock(item.kind), kind: 'statutory', subject: item.kind, rule: item.decisionRule, receivedOn: act.receivedOn },
    act.at,
    { at: from, ground: item.clockStarts, article, actor: act.by },
  );
}

/** The internal clock of a branch's round: a local setting. */
export function startBranchClock(
  state: JointCase,
  branch: ProcedureBranch,
  round: number,
  at: Instant,
  by: ActorRef,
): JointCaseEvent {
  const source = branch.source ?? `${state.procedure.id}/${state.procedure.version}`;
  const term = { length: branch.termWorkingDays, unit: 'working' as const, source };
  return started(
    { id: branchClock(branch.id, round), kind: 'internal', subject: branch.id, term, receivedOn: state.receivedOn },
    at,
    { at, ground: round === 1 ? 'opening' : 'sent-back', article: source, actor: by },
  );
}

/** The promised term of the whole case (优化营商环境条例 36(2): only shorter than the law's). */
export function startPromisedClock(
  state: JointCase,
  promised: NonNullable<Procedure['promised']>,
  from: Instant,
  at: Instant,
  by: ActorRef,
): JointCaseEvent {
  const term = { length: promised.workingDays, unit: 'working' as const, source: promised.source };
  return started({ id: CASE_CLOCK, kind: 'promised', subject: 'case', term, receivedOn: state.receivedOn }, at, {
    at: from,
    ground: 'acceptance',
    article: promised.source,
    actor: by,
  });
}

/** The term of joint handling (行政许可法 42(2)), from acceptance at the one window. */
export function startJointClock(
  state: JointCase,
  joint: NonNullable<Procedure['jointClock']>,
  from: Instant,
  act: { at: Instant; by: ActorRef },
  rules: Rules,
): JointCaseEvent {
  const { receivedOn, jurisdiction } = state;
  const article = articleOf(rules.deadline(joint.rule, receivedOn, jurisdiction));
  return started({ id: JOINT_CLOCK, kind: 'statutory', subject: 'case', rule: joint.rule, receivedOn }, act.at, {
    at: from,
    ground: 'acceptance',
    article,
    actor: act.by,
  });
}

/** Ends the clocks that still stand open among those chosen; by the article that set them, where no other is named. */
export const endClocks = (
  state: JointCase,
  chosen: (clock: Clock) => boolean,
  entry: Omit<LedgerEntry, 'kind' | 'article'> & { article?: string },
): JointCaseEvent[] =>
  state.clocks
    .filter((clock) => chosen(clock) && clockState(clock) !== 'ended')
    .map((clock) => entered(clock, { kind: 'end', article: clock.ledger[0]?.article ?? '', ...entry }));

/**
 * What ends with an item: its own clock, those of branches before the decision that no other open item waits for, and the
 * promise once nothing is left to decide.
 */
export function endClocksOf(state: JointCase, kind: ItemKind, entry: Parameters<typeof endClocks>[2]): JointCaseEvent[] {
  const others = state.items.filter((item) => item.kind !== kind && isOpen(item));
  const isOver = (subject: string): boolean => {
    const branch = branchOf(state, subject);
    return branch !== undefined && openingOf(branch) !== 'issue' && !others.some((item) => branch.items.includes(item.kind));
  };
  return endClocks(
    state,
    (clock) =>
      clock.id === itemClock(kind) ||
      (clock.kind === 'internal' && isOver(clock.subject)) ||
      ((clock.id === CASE_CLOCK || clock.id === JOINT_CLOCK) && others.length === 0),
    entry,
  );
}

/**
 * The event of one more entry; refused where the ledger does not allow it. Where its written notice is a letter of this case, the
 * letter's number is put in as the event is folded: it is known by then.
 */
export function entered(clock: Clock, entry: LedgerEntry, letter?: string): JointCaseEvent {
  enter(clock, letter === undefined ? entry : { ...entry, document: letter });
  return { type: 'ClockEntered', at: entry.at, clock: clock.id, entry, ...(letter === undefined ? {} : { letter }) };
}
