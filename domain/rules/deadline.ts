import type { Calendar } from '../calendar/calendar';
import type { LocalDate } from '../decider';
import { without } from '../without';
import type { ExplainStep, RuleCited } from './explain-step';
import type { LocalRule } from './override';
import { countBack, countTerm } from './term';

export type DayType = 'working' | 'calendar';

/** One row of data/deadlines.csv: a statutory time limit with its source. Shared shape of all rules, whoever they bind. */
export interface DeadlineRule {
  id: string;
  what: string;
  length: number;
  unit: DayType | 'month' | 'year';
  /** True when the text says only 日 and the day type is the engine's default (statutes.md 1.4). */
  unitUnspecified: boolean;
  direction: 'after' | 'before';
  source: string;
  article: string;
  /** Predecessor or parallel articles, as text. */
  alsoIn: string;
  /** Confidence in the quote: V1, V1c, V2 (statutes.md). */
  verified: 'V1' | 'V1c' | 'V2';
  quoteZh: string;
  validFrom?: LocalDate;
  validTo?: LocalDate;
  /** Whether day 1 is the start day itself; default false (民法典 201). */
  startDayCounts: boolean;
  /** Whether an end on a rest day rolls to the next working day; default true for `after`, never for `before` (民法典 203). */
  roll: boolean;
  /** The local text that changed the rule, and what the statute says itself; absent where the statute is counted as it stands. */
  local?: LocalRule;
}

/** What a computed date cites of its rule. */
export const cited = (rule: DeadlineRule): RuleCited => ({
  id: rule.id,
  length: rule.length,
  unit: rule.unit,
  source: rule.source,
  article: rule.article,
  ...(rule.unitUnspecified ? { unitUnspecified: true } : {}),
  ...(rule.local ? { local: { source: rule.local.source, article: rule.local.article } } : {}),
});

/** The law that a date rests on: the statute in its own words, then the local text that changes how it is counted. */
export function ruleSteps(rule: DeadlineRule): ExplainStep[] {
  const { local, direction } = rule;
  if (!local) return [{ kind: 'rule', rule: cited(rule), direction }];
  const statute = cited({ ...rule, ...local.statute });
  // Kept on the statute only where the local text settles which days 日 means.
  const settled = local.statute.unitUnspecified && !rule.unitUnspecified;
  return [
    { kind: 'rule', rule: settled ? statute : without(statute, 'local'), direction },
    { kind: 'local', length: rule.length, unit: rule.unit, source: local.source, article: local.article },
  ];
}

/**
 * The last day of a rule's term, counted from `startDate`, or back from it where the rule counts back (then it never rolls
 * forward over a rest day). For terms that can be stopped or extended see `dueDate` in domain/clock/due.ts.
 */
export function applyDeadline(
  rule: DeadlineRule,
  startDate: LocalDate,
  calendar: Calendar,
): { date: LocalDate; provisional: boolean; steps: ExplainStep[] } {
  const { date, provisional, steps } =
    rule.direction === 'before' ? countBack(rule, startDate, calendar) : countTerm(rule, startDate, [], calendar);
  if (date === null) throw new Error(`a term without stops is never held: ${rule.id}`);
  return {
    date,
    provisional,
    steps: [
      ...ruleSteps(rule),
      { kind: 'start', date: startDate },
      ...steps,
      ...(provisional ? [{ kind: 'provisional' as const, lastLoadedYear: calendar.lastLoadedYear }] : []),
      { kind: 'due', date },
    ],
  };
}
