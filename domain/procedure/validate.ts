import type { Statute } from '../rules/statute';
import { termOf } from '../rules/statute';
import { approvals, isFiling } from './procedure';
import type { ApprovalItem, ItemKind, Procedure, ProcedureItem } from './procedure';
import { branchProblems, examines } from './validate-branches';

/** What is wrong with a procedure, and where in its file. */
export interface ProcedureProblem {
  /** JSON pointer: `/items/0/decisionRule`. */
  pointer: string;
  message: string;
}

/** Working days in so many calendar days, without holidays: what a promise must not exceed. */
const workingDaysIn = (calendarDays: number): number => Math.floor((calendarDays * 5) / 7);

/**
 * Whether a procedure of a right shape can work: rules known and of the right kind, a silence rule with its article, every
 * approval reviewed by a mandatory branch that can open (or granted on a commitment that is checked afterwards), dependencies
 * without a cycle, everything that refers to an item naming one of its own, and no promise longer than the law's term.
 * `statute` looks a row of data/deadlines.csv up.
 */
export function validateProcedure(procedure: Procedure, statute: (id: string) => Statute | undefined): ProcedureProblem[] {
  const kinds = procedure.items.map(({ kind }) => kind);
  return [
    ...repeated(kinds, '/items', 'kind'),
    ...repeated(
      procedure.branches.map(({ id }) => id),
      '/branches',
      'id',
    ),
    ...repeated(
      procedure.materials.map(({ code }) => code),
      '/materials',
      'code',
    ),
    ...procedure.items.flatMap((item, i) => itemProblems(item, `/items/${i}`, statute)),
    ...unknownItems(procedure, kinds),
    ...branchProblems(procedure, statute),
    ...coverage(procedure),
    ...amendments(procedure),
    ...wasteParts(procedure),
    ...cycles(procedure),
    ...order(procedure),
    ...promise(procedure, statute),
    ...jointClock(procedure, statute),
  ];
}

const repeated = (values: readonly string[], pointer: string, field: string): ProcedureProblem[] =>
  values.flatMap((value, i) =>
    values.indexOf(value) < i ? [{ pointer: `${pointer}/${i}/${field}`, message: `${value} is there twice` }] : [],
  );

function itemProblems(item: ProcedureItem, at: string, statute: (id: string) => Statute | undefined): ProcedureProblem[] {
  const problems: ProcedureProblem[] = [];
  const term = (field: string, id: string | null, direction: 'after' | 'before'): void => {
    if (id === null) return;
    const row = statute(id);
    const pointer = `${at}/${field}`;
    if (!row) problems.push({ pointer, message: `${id} is not in the list of deadlines` });
    else if (termOf(row)?.direction !== direction)
      problems.push({ pointer, message: `${id} is not a term that counts ${direction}` });
  };
  term('validityRule', item.validityRule, 'after');
  term('renewalRule', item.renewalRule, 'before');
  if (item.renewalRule !== null && item.validityRule === null) {
    problems.push({ pointer: `${at}/renewalRule`, message: 'a renewal needs a validity' });
  }
  if (isFiling(item)) return problems;
  term('completenessRule', item.completenessRule, 'after');
  term('decisionRule', item.decisionRule, 'after');
  const silence = statute(item.completenessRule);
  if (silence && (!silence.legal_effect.includes('deemed accepted') || !/\d/.test(silence.article))) {
    const message = `${item.completenessRule} gives silence no effect with an article`;
    problems.push({ pointer: `${at}/completenessRule`, message });
  }
  return [...problems, ...amendmentProblems(item, at)];
}

/** A change keeps the validity that is there; a renewal or re-application gives one. The permit's number never changes. */
function amendmentProblems(
  { amends, licenceKind, validityRule, licenceNumberEntered }: ApprovalItem,
  at: string,
): ProcedureProblem[] {
  const wrong = (field: string, message: string): ProcedureProblem[] => [{ pointer: `${at}/${field}`, message }];
  if (amends === undefined) return licenceKind === undefined ? [] : wrong('licenceKind', 'only where a permit is amended');
  return [
    ...(amends === 'change' && validityRule !== null ? wrong('validityRule', 'a change keeps the validity') : []),
    ...(amends !== 'change' && validityRule === null ? wrong('validityRule', `a ${amends} gives a validity`) : []),
    ...(licenceNumberEntered ? wrong('licenceNumberEntered', 'the number of an amended permit stays') : []),
  ];
}

function unknownItems(procedure: Procedure, kinds: readonly ItemKind[]): ProcedureProblem[] {
  const named: [string, ItemKind][] = [
    ...procedure.materials.flatMap((m, i) => m.items.map((kind): [string, ItemKind] => [`/materials/${i}/items`, kind])),
    ...procedure.branches.flatMap((b, i) => b.items.map((kind): [string, ItemKind] => [`/branches/${i}/items`, kind])),
    ...procedure.dependencies.flatMap((d, i): [string, ItemKind][] => [
      [`/dependencies/${i}/item`, d.item],
      [`/dependencies/${i}/after`, d.after],
    ]),
    ...procedure.issue.items.map((kind): [string, ItemKind] => ['/issue/items', kind]),
  ];
  return named.flatMap(([pointer, kind]) =>
    kinds.includes(kind) ? [] : [{ pointer, message: `${kind} is not an item of this procedure, so it can never come` }],
  );
}

/**
 * Each approval has its mandatory review (or is granted on a commitment that is checked afterwards) and its completeness check, a
 * filing has neither; each item its place in the issue rule.
 */
const coverage = (procedure: Procedure): ProcedureProblem[] =>
  procedure.items.flatMap((item, i) => {
    const { kind, department } = item;
    const promised = !isFiling(item) && item.commitment !== undefined && isFollowedUp(procedure, kind);
    const reviewed = promised || procedure.branches.some((branch) => examines(branch, kind));
    const checked = procedure.completeness.departments.includes(department);
    const issued = procedure.issue.items.includes(kind);
    const filed = isFiling(item);
    return [
      ...(filed || reviewed ? [] : [{ pointer: `/items/${i}`, message: `${kind} has no mandatory branch` }]),
      ...(filed && procedure.branches.some(({ items }) => items.includes(kind))
        ? [{ pointer: `/items/${i}`, message: `${kind} is filed and has nothing to review` }]
        : []),
      ...(filed || checked
        ? []
        : [
            {
              pointer: '/completeness/departments',
              message: `${department}, which handles ${kind}, does not check completeness`,
            },
          ]),
      ...(issued ? [] : [{ pointer: '/issue/items', message: `${kind} is never issued` }]),
    ];
  });

/** A case starts from one permit. */
const amendments = (procedure: Procedure): ProcedureProblem[] =>
  approvals(procedure).filter(({ amends }) => amends !== undefined).length > 1
    ? [{ pointer: '/items', message: 'two items start from a permit' }]
    : [];

const isFollowedUp = ({ branches }: Procedure, item: ItemKind): boolean =>
  branches.some(({ kind, items }) => kind === 'follow-up' && items.includes(item));

/** A waste licence is made of the section `waste` and of a number that no law shapes; no other item has either. */
function wasteParts({ items, sections = [] }: Procedure): ProcedureProblem[] {
  const asked = sections.includes('waste');
  const wanted = items.some(({ kind }) => kind.startsWith('waste-'));
  return [
    ...(asked === wanted
      ? []
      : [{ pointer: '/sections', message: wanted ? 'a waste licence needs the section waste' : 'no item is made of waste' }]),
    ...items.flatMap(({ kind, licenceNumberFormat, licenceNumberEntered }, i) =>
      licenceNumberFormat && !(kind.startsWith('waste-') && licenceNumberEntered)
        ? [{ pointer: `/items/${i}/licenceNumberFormat`, message: 'only for the entered number of a waste licence' }]
        : [],
    ),
  ];
}

function cycles({ dependencies }: Procedure): ProcedureProblem[] {
  const reaches = (from: ItemKind, goal: ItemKind, seen: ReadonlySet<ItemKind>): boolean =>
    dependencies.some(
      ({ item, after }) =>
        item === from && (after === goal || (!seen.has(after) && reaches(after, goal, new Set([...seen, after])))),
    );
  return dependencies.flatMap(({ item }, i) =>
    reaches(item, item, new Set([item])) ? [{ pointer: `/dependencies/${i}`, message: `${item} waits for itself` }] : [],
  );
}

const order = ({ completeness, warnings }: Procedure): ProcedureProblem[] => [
  ...(completeness.departments[0] === 'window'
    ? []
    : [{ pointer: '/completeness/departments/0', message: 'the window comes first' }]),
  ...repeated(completeness.departments, '/completeness/departments', ''),
  ...warnings.flatMap((share, i) =>
    share > (warnings[i - 1] ?? 0) ? [] : [{ pointer: `/warnings/${i}`, message: 'shares must rise' }],
  ),
];

/** The clock of joint handling is that of 行政许可法 42(2), over several departments (26(2)). */
function jointClock({ jointClock: joint, items }: Procedure, statute: (id: string) => Statute | undefined): ProcedureProblem[] {
  if (!joint) return [];
  const pointer = '/jointClock/rule';
  const row = statute(joint.rule);
  if (!row) return [{ pointer, message: `${joint.rule} is not in the list of deadlines` }];
  if (row.duty_holder !== 'joint lead') return [{ pointer, message: `${joint.rule} is no term of joint handling` }];
  return new Set(items.map(({ department }) => department)).size > 1
    ? []
    : [{ pointer, message: 'only one department decides: 行政许可法 26(2) speaks of several' }];
}

/** A promise may only shorten (优化营商环境条例 36(2)); a merged notice must go out before silence accepts. */
function promise(procedure: Procedure, statute: (id: string) => Statute | undefined): ProcedureProblem[] {
  return approvals(procedure).flatMap(({ kind, completenessRule, decisionRule }) => {
    const problems: ProcedureProblem[] = [];
    const decision = workingDays(decisionRule, statute);
    if (procedure.promised && decision !== null && procedure.promised.workingDays > decision) {
      const message = `longer than the ${decision} working days that ${decisionRule} leaves for ${kind}`;
      problems.push({ pointer: '/promised/workingDays', message });
    }
    const row = statute(completenessRule);
    const asking = row ? termOf(row) : null;
    if (asking && procedure.completeness.askingDays >= asking.length) {
      const message = `the notice must go out before ${completenessRule} has run ${asking.length} days`;
      problems.push({ pointer: '/completeness/askingDays', message });
    }
    return problems;
  });
}

function workingDays(id: string, statute: (id: string) => Statute | undefined): number | null {
  const row = statute(id);
  const rule = row ? termOf(row) : null;
  if (!rule) return null;
  if (rule.unit === 'working') return rule.length;
  return rule.unit === 'calendar' ? workingDaysIn(rule.length) : null;
}
