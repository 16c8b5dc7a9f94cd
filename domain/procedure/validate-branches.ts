import type { Statute } from '../rules/statute';
import { termOf } from '../rules/statute';
import { waitsForReviews } from './procedure';
import type { ItemKind, Procedure, ProcedureBranch } from './procedure';
import type { ProcedureProblem } from './validate';

/**
 * Whether the branches of a procedure can work: each opens at a time that comes and carries what its kind needs, and nothing that
 * belongs to another kind.
 */
export const branchProblems = ({ branches }: Procedure, statute: (id: string) => Statute | undefined): ProcedureProblem[] =>
  branches.flatMap((branch, i) => {
    const at = `/branches/${i}`;
    return [...openingProblems(branch, branches, at), ...publicityProblems(branch, at, statute), ...stopProblems(branch, at)];
  });

function openingProblems(branch: ProcedureBranch, all: readonly ProcedureBranch[], at: string): ProcedureProblem[] {
  const { kind, opens = 'acceptance', items, mandatory } = branch;
  const problem = (field: string, message: string): ProcedureProblem[] => [{ pointer: `${at}/${field}`, message }];
  if (kind === 'follow-up') {
    if (opens !== 'issue') return problem('opens', 'a check afterwards opens at issue');
    return mandatory ? [] : problem('mandatory', 'a check afterwards is not optional');
  }
  if (opens === 'issue') return problem('opens', 'only a check afterwards opens at issue');
  if ((kind === 'hearing') !== (opens === 'request')) return problem('opens', 'a hearing, and nothing else, opens on request');
  if (kind === 'hearing' && !mandatory) return problem('mandatory', 'a decision never goes before a hearing that was opened');
  // Without something before it, a branch would have nothing to wait for and open at a time that nobody chose.
  const first = all.some(
    (other) =>
      isFirst(other) && !(opens === 'opinions' && other.kind === 'publicity') && other.items.some((item) => items.includes(item)),
  );
  return waitsForReviews(opens) && !first ? problem('opens', 'waits for a review, and none of its items has one') : [];
}

const isFirst = ({ mandatory, opens = 'acceptance' }: ProcedureBranch): boolean => mandatory && opens === 'acceptance';

function publicityProblems(
  branch: ProcedureBranch,
  at: string,
  statute: (id: string) => Statute | undefined,
): ProcedureProblem[] {
  const { kind, rule, termWorkingDays } = branch;
  if (kind !== 'publicity') return rule === undefined ? [] : [{ pointer: `${at}/rule`, message: 'only publicity has a rule' }];
  const pointer = `${at}/rule`;
  if (rule === undefined) return [{ pointer, message: 'publicity needs the rule of its length' }];
  const row = statute(rule);
  const term = row ? termOf(row) : null;
  if (!term) return [{ pointer, message: row ? `${rule} is not a term` : `${rule} is not in the list of deadlines` }];
  if (term.unit !== 'working' && term.unit !== 'calendar') return [{ pointer, message: `${rule} is not a number of days` }];
  // It begins on the working day after its opening, so a term of the same length would always be overrun.
  return term.unit === 'working' && termWorkingDays <= term.length
    ? [{ pointer: `${at}/termWorkingDays`, message: `${rule} alone takes ${term.length} working days after the opening` }]
    : [];
}

function stopProblems({ kind, items, stopsClocks }: ProcedureBranch, at: string): ProcedureProblem[] {
  if (!stopsClocks) return [];
  const pointer = `${at}/stopsClocks`;
  if (kind !== 'panel' && kind !== 'hearing') return [{ pointer, message: 'only a panel or a hearing stops clocks' }];
  if ((kind === 'hearing') !== (stopsClocks.ground === 'hearing'))
    return [{ pointer: `${pointer}/ground`, message: 'a hearing stops clocks as a hearing, and a panel does not' }];
  const foreign = stopsClocks.items.filter((item) => !items.includes(item));
  return foreign.map((item) => ({ pointer: `${pointer}/items`, message: `${item} is not an item of this ${kind}` }));
}

/** An item is examined before its decision by a branch that asks somebody; a publicity period alone, or a hearing that may never be, examines nothing. */
export const examines = ({ kind, opens, mandatory, items }: ProcedureBranch, item: ItemKind): boolean =>
  mandatory && opens !== 'issue' && kind !== 'publicity' && kind !== 'hearing' && items.includes(item);
