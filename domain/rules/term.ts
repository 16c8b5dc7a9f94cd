import type { LocalDate } from '../decider';
import type { Calendar } from '../calendar/calendar';
import { addDays, addMonths, addWorkingDays, daysBetween, nextWorkingDay, workingDaysBetween } from '../calendar/dates';
import type { DayType, DeadlineRule } from './deadline';
import type { ExplainStep } from './explain-step';

/** What counting needs of a rule. */
export type TermRule = Pick<DeadlineRule, 'length' | 'unit' | 'startDayCounts' | 'roll'>;

/** What happened to a term after its start, in the order of time. */
export type TermChange =
  /** Excluded from the day `from` up to, not including, the day `to`; `to` null while it lasts. */
  | { kind: 'stop'; from: LocalDate; to: LocalDate | null; ground: string; article: string; document: string }
  | { kind: 'extend'; days: number; unit: DayType; article: string; document: string };

export interface CountedStop {
  from: LocalDate;
  to: LocalDate | null;
  ground: string;
  /** Days given back, in the term's day type. */
  days: number;
}

export interface CountedTerm {
  /** Null while a stop lasts: the end cannot be known. */
  date: LocalDate | null;
  provisional: boolean;
  stops: CountedStop[];
  extendedDays: number;
  /** Days that were left when the lasting stop began, in the term's day type; null when the term is not held. */
  heldDays: number | null;
  steps: ExplainStep[];
}

/** Months and years are given back calendar days. */
export const dayTypeOf = (unit: DeadlineRule['unit']): DayType => (unit === 'working' ? 'working' : 'calendar');

/** Counted days after `after` up to and including `upTo`. */
export const countDays = (calendar: Calendar, unit: DayType, after: LocalDate, upTo: LocalDate): number =>
  unit === 'working' ? workingDaysBetween(calendar, after, upTo) : daysBetween(after, upTo);

/** The n-th counted day after (or before, n < 0) a day. */
export const moveDays = (calendar: Calendar, unit: DayType, from: LocalDate, days: number): LocalDate =>
  unit === 'working' ? addWorkingDays(calendar, from, days) : addDays(from, days);

/**
 * The last day of a term that runs forward from `start`. A stop that begins after the term has run out gives nothing back;
 * one that begins on the rest days at its end, before the day it rolled to, moves the end to the resumption.
 */
export function countTerm(rule: TermRule, start: LocalDate, changes: readonly TermChange[], calendar: Calendar): CountedTerm {
  const unit = dayTypeOf(rule.unit);
  const steps: ExplainStep[] = [];
  const stops: CountedStop[] = [];
  /** The last day before day 1. */
  const origin = rule.startDayCounts ? addDays(start, -1) : start;
  let end = baseEnd(rule, start, origin, calendar);
  let extendedDays = 0;
  steps.push(
    { kind: 'first-day', date: addDays(origin, 1), startDayCounts: rule.startDayCounts },
    { kind: 'count', length: rule.length, unit: rule.unit, end, monthEnd: endsOnMonthEnd(rule, start) },
  );
  const rolled = (): LocalDate => (rule.roll ? nextWorkingDay(calendar, end) : end);

  for (const change of changes) {
    if (change.kind === 'extend') {
      end = moveDays(calendar, change.unit, end, change.days);
      extendedDays += change.days;
      steps.push({ ...change, end });
      continue;
    }
    const { to, ground, article, document } = change;
    const from = change.from > origin ? change.from : addDays(origin, 1);
    if (to !== null && to <= from) continue;
    if (from > end && from > rolled()) continue;
    if (to === null) {
      const left = from > end ? 1 : countDays(calendar, unit, addDays(from, -1), end);
      stops.push({ from: change.from, to, ground, days: 0 });
      steps.push({ kind: 'held', since: change.from, ground, article, document, left, unit });
      return { date: null, provisional: calendar.isProvisional(end), stops, extendedDays, heldDays: left, steps };
    }
    const days = countDays(calendar, unit, addDays(from, -1), addDays(to, -1));
    end = from > end ? to : moveDays(calendar, unit, end, days);
    stops.push({ from: change.from, to, ground, days });
    steps.push({ kind: 'stop', from, to, days, unit, ground, article, document, end });
  }

  const last = rolled();
  if (last !== end) steps.push({ kind: 'roll', from: end, end: last });
  else if (!rule.roll && !calendar.isWorkingDay(end)) steps.push({ kind: 'no-roll', date: end, direction: 'after' });
  const counts = unit === 'working' && (calendar.isProvisional(addDays(origin, 1)) || calendar.isProvisional(last));
  const rolls = rule.roll && (calendar.isProvisional(end) || calendar.isProvisional(last));
  return { date: last, provisional: counts || rolls, stops, extendedDays, heldDays: null, steps };
}

/** The day that lies the term's length before `anchor`. It never moves forward, whatever day it falls on. */
export function countBack(
  rule: TermRule,
  anchor: LocalDate,
  calendar: Calendar,
): { date: LocalDate; provisional: boolean; steps: ExplainStep[] } {
  const date =
    rule.unit === 'month' || rule.unit === 'year'
      ? addMonths(anchor, -monthsOf(rule))
      : moveDays(calendar, rule.unit, anchor, -rule.length);
  const steps: ExplainStep[] = [{ kind: 'count-back', length: rule.length, unit: rule.unit, end: date }];
  if (!calendar.isWorkingDay(date)) steps.push({ kind: 'no-roll', date, direction: 'before' });
  const provisional = rule.unit === 'working' && (calendar.isProvisional(date) || calendar.isProvisional(addDays(anchor, -1)));
  return { date, provisional, steps };
}

function baseEnd(rule: TermRule, start: LocalDate, origin: LocalDate, calendar: Calendar): LocalDate {
  if (rule.unit === 'working' || rule.unit === 'calendar') return moveDays(calendar, rule.unit, origin, rule.length);
  // Where the month has no day of the start's number, its last day ends the term whether or not the start day counts.
  const same = addMonths(start, monthsOf(rule));
  return rule.startDayCounts && same.slice(8) === start.slice(8) ? addDays(same, -1) : same;
}

const monthsOf = (rule: TermRule): number => (rule.unit === 'year' ? rule.length * 12 : rule.length);

/** True where the target month has no day of the start's number. */
const endsOnMonthEnd = (rule: TermRule, start: LocalDate): boolean =>
  (rule.unit === 'month' || rule.unit === 'year') && addMonths(start, monthsOf(rule)).slice(8) !== start.slice(8);
