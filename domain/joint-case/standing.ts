import type { DepartmentKind, Instant } from '../decider';
import type { BranchKind, BranchOpening, ItemKind } from '../procedure/procedure';
import type { CaseBranch } from './branch-state';
import type { CaseItem, CorrectionNotice, Demand, JointCase } from './state';

/** Where a case stands, read from its state: shared by the phases. */

const ENDED: readonly CaseItem['state'][] = ['issued', 'refused', 'withdrawn', 'not-accepted'];

export const isEnded = (item: CaseItem): boolean => ENDED.includes(item.state);

/** The moment from which others may rest on it: granted, or filed; undefined while it is neither. */
export const standsSince = ({ state, decision, filed }: CaseItem): Instant | undefined =>
  state === 'granted' || state === 'filed' || state === 'issued' ? (filed?.at ?? decision?.at) : undefined;

/** Number under which it goes out: the licence's own, or that of the receipt. */
export const outgoingNumber = ({ decision, filed }: CaseItem): string =>
  filed ? (filed.platformNumber ?? filed.number) : (decision?.licenceNumber ?? '');

/** Still before its decision. */
export const isOpen = (item: CaseItem): boolean => item.state === 'checking' || item.state === 'accepted';

export const itemsIn = (state: JointCase, ...states: CaseItem['state'][]): ItemKind[] =>
  state.items.filter((item) => states.includes(item.state)).map(({ kind }) => kind);

export const itemOf = (state: JointCase, kind: string): CaseItem | undefined => state.items.find((item) => item.kind === kind);

export const branchOf = (state: JointCase, id: string): CaseBranch | undefined =>
  state.branches.find((branch) => branch.id === id);

/** Items that a department checks for completeness: its own; all of them where none is its own (the window). */
function checkedBy(state: JointCase, department: DepartmentKind): ItemKind[] {
  const own = state.items.filter((item) => item.department === department);
  return (own.length > 0 ? own : state.items).map(({ kind }) => kind);
}

/** Items of a department that still wait for acceptance. */
export const leftToCheck = (state: JointCase, department: DepartmentKind): ItemKind[] =>
  checkedBy(state, department).filter((kind) => itemOf(state, kind)?.state === 'checking');

/** The notice that waits for answers about an item not yet accepted. */
export const openNotice = (state: JointCase): CorrectionNotice | undefined =>
  state.corrections.find((notice) => notice.answeredAt === undefined);

/** Demands of a notice that still matter: those about an item not yet accepted. */
const livingDemands = <D extends Demand>(state: JointCase, demands: readonly D[]): D[] => {
  const checking = itemsIn(state, 'checking');
  return demands.filter((demand) => demand.items.some((item) => checking.includes(item)));
};

/** Demands without an answer in the open notice. */
export const unanswered = (state: JointCase): CorrectionNotice['demands'] =>
  livingDemands(state, openNotice(state)?.demands ?? []).filter((demand) => demand.answer === undefined);

/**
 * Demands that the next notice would carry: of all departments that reported, bound to items not yet accepted, the same
 * section with the same text only once. Empty while a notice waits for its answers.
 */
export function pendingDemands(state: JointCase): Demand[] {
  if (openNotice(state)) return [];
  const checking = itemsIn(state, 'checking');
  const merged = new Map<string, Demand>();
  for (const { state: reported, demands } of state.completeness) {
    if (reported !== 'demands') continue;
    for (const demand of livingDemands(state, demands)) {
      const key = `${demand.section}\n${demand.text}`;
      const items = demand.items.filter((item) => checking.includes(item));
      const same = merged.get(key);
      merged.set(key, same ? { ...same, items: [...new Set([...same.items, ...items])] } : { ...demand, items });
    }
  }
  return [...merged.values()];
}

/** Departments whose check stands in the way of acceptance: not reported, or their demands not met. */
export const blockingDepartments = (state: JointCase): DepartmentKind[] =>
  state.completeness
    .filter(({ department, state: reported, demands }) =>
      reported === 'open'
        ? leftToCheck(state, department).length > 0
        : reported === 'demands' && livingDemands(state, demands).length > 0,
    )
    .map(({ department }) => department);

/** True when the clerk may accept: something waits for acceptance and nothing stands in its way. */
export const isAcceptable = (state: JointCase): boolean =>
  itemsIn(state, 'checking').length > 0 && blockingDepartments(state).length === 0 && unanswered(state).length === 0;

export const kindOf = (branch: Pick<CaseBranch, 'kind'>): BranchKind => branch.kind ?? 'review';
export const openingOf = (branch: Pick<CaseBranch, 'opens'>): BranchOpening => branch.opens ?? 'acceptance';

/** Branches that an item's decision has to wait for; one that opens on request only once it was opened. */
export const mandatoryBranches = (state: JointCase, kind: ItemKind): CaseBranch[] =>
  state.branches.filter(
    (branch) =>
      branch.mandatory &&
      branch.state !== 'cancelled' &&
      openingOf(branch) !== 'issue' &&
      !(openingOf(branch) === 'request' && branch.state === 'waiting') &&
      branch.items.includes(kind),
  );

/** Answered in the current round. */
export const isAnswered = (branch: CaseBranch): boolean => branch.state === 'answered' && branch.opinion?.round === branch.round;

/** Answered in the current round so that the item may be granted. */
export const isAgreed = (branch: CaseBranch): boolean => isAnswered(branch) && branch.opinion?.value !== 'disagree';

/** Items of a branch that are still before their decision. */
const openItemsOf = (state: JointCase, branch: CaseBranch): CaseItem[] =>
  state.items.filter((item) => isOpen(item) && branch.items.includes(item.kind));

/**
 * Branches whose agreement another waits for: the mandatory ones of its items that open at acceptance, for `opinions` without the
 * publicity periods among them.
 */
export const reviewedFirst = (state: JointCase, branch: CaseBranch): CaseBranch[] =>
  state.branches.filter(
    (other) =>
      other.id !== branch.id &&
      other.mandatory &&
      other.state !== 'cancelled' &&
      openingOf(other) === 'acceptance' &&
      !(openingOf(branch) === 'opinions' && kindOf(other) === 'publicity') &&
      openItemsOf(state, branch).some(({ kind }) => other.items.includes(kind)),
  );

/** All its undecided items are accepted, and everything that has to come first agrees. */
export const isReviewed = (state: JointCase, branch: CaseBranch): boolean => {
  const items = openItemsOf(state, branch);
  return items.length > 0 && items.every((item) => item.state === 'accepted') && reviewedFirst(state, branch).every(isAgreed);
};

/**
 * Nothing is left to wait for before an item's decision: every mandatory branch is answered, or one disagrees so that those
 * after it never open and only a refusal is left.
 */
export const isReviewOver = (state: JointCase, kind: ItemKind): boolean => {
  const branches = mandatoryBranches(state, kind);
  if (branches.every(isAnswered)) return true;
  const first = branches.filter((branch) => openingOf(branch) === 'acceptance');
  return first.every(isAnswered) && branches.some((branch) => isAnswered(branch) && !isAgreed(branch));
};

/** Something that was granted on a commitment still has to be checked. */
export const isToFollow = (state: JointCase): boolean =>
  state.branches.some((branch) => openingOf(branch) === 'issue' && (branch.state === 'waiting' || branch.state === 'open'));
