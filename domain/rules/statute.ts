import { z } from 'zod';
import { isLocalDate } from '../calendar/dates';
import type { DayType, DeadlineRule } from './deadline';

const date = z.string().refine(isLocalDate, 'not a date (YYYY-MM-DD)');
const dateOrEmpty = z.union([z.literal(''), date]);
const yesNo = z.enum(['', 'yes', 'no']);
const units = [
  ...(['working_day', 'calendar_day', 'day_unspecified', 'month', 'year'] as const),
  ...(['fixed_date', 'day_of_month', 'permit_field', 'case_field', 'event', 'rule', 'config'] as const),
] as const;

/** A row of data/deadlines.csv as it is written: one statutory limit, duty or rule of counting, with its source. */
export const statuteSchema = z
  .strictObject({
    rule_id: z.string().regex(/^[A-Z]{3}-\d\d$/, 'three letters, a dash, two digits'),
    domain: z.string().min(1),
    what: z.string().min(1),
    duty_holder: z.string().min(1),
    length: z.string(),
    unit: z.enum(units),
    engine_unit_default: z.enum(units),
    direction: z.enum(['', 'after', 'before', 'fixed', 'pause']),
    starts_at: z.string(),
    pauses_or_extension: z.string(),
    legal_effect: z.string(),
    source: z.string().min(1),
    article: z.string().min(1),
    also_in: z.string(),
    effective_from: dateOrEmpty,
    effective_to: dateOrEmpty,
    verified: z.enum(['V1', 'V1c', 'V2']),
    quote_zh: z.string().min(1),
    source_ref: z.string().min(1),
    start_day_counts: yesNo,
    start_day_source: z.string(),
    roll: yesNo,
    roll_source: z.string(),
  })
  .superRefine((row, context) => {
    const wrong = (column: string, message: string): void => context.addIssue({ code: 'custom', path: [column], message });
    if (row.effective_from && row.effective_to && row.effective_to < row.effective_from)
      wrong('effective_to', 'before effective_from');
    if (row.start_day_counts && !row.start_day_source) wrong('start_day_source', 'missing although start_day_counts is set');
    if (row.roll && !row.roll_source) wrong('roll_source', 'missing although roll is set');
    if (row.engine_unit_default === 'day_unspecified') wrong('engine_unit_default', 'the engine needs a day type');
    if (row.unit !== 'day_unspecified' && row.unit !== row.engine_unit_default)
      wrong('engine_unit_default', 'differs from a stated unit');
    if (!isTerm(row)) return;
    if (!row.start_day_counts) wrong('start_day_counts', 'missing for a term');
    if (!row.roll) wrong('roll', 'missing for a term');
    if (row.direction === 'before' && row.roll === 'yes') wrong('roll', 'a term that counts back never rolls forward');
  });

export type Statute = z.infer<typeof statuteSchema>;

const UNITS: Partial<Record<Statute['unit'], DayType | 'month' | 'year'>> = {
  working_day: 'working',
  calendar_day: 'calendar',
  month: 'month',
  year: 'year',
};

/** True for rows that a last day can be computed from; the others are events, fields of a permit, or rules of counting. */
const isTerm = (row: Pick<Statute, 'length' | 'engine_unit_default' | 'direction'>): boolean =>
  /^[1-9]\d*$/.test(row.length) &&
  UNITS[row.engine_unit_default] !== undefined &&
  (row.direction === 'after' || row.direction === 'before');

/** The row as a rule that `applyDeadline` and clocks use, or null where it is not a term. */
export function termOf(row: Statute): DeadlineRule | null {
  const unit = UNITS[row.engine_unit_default];
  if (!isTerm(row) || unit === undefined) return null;
  return {
    id: row.rule_id,
    what: row.what,
    length: Number(row.length),
    unit,
    unitUnspecified: row.unit === 'day_unspecified',
    direction: row.direction === 'before' ? 'before' : 'after',
    source: row.source,
    article: row.article,
    alsoIn: row.also_in,
    verified: row.verified,
    quoteZh: row.quote_zh,
    ...(row.effective_from ? { validFrom: row.effective_from } : {}),
    ...(row.effective_to ? { validTo: row.effective_to } : {}),
    startDayCounts: row.start_day_counts === 'yes',
    roll: row.roll === 'yes',
  };
}
