import { actorRef } from '../decider';
import type { Actor, Instant, Task } from '../decider';
import { licenceNumberProblem } from '../identifiers/licence-number';
import { Refused } from '../refused';
import type { ApprovalItem, ItemKind } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import type { CommandOf, DecideOne, EvolveOne, Phase } from './phase';
import { conditionElsewhere } from './conditions';
import { textOf } from './phase';
import { reserve, WORDS } from './numbers';
import { cancelUnneeded } from './branch';
import { isAgreed, isAnswered, isOpen, isReviewOver, itemOf, kindOf, mandatoryBranches, standsSince } from './standing';
import type { CaseBranch } from './branch-state';
import type { CaseItem, JointCase, Letter } from './state';
import { articleOf, dueOf, endClocksOf, groundOf, itemClock, approvalItem, procedureOf } from './terms';

/** The item that must be granted (or filed) first and is not (by the moment `at`), with the article that says so (条例 11(1), 法典 180(1)). */
function missingBefore(
  state: JointCase,
  kind: ItemKind,
  rules: Rules,
  at = Infinity,
): { item: CaseItem; article: string } | undefined {
  for (const { item, after, article } of procedureOf(state, rules).dependencies) {
    const first = itemOf(state, after);
    if (item !== kind || !first) continue;
    const since = standsSince(first);
    if (since === undefined || since > at) return { item: first, article };
  }
  return undefined;
}

/** No decision while somebody may still ask for a hearing, or one that was asked for is not held (行政许可法 47(1), 48). */
function assertHeard(state: JointCase, kind: ItemKind): void {
  const open = openHearing(state, kind);
  if (open) throw new Refused('hearing-open', { branch: open.id });
}

const openHearing = (state: JointCase, kind: ItemKind): CaseBranch | undefined =>
  mandatoryBranches(state, kind).find((branch) => kindOf(branch) === 'hearing' && branch.state === 'open');

/** Hearings whose record the decision must rest on (行政许可法 48: 行政机关应当根据听证笔录，作出行政许可决定 [memory]). */
const heardFor = (state: JointCase, kind: ItemKind): string[] =>
  mandatoryBranches(state, kind)
    .filter(({ hearing }) => hearing?.held !== undefined)
    .map(({ id }) => id);

function assertGrantable(state: JointCase, kind: ItemKind, at: Instant, rules: Rules): void {
  const missing = missingBefore(state, kind, rules, at);
  if (missing) throw new Refused('permit-before-eia', { article: missing.article, item: missing.item.kind });
  for (const branch of mandatoryBranches(state, kind)) {
    if (!isAnswered(branch)) {
      const code = kindOf(branch) === 'publicity' ? 'publicity-open' : 'branch-open';
      throw new Refused(code, { branch: branch.id, department: branch.department });
    }
    if (!isAgreed(branch)) {
      throw new Refused('branch-disagrees', { branch: branch.id, by: branch.opinion?.by.name ?? '' });
    }
  }
}

/** The number that the approver enters: a permit's from the national platform (条例 12(3)), a waste licence's the province's own. */
function enteredNumber(state: JointCase, item: ApprovalItem, command: CommandOf<'Decide'>): string | undefined {
  const entered = command.licenceNumber?.trim().toUpperCase();
  if (!item.licenceNumberEntered) {
    if (entered) throw new Refused('licence-number-not-entered', { item: item.kind }, '/licenceNumber');
    return undefined;
  }
  if (!entered) throw new Refused('licence-number-missing', { item: item.kind }, '/licenceNumber');
  const { uscc } = state.facts;
  const format = item.licenceNumberFormat;
  const problem = licenceNumberProblem(item.kind, entered, { uscc, ...(format ? { format } : {}) });
  if (problem) throw new Refused(problem, { number: entered, uscc, shape: format?.zh ?? '' }, '/licenceNumber');
  return entered;
}

/** Each condition stands in one licence only, where the procedure says so: no second one of the other licence's. */
function assertOwnConditions(state: JointCase, kind: ItemKind, conditions: string, rules: Rules): void {
  const other = conditionElsewhere(state, kind, conditions, procedureOf(state, rules));
  if (other) throw new Refused('condition-on-other-licence', { text: other.line, item: other.item }, '/conditions');
}

/** The item, before its decision. A second decision is told who was first. */
function undecided(state: JointCase, kind: ItemKind): CaseItem {
  const item = itemOf(state, kind);
  if (!item) throw new Refused('item-unknown', { item: kind }, '/item');
  if (item.decision) throw new Refused('already-acted', { by: item.decision.by.name, at: item.decision.at });
  if (item.state === 'checking') throw new Refused('not-accepted', { item: kind });
  if (item.state !== 'accepted') throw new Refused('item-ended', { item: kind, state: item.state });
  return item;
}

const decide: DecideOne<'Decide'> = (state, { command, actor, receivedAt: at }, rules) => {
  const item = undecided(state, command.item);
  const planned = approvalItem(state, item.kind, rules);
  if (actor.role !== planned.decidingRole) throw new Refused('forbidden');
  assertHeard(state, item.kind);
  const grants = command.outcome === 'grant';
  if (grants) {
    assertGrantable(state, item.kind, at, rules);
    assertOwnConditions(state, item.kind, command.conditions ?? '', rules);
  }
  const ground = grants ? undefined : groundOf(planned, 'decision', command.ground);
  if (!grants && !ground) throw new Refused('ground-unknown', { ground: command.ground ?? '' }, '/ground');
  const reason = grants ? undefined : textOf(command.reason, '/reason');
  const licenceNumber = grants ? enteredNumber(state, planned, command) : undefined;

  const by = actorRef(actor);
  const onRecord = heardFor(state, item.kind);
  const article = ground?.article ?? articleOf(rules.deadline(planned.decisionRule, state.receivedOn, state.jurisdiction));
  return [
    reserve(`decision/${item.kind}`, grants ? planned.documentWord : WORDS.refusal, state.jurisdiction, at, rules, {
      certificate: grants,
    }),
    {
      type: 'ItemDecided',
      at,
      item: item.kind,
      outcome: command.outcome,
      conditions: command.conditions?.trim() ?? '',
      ...(ground ? { ground: ground.code, reason } : {}),
      article,
      ...(licenceNumber === undefined ? {} : { licenceNumber }),
      ...(onRecord.length === 0 ? {} : { onRecord }),
      by,
    },
    ...endClocksOf(state, item.kind, { at, ground: 'decided', article, actor: by }),
  ];
};

const evolveDecided: EvolveOne<'ItemDecided'> = (state, event) => {
  const { item: kind, outcome, at, by, conditions, ground, licenceNumber } = event;
  const { number, verifyCode } = state.numbers[`decision/${kind}`] ?? { number: '', verifyCode: '' };
  const amends = itemOf(state, kind)?.amends;
  const decision: CaseItem['decision'] = {
    outcome,
    at,
    by,
    conditions,
    ...(ground === undefined ? {} : { ground, reason: event.reason }),
    article: event.article,
    documentNumber: number,
    ...(event.onRecord ? { onRecord: event.onRecord } : {}),
    // The number of an amended permit stays.
    licenceNumber: licenceNumber ?? (amends ? state.licence?.number : undefined) ?? number,
    verifyCode,
  };
  const letter: Letter = { id: `refusal-${kind}`, kind: 'decision-refusal', items: [kind], number, at };
  return cancelUnneeded({
    ...state,
    items: state.items.map((item) =>
      item.kind === kind ? { ...item, state: outcome === 'grant' ? 'granted' : 'refused', decision } : item,
    ),
    letters: outcome === 'refuse' ? [...state.letters, letter] : state.letters,
  });
};

/** The review is done and the items that come first are out of the way. */
const isDecidable = (state: JointCase, item: CaseItem, rules: Rules): boolean => {
  const missing = missingBefore(state, item.kind, rules);
  return (
    item.state === 'accepted' &&
    isReviewOver(state, item.kind) &&
    !openHearing(state, item.kind) &&
    (missing === undefined || !isOpen(missing.item))
  );
};

const tasks = (state: JointCase, rules: Rules): Task[] =>
  state.items
    .filter((item) => isDecidable(state, item, rules))
    .map(({ kind }) => ({
      // Sent back, the branches have other rounds when the item becomes decidable again.
      id: `Decide/${kind}/${mandatoryBranches(state, kind).reduce((sum, { round }) => sum + round, 0)}`,
      kind: 'Decide',
      for: { role: approvalItem(state, kind, rules).decidingRole },
      subject: kind,
      due: dueOf(state, itemClock(kind), rules),
    }));

const possible = (state: JointCase, actor: Actor, rules: Rules): boolean =>
  state.items.some(
    ({ kind, state: standing }) => standing === 'accepted' && approvalItem(state, kind, rules).decidingRole === actor.role,
  );

/** One decision per item. Never a grant over an open or disagreeing branch, nor a permit before its EIA. */
export const decision = {
  decide: { Decide: decide },
  evolve: { ItemDecided: evolveDecided },
  tasks,
  possible: { Decide: possible },
} satisfies Phase;
