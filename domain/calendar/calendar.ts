import type { LocalDate } from '../decider';
import { dayNumber, dateOfDay, weekdayOfDay, yearOf } from './dates';
import { statutoryDays } from './statutory-days';

/** Working days of one jurisdiction. Days are local dates; the day ends at 24:00 Asia/Shanghai. */
export interface Calendar {
  /** Code of the authority whose days they are. */
  jurisdiction: string;
  /** Rises when a notice is loaded. */
  version: number;
  /** Last year covered by a loaded holiday notice; later dates are provisional. */
  lastLoadedYear: number;
  isWorkingDay(date: LocalDate): boolean;
  isProvisional(date: LocalDate): boolean;
}

/** A day that a State Council notice moves: off although not a weekend or a weekend day of the holiday, or a weekend day worked. */
export interface Holiday {
  date: LocalDate;
  kind: 'off' | 'makeup_workday';
}

export interface CalendarData {
  jurisdiction: string;
  version: number;
  holidays: readonly Holiday[];
  /** Last year whose notice is among the holidays. */
  lastLoadedYear: number;
  /** Days of the jurisdiction's own, which go before the State Council's; those of the city above it first. */
  local?: readonly Holiday[];
}

/**
 * Working days from the loaded notices. In years without a notice (after the last one, or before the first): weekends and
 * the 13 statutory days, provisional, because the notice will move days around them
 * (全国年节及纪念日放假办法 2, 6, 7). A year is worked out when it is first asked for.
 */
export function createCalendar({ jurisdiction, version, holidays, lastLoadedYear, local = [] }: CalendarData): Calendar {
  const moved = new Map([...holidays, ...local].map(({ date, kind }) => [date, kind === 'makeup_workday']));
  const firstLoadedYear = holidays.reduce((year, { date }) => Math.min(year, yearOf(date)), lastLoadedYear);
  const hasNotice = (year: number): boolean => year >= firstLoadedYear && year <= lastLoadedYear;

  const works = new Map<number, boolean>();
  const learnYear = (year: number): void => {
    const rest = new Set(hasNotice(year) ? [] : statutoryDays(year).map(({ date }) => date));
    for (let day = dayNumber(`${year}-01-01`), end = dayNumber(`${year + 1}-01-01`); day < end; day += 1) {
      const date = dateOfDay(day);
      // A notice may reach over the year's edge, so a moved day counts even where the year itself has no notice yet.
      works.set(day, moved.get(date) ?? (weekdayOfDay(day) <= 5 && !rest.has(date)));
    }
  };

  return {
    jurisdiction,
    version,
    lastLoadedYear,
    isWorkingDay(date) {
      const day = dayNumber(date);
      if (!works.has(day)) learnYear(yearOf(date));
      return works.get(day) === true;
    },
    isProvisional: (date) => !hasNotice(yearOf(date)) && !moved.has(date),
  };
}
