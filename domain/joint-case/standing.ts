import type { DepartmentKind } from '../decider';
import type { ItemKind } from '../procedure/procedure';
import type { CaseBranch, CaseItem, CorrectionNotice, Demand, JointCase } from './state';

/** Where a case stands, read from its state: shared by the phases. */

const ENDED: readonly CaseItem['state'][] = ['issued', 'refused', 'withdrawn', 'not-accepted'];

export const isEnded = (item: CaseItem): boolean => ENDED.includes(item.state);

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

/** Branches that an item's decision has to wait for. */
export const mandatoryBranches = (state: JointCase, kind: ItemKind): CaseBranch[] =>
  state.branches.filter((branch) => branch.mandatory && branch.state !== 'cancelled' && branch.items.includes(kind));

/** Answered in the current round. */
export const isAnswered = (branch: CaseBranch): boolean => branch.state === 'answered' && branch.opinion?.round === branch.round;

/** Answered in the current round so that the item may be granted. */
export const isAgreed = (branch: CaseBranch): boolean => isAnswered(branch) && branch.opinion?.value !== 'disagree';
