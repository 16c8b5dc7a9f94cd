import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWorkingDays,
  addYears,
  dateOfDay,
  dayNumber,
  daysBetween,
  endOfDay,
  isLocalDate,
  localDate,
  nextWholeDay,
  nextWorkingDay,
  startOfDay,
  weekday,
  workingDaysBetween,
} from '../../../domain/calendar/dates';
import { calendar } from '../law';

const DAY = 86_400_000;
const dates = fc.integer({ min: -25_567, max: 100_000 }).map(dateOfDay);
const near = fc.integer({ min: dayNumber('2023-06-01'), max: dayNumber('2028-12-31') }).map(dateOfDay);

describe('dates without Date objects', () => {
  it('agree with the built-in calendar on every day from 1900 to 2243', () => {
    for (let day = -25_567; day <= 100_000; day += 1) {
      const iso = new Date(day * DAY).toISOString().slice(0, 10);
      if (dateOfDay(day) !== iso || dayNumber(iso) !== day) throw new Error(iso);
    }
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
  });

  it('end a day at 24:00 in Asia/Shanghai', () => {
    expect(new Date(startOfDay('2026-11-22')).toISOString()).toBe('2026-11-21T16:00:00.000Z');
    expect(endOfDay('2026-11-22')).toBe(startOfDay('2026-11-23'));
    expect(localDate(endOfDay('2026-11-22') - 1)).toBe('2026-11-22');
    expect(localDate(endOfDay('2026-11-22'))).toBe('2026-11-23');
    const whole = (after: number) => nextWholeDay(startOfDay('2026-11-22') + after);
    expect([0, 1, DAY - 1, DAY].map(whole)).toEqual(['2026-11-22', '2026-11-23', '2026-11-23', '2026-11-23']);
    fc.assert(fc.property(dates, (date) => localDate(startOfDay(date)) === date && localDate(endOfDay(date) - 1) === date));
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
  ])('%s and %i months is %s (民法典 202)', (from, months, to) => expect(addMonths(from, months)).toBe(to));

  it('know what is a date', () => {
    expect(['2024-02-29', '1900-01-01', '2999-12-31'].every(isLocalDate)).toBe(true);
    const wrong = [
      '2023-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '26-01-01',
      '',
      '2026-01-01T00:00',
      '3000-01-01',
      '2026-04-31',
    ];
    expect(wrong.filter(isLocalDate)).toEqual([]);
  });

  it('add up', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, n) => {
        expect(daysBetween(date, addDays(date, n))).toBe(n);
        expect(addYears(date, 1) >= addDays(date, 365)).toBe(true);
      }),
    );
  });
});

describe('working days', () => {
  it('counting is the inverse of adding', () => {
    fc.assert(
      fc.property(near, fc.integer({ min: 1, max: 120 }), (date, n) => {
        const end = addWorkingDays(calendar, date, n);
        expect(calendar.isWorkingDay(end)).toBe(true);
        expect(workingDaysBetween(calendar, date, end)).toBe(n);
        expect(workingDaysBetween(calendar, end, date)).toBe(-n);
        expect(addWorkingDays(calendar, addDays(end, 1), -1)).toBe(end);
      }),
    );
  });

  it('rolling finds the first working day from a day on', () => {
    fc.assert(
      fc.property(near, (date) => {
        const next = nextWorkingDay(calendar, date);
        expect(next >= date && calendar.isWorkingDay(next)).toBe(true);
        expect(workingDaysBetween(calendar, addDays(date, -1), next)).toBe(1);
      }),
    );
  });
});
