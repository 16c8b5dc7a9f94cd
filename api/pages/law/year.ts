import { addDays, weekday } from '../../../domain/calendar/dates';
import { statutoryDays } from '../../../domain/calendar/statutory-days';
import type { LocalDate } from '../../../domain/decider';
import type { NoticeYear } from '../../../stores/reads/calendar';
import type { Translate } from '../../../templates/i18n';
import type { CalendarPage, DayCell } from '../../../templates/models/pages/law';

interface Special {
  kind: 'off' | 'makeup';
  name: string;
}

/** Days of a year that are not as their weekday says: of the notices, or without one the 13 statutory days. */
export function specialDays(t: Translate, year: number, notices: readonly NoticeYear[]): Map<LocalDate, Special> {
  const special = new Map<LocalDate, Special>();
  if (!notices.some((notice) => notice.year === year)) {
    for (const { date, zh, en } of statutoryDays(year)) special.set(date, { kind: 'off', name: t.locale === 'en' ? en : zh });
  }
  // A notice may reach over the year's edge, so all of them are looked at.
  for (const { date, kind, nameZh } of notices.flatMap(({ days }) => days)) {
    if (date.startsWith(`${year}-`)) special.set(date, { kind: kind === 'off' ? 'off' : 'makeup', name: nameZh });
  }
  return special;
}

/** The twelve months as weeks from Monday to Sunday. */
export const monthsOf = (t: Translate, year: number, special: ReadonlyMap<LocalDate, Special>): CalendarPage['months'] =>
  Array.from({ length: 12 }, (_, i) => {
    const prefix = `${year}-${String(i + 1).padStart(2, '0')}-`;
    const first = `${prefix}01`;
    const cells: DayCell[] = Array.from({ length: weekday(first) - 1 }, () => ({}));
    for (let date = first; date.startsWith(prefix); date = addDays(date, 1)) cells.push(cellOf(t, date, special.get(date)));
    while (cells.length % 7 > 0) cells.push({});
    const weeks = Array.from({ length: cells.length / 7 }, (_week, w) => cells.slice(w * 7, w * 7 + 7));
    return { name: t(`pages.calendar.months.${i + 1}`), weeks };
  });

function cellOf(t: Translate, date: LocalDate, special: Special | undefined): DayCell {
  const day = Number(date.slice(8));
  if (special) return { day, look: special.kind, mark: t(`pages.calendar.marks.${special.kind}`), name: special.name };
  return weekday(date) > 5 ? { day, look: 'rest' } : { day };
}
