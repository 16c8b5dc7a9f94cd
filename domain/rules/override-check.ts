import type { LocalDate } from '../decider';
import type { DeadlineRule } from './deadline';
import { overridden, PROMISE_RULE, type DeadlineOverride } from './override';
import { termOf, type Statute } from './statute';

/** What is wrong with an override, and where in its file. */
export interface OverrideProblem {
  /** JSON pointer: `/overrides/0/unit`. */
  pointer: string;
  message: string;
}

interface Known {
  statutes: readonly Statute[];
  jurisdictions: ReadonlySet<string>;
  /** What is wrong with a promise of so many working days in a procedure; undefined when nothing is. */
  promise: (procedure: string, workingDays: number) => string | undefined;
}

/**
 * Whether local texts stay within what the law leaves them: rule, authority and procedure known, something changed, no two at
 * once, and no statutory term lengthened (or least length shortened, or duty of a citizen changed) unless the row names the law
 * that allows it. Where a statute says only 日, either day type is a reading of it.
 */
export function overrideProblems(overrides: readonly DeadlineOverride[], known: Known): OverrideProblem[] {
  return overrides.flatMap((override, i) => {
    const at = `/overrides/${i}`;
    const problem = (field: string, message: string): OverrideProblem => ({ pointer: `${at}/${field}`, message });
    const problems = [
      ...(known.jurisdictions.has(override.jurisdiction)
        ? []
        : [problem('jurisdiction', `${override.jurisdiction} is not an authority of jurisdictions.json`)]),
      ...(override.validTo !== undefined && override.validTo < override.validFrom
        ? [problem('validTo', 'before validFrom')]
        : []),
      ...overrides
        .slice(0, i)
        .filter((other) => sameSubject(other, override) && overlaps(other, override))
        .map((other) => problem('validFrom', `overlaps the one from ${other.validFrom}`)),
    ];
    const own = override.rule === PROMISE_RULE ? ofPromise(override, known) : ofTerm(override, known);
    return [...problems, ...own.map(({ pointer, message }) => problem(pointer, message))];
  });
}

const sameSubject = (a: DeadlineOverride, b: DeadlineOverride): boolean =>
  a.jurisdiction === b.jurisdiction && a.rule === b.rule && a.procedure === b.procedure;

const END: LocalDate = '9999-12-31';
const overlaps = (a: DeadlineOverride, b: DeadlineOverride): boolean =>
  a.validFrom <= (b.validTo ?? END) && b.validFrom <= (a.validTo ?? END);

/** A promise is counted in working days, of one procedure, whose statutory terms it may only shorten (优化营商环境条例 36(2)). */
function ofPromise({ procedure, length, unit, startDayCounts, roll }: DeadlineOverride, known: Known): OverrideProblem[] {
  const problems: OverrideProblem[] = [];
  if (procedure === undefined) problems.push({ pointer: 'procedure', message: 'a promise names its procedure' });
  if (length === undefined) problems.push({ pointer: 'length', message: 'a promise needs its length' });
  const wrong = procedure === undefined || length === undefined ? undefined : known.promise(procedure, length);
  if (wrong !== undefined) problems.push({ pointer: 'length', message: wrong });
  if (unit !== 'working') problems.push({ pointer: 'unit', message: 'a promise is counted in working days' });
  if (startDayCounts !== undefined || roll !== undefined)
    problems.push({ pointer: 'rule', message: 'a promise has a length only' });
  return problems;
}

function ofTerm(override: DeadlineOverride, { statutes }: Known): OverrideProblem[] {
  if (override.procedure !== undefined) return [{ pointer: 'procedure', message: `only a promise (${PROMISE_RULE}) names one` }];
  const versions = statutes.filter(({ rule_id: id }) => id === override.rule);
  if (versions.length === 0) return [{ pointer: 'rule', message: `${override.rule} is not in the list of deadlines` }];
  const met = versions.filter(
    ({ effective_from: from, effective_to: to }) => (override.validTo ?? END) >= from && (to === '' || override.validFrom <= to),
  );
  if (met.length === 0) return [{ pointer: 'validFrom', message: `no version of ${override.rule} is in force then` }];
  return met.flatMap((statute) => {
    const term = termOf(statute);
    if (!term) return [{ pointer: 'rule', message: `${override.rule} is not a term with a last day` }];
    return againstStatute(override, term, statute);
  });
}

/** Who the statute protects decides which way a local text may go: see `overrideProblems`. */
function againstStatute(override: DeadlineOverride, term: DeadlineRule, statute: Statute): OverrideProblem[] {
  const local = overridden(term, override);
  const same =
    local.length === term.length &&
    local.unit === term.unit &&
    local.unitUnspecified === term.unitUnspecified &&
    local.startDayCounts === term.startDayCounts &&
    local.roll === term.roll;
  if (same) return [{ pointer: 'rule', message: `says what ${term.id} says` }];
  if (local.direction === 'before' && local.roll)
    return [{ pointer: 'roll', message: 'a term that counts back never rolls forward' }];
  if (override.allowedBy) return [];
  const way = wayOf(statute);
  const problems: OverrideProblem[] = [];
  const length = compare(local, term);
  if (length !== 'same' && length !== way) {
    const pointer = override.unit !== undefined && override.unit !== term.unit ? 'unit' : 'length';
    problems.push({ pointer, message: `${forbidden(way, length)} ${term.id} without the law that allows it (allowedBy)` });
  }
  if (term.startDayCounts && !local.startDayCounts && way !== 'longer')
    problems.push({ pointer: 'startDayCounts', message: `lengthens ${term.id} without the law that allows it (allowedBy)` });
  if (local.roll && !term.roll)
    problems.push({ pointer: 'roll', message: `lengthens ${term.id} without the law that allows it (allowedBy)` });
  return problems;
}

type Way = 'shorter' | 'longer' | 'none';

/** An authority may bind itself to less time, and show or publish for longer; what citizens must do is for the law alone. */
function wayOf({ duty_holder: holder, legal_effect: effect }: Statute): Way {
  if (/^min/.test(effect)) return 'longer';
  return ['authority', 'issuing authority', 'joint lead', 'enforcement'].includes(holder) ? 'shorter' : 'none';
}

const forbidden = (way: Way, length: 'shorter' | 'longer'): string =>
  way === 'none' ? 'changes' : length === 'longer' ? 'lengthens' : 'shortens';

/** Where the statute says only 日, either reading is the statute's own; otherwise a working day is longer than a calendar day. */
function compare(local: DeadlineRule, statute: DeadlineRule): 'same' | 'shorter' | 'longer' {
  if (local.unit === statute.unit || (statute.unitUnspecified && isDay(local))) {
    return local.length === statute.length ? 'same' : local.length < statute.length ? 'shorter' : 'longer';
  }
  return local.unit === 'calendar' && statute.unit === 'working' && local.length <= statute.length ? 'shorter' : 'longer';
}

const isDay = ({ unit }: DeadlineRule): boolean => unit === 'working' || unit === 'calendar';
