import { z } from 'zod';
import { isLocalDate } from '../calendar/dates';
import type { LocalDate } from '../decider';
import type { DeadlineRule } from './deadline';

/** Rule under which a jurisdiction promises a shorter term (优化营商环境条例 36(2)); the statute's own clock goes on beside it. */
export const PROMISE_RULE = 'APL-10';

const text = z.string().trim().min(1);
const day = z.string().refine(isLocalDate, 'not a date (YYYY-MM-DD)');

/** A row of data/deadline-overrides.json: how one jurisdiction counts a statutory term, in the words of its own text. */
export const overrideSchema = z.strictObject({
  jurisdiction: z.string().regex(/^[1-8]\d{5}$/, 'a division code'),
  rule: z.string().regex(/^[A-Z]{3}-\d\d$/, 'an id of data/deadlines.csv'),
  /** Of a promise: the procedure that it speaks of. */
  procedure: z.string().min(1).optional(),
  length: z.int().positive().optional(),
  unit: z.enum(['working', 'calendar', 'month', 'year']).optional(),
  startDayCounts: z.boolean().optional(),
  roll: z.boolean().optional(),
  validFrom: day,
  validTo: day.optional(),
  source: text,
  article: text,
  quoteZh: text,
  sourceRef: text,
  verified: z.enum(['V1', 'V1c', 'V2']),
  /** The law that lets a local text say more than the statute, in its words; needed where the term would not only shorten. */
  allowedBy: z.strictObject({ source: text, article: text, quoteZh: text }).optional(),
});

export type DeadlineOverride = z.infer<typeof overrideSchema>;

/** What a rule keeps of the local text that changed it, and what the statute says itself. */
export type LocalRule = Pick<DeadlineOverride, 'jurisdiction' | 'source' | 'article' | 'quoteZh' | 'verified' | 'sourceRef'> & {
  statute: Pick<DeadlineRule, 'length' | 'unit' | 'unitUnspecified' | 'startDayCounts' | 'roll'>;
};

/**
 * The override that binds an authority: the one in force on the day of receipt, its own before its city's. `lineage` is the
 * authority and those above it, the nearest first.
 */
export function overrideOf(
  overrides: readonly DeadlineOverride[],
  rule: string,
  receivedOn: LocalDate,
  lineage: readonly string[],
  procedure?: string,
): DeadlineOverride | undefined {
  if (overrides.length === 0) return undefined;
  const inForce = overrides.filter(
    (one) =>
      one.rule === rule &&
      one.procedure === procedure &&
      one.validFrom <= receivedOn &&
      (one.validTo === undefined || one.validTo >= receivedOn),
  );
  for (const jurisdiction of lineage) {
    const found = inForce.find((one) => one.jurisdiction === jurisdiction);
    if (found) return found;
  }
  return undefined;
}

/** The rule as the jurisdiction counts it. A day type that its text names is settled: the term is not open any more. */
export function overridden(rule: DeadlineRule, override: DeadlineOverride): DeadlineRule {
  const { length, unit, unitUnspecified, startDayCounts, roll } = rule;
  const { jurisdiction, source, article, quoteZh, verified, sourceRef } = override;
  return {
    ...rule,
    length: override.length ?? length,
    unit: override.unit ?? unit,
    unitUnspecified: unitUnspecified && override.unit === undefined,
    startDayCounts: override.startDayCounts ?? startDayCounts,
    roll: override.roll ?? roll,
    local: {
      ...{ jurisdiction, source, article, quoteZh, verified, sourceRef },
      statute: { length, unit, unitUnspecified, startDayCounts, roll },
    },
  };
}
