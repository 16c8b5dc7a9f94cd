import { dateOfDay, dayNumber } from '../../../domain/calendar/dates';
import type { LocalDate } from '../../../domain/decider';

/**
 * Maps local dates to x: the start of `from` lies at `left`, the end of `to` at `right`; dates outside are cut off at the edge.
 * A day is an interval, so `start` and `end` of the same date lie one day's width apart.
 */
export interface DateScale {
  start(date: LocalDate): number;
  end(date: LocalDate): number;
  middle(date: LocalDate): number;
}

export const dateScale = (from: LocalDate, to: LocalDate, left: number, right: number): DateScale => {
  const first = dayNumber(from);
  const days = Math.max(1, dayNumber(to) + 1 - first);
  const at = (day: number): number => left + ((right - left) * Math.min(days, Math.max(0, day - first))) / days;
  return {
    start: (date) => at(dayNumber(date)),
    end: (date) => at(dayNumber(date) + 1),
    middle: (date) => at(dayNumber(date) + 0.5),
  };
};

/** About `count` dates between two dates, on Mondays where they are a week or more apart. */
export const ticks = (from: LocalDate, to: LocalDate, count: number): LocalDate[] => {
  const first = dayNumber(from);
  const last = dayNumber(to);
  const rough = Math.max(1, (last - first) / count);
  const step = [1, 2, 7, 14, 28, 56, 91, 182, 364].find((s) => s >= rough) ?? 728;
  // 1970-01-05 was a Monday, day number 4.
  const begin = step < 7 ? first : first + ((4 - (first % 7) + 7) % 7);
  const dates: LocalDate[] = [];
  for (let day = begin; day <= last; day += step) dates.push(dateOfDay(day));
  return dates;
};
