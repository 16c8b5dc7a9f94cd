import { isFiling } from '../procedure/procedure';
import type { Procedure, ProcedureItem } from '../procedure/procedure';
import { sameValue } from '../procedure/difference';
import type { Value } from '../procedure/difference';
import { Refused } from '../refused';
import type { CasePlan } from './events';
import { isEnded, kindOf, openingOf } from './standing';
import type { CaseBranch } from './branch-state';
import type { JointCase } from './state';

/** What stands in the way of going on under another version: what was done, and what the law already counts. */

type PlannedBranch = CasePlan['branches'][number];

/** Somebody has begun: answered, claimed, sent back, to be done anew, or something stands in the file. */
export const isBegun = (branch: CaseBranch): boolean =>
  branch.state === 'answered' ||
  (branch.state === 'waiting' && branch.round > 0) ||
  (branch.state === 'open' &&
    [
      branch.claimedBy,
      branch.visit,
      branch.panel,
      branch.notices,
      branch.hearing,
      branch.followUp,
      branch.opinion,
      branch.sentBack,
    ].some((done) => done !== undefined));

/** An open branch goes on as it is where the other version has it with the same department, items, kind and opening. */
export const keepsBranch = (branch: CaseBranch, planned: PlannedBranch): boolean =>
  branch.state === 'open' &&
  branch.department === planned.department &&
  sameValue(branch.items, planned.items) &&
  kindOf(branch) === kindOf(planned) &&
  openingOf(branch) === openingOf(planned);

/** Refuses a move that would take back what was done, or change what the law counts by in the midst of it. */
export function assertMovable(state: JointCase, from: Procedure, to: Procedure): void {
  for (const { kind, decision, state: standing } of state.items)
    if (decision || standing === 'issued') throw new Refused('move-decided', { item: kind });
  if (state.items.every(isEnded)) throw new Refused('move-decided', { item: state.items[0]?.kind ?? '' });
  assertSameItems(from, to);
  const asking = from.completeness.askingDays !== to.completeness.askingDays;
  if (asking && state.items.some(({ state: standing }) => standing === 'checking'))
    throw new Refused('move-terms-differ', { item: state.items[0]?.kind ?? '' });
  if (!same(from.jointClock?.rule, to.jointClock?.rule))
    throw new Refused('move-terms-differ', { item: state.items[0]?.kind ?? '' });
  for (const { department, state: standing } of state.completeness)
    if (standing !== 'open' && !to.completeness.departments.includes(department))
      throw new Refused('move-check-done', { department });
  for (const branch of state.branches) assertBranch(branch, from, to);
}

function assertSameItems(from: Procedure, to: Procedure): void {
  const shape = (item: ProcedureItem) => [item.kind, item.department, item.handling, isFiling(item) ? undefined : item.amends];
  const [now, then] = [from.items, to.items];
  const other = now.find((item, i) => !same(shape(item), then[i] ? shape(then[i]) : undefined));
  if (other || then.length !== now.length) throw new Refused('move-items-differ', { item: (other ?? then.at(-1)!).kind });
  const terms = (item: ProcedureItem) =>
    isFiling(item) ? [] : [item.completenessRule, item.decisionRule, item.clockStarts, item.validityRule, item.renewalRule];
  const counted = now.find((item, i) => !same(terms(item), terms(then[i]!)));
  if (counted) throw new Refused('move-terms-differ', { item: counted.kind });
}

/** What a branch that somebody has begun is must not change under them; how long it takes, and what it is called, may. */
function assertBranch(branch: CaseBranch, from: Procedure, to: Procedure): void {
  if (!isBegun(branch)) return;
  const what = ({ branches }: Procedure) => {
    const found = branches.find(({ id }) => id === branch.id);
    return found && [kindOf(found), openingOf(found), found.department, found.items, found.rule, found.stopsClocks];
  };
  const planned = what(to);
  if (planned && same(what(from), planned)) return;
  const name = from.branches.find(({ id }) => id === branch.id);
  throw new Refused('move-work-done', { branchZh: name?.zh ?? branch.id, branchEn: name?.en ?? branch.id });
}

const same = (a: unknown, b: unknown): boolean => sameValue(asValue(a), asValue(b));

/** As it stands in a file, where nothing is undefined. */
const asValue = (value: unknown): Value => JSON.parse(JSON.stringify(value ?? null)) as Value;
