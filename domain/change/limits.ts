import type { Calendar } from '../calendar/calendar';
import type { LocalDate } from '../decider';
import { citeZh } from '../rules/citation';
import { applyDeadline, type DeadlineRule } from '../rules/deadline';
import type { Limit } from './answer';
import type { Change } from './facts';
import type { TableRow } from './tables';

/** The law's terms and the calendar that they are counted with. */
export interface Terms {
  calendar: Calendar;
  deadline: (id: string) => DeadlineRule;
}

export function limitOf(limit: NonNullable<TableRow['limit']>, change: Change, { calendar, deadline }: Terms): Limit {
  if ('before' in limit) return limit;
  const { rule: id, from } = limit;
  const rule = deadline(id);
  const article = citeZh(rule.source, rule.article);
  const start = change[from];
  if (start === undefined) return { rule: id, missing: from, article };
  const { date, provisional } = applyDeadline(rule, start, calendar);
  return { rule: id, from: start, date, provisional, article };
}

/** Dated limits, the earliest first. */
export const dated = (limits: readonly Limit[]): (Limit & { date: LocalDate })[] =>
  limits.filter((one) => 'date' in one).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
