import type { Instant, LocalDate } from '../decider';
import type { Calendar } from './calendar';

/** Asia/Shanghai: eight hours ahead of UTC, without daylight saving. */
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
const { floor } = Math;

/** Days since 1970-01-01 of a local date. Proleptic Gregorian; no Date object, because due dates are computed in hot loops. */
export function dayNumber(date: LocalDate): number {
  const y = digits(date, 0, 4);
  const m = digits(date, 5, 7);
  const shifted = m <= 2 ? y - 1 : y; // the year begins in March, so that the leap day is its last
  const era = floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + digits(date, 8, 10) - 1;
  return era * 146_097 + yearOfEra * 365 + floor(yearOfEra / 4) - floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** Dates already written, by day number: counting days asks for the same few hundred again and again. */
const LAST_KEPT = 60_000;
const writtenDays = new Array<LocalDate | undefined>(LAST_KEPT + 1);

/** The local date of a number of days since 1970-01-01. */
export function dateOfDay(day: number): LocalDate {
  if (day < 0 || day > LAST_KEPT) return dateFromDay(day);
  return (writtenDays[day] ??= dateFromDay(day));
}

function dateFromDay(day: number): LocalDate {
  const days = day + 719_468;
  const era = floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = floor((dayOfEra - floor(dayOfEra / 1460) + floor(dayOfEra / 36_524) - floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
  const shifted = floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return written(year, month, dayOfYear - floor((153 * shifted + 2) / 5) + 1);
}

/** True for a `YYYY-MM-DD` that exists in the calendar, years 1900 to 2999. */
export function isLocalDate(text: string): boolean {
  return /^(19|2\d)\d\d-\d\d-\d\d$/.test(text) && dateOfDay(dayNumber(text)) === text;
}

/** The date on which an instant falls in Asia/Shanghai. */
export const localDate = (instant: Instant): LocalDate => dateOfDay(floor((instant + OFFSET) / DAY));

/** 00:00 of a day in Asia/Shanghai. */
export const startOfDay = (date: LocalDate): Instant => dayNumber(date) * DAY - OFFSET;

/** 24:00 of a day, which is 00:00 of the next: the moment a term that ends on it has run out. */
export const endOfDay = (date: LocalDate): Instant => startOfDay(date) + DAY;

/** The first day of which nothing had passed at a moment: at 00:00 that day itself, later the next one. */
export const nextWholeDay = (instant: Instant): LocalDate => localDate(instant + DAY - 1);

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayNumber(date) + days);

/** The day of the same number `months` on, or the last of that month where it has no such day (民法典 202). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const month = digits(date, 0, 4) * 12 + digits(date, 5, 7) - 1 + months;
  const year = floor(month / 12);
  return written(year, month - year * 12 + 1, Math.min(digits(date, 8, 10), daysInMonth(year, month - year * 12 + 1)));
}

export const addYears = (date: LocalDate, years: number): LocalDate => addMonths(date, years * 12);

/** Days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: LocalDate): number => weekdayOfDay(dayNumber(date));

/** Weekday (1 to 7) of a number of days since 1970-01-01, which was a Thursday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const yearOf = (date: LocalDate): number => digits(date, 0, 4);

/** The day itself when it is a working day, otherwise the first one after it. */
export function nextWorkingDay(calendar: Calendar, date: LocalDate): LocalDate {
  let day = date;
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** The n-th working day after `from` (n > 0) or before it (n < 0); `from` itself, working day or not, when n = 0. */
export function addWorkingDays(calendar: Calendar, from: LocalDate, n: number): LocalDate {
  const direction = n < 0 ? -1 : 1;
  let day = dayNumber(from);
  for (let left = Math.abs(n); left > 0;) {
    day += direction;
    if (calendar.isWorkingDay(dateOfDay(day))) left -= 1;
  }
  return dateOfDay(day);
}

/** Working days after the first date up to and including the second; negative when the second is earlier. */
export function workingDaysBetween(calendar: Calendar, after: LocalDate, upTo: LocalDate): number {
  if (upTo < after) return 0 - workingDaysBetween(calendar, upTo, after);
  let count = 0;
  for (let day = dayNumber(after) + 1, last = dayNumber(upTo); day <= last; day += 1) {
    if (calendar.isWorkingDay(dateOfDay(day))) count += 1;
  }
  return count;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

const written = (year: number, month: number, day: number): LocalDate =>
  `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
