import type { LocalDate } from '../decider';

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
}
