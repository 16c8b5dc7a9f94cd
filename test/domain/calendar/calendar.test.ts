import { createCalendar } from '../../../domain/calendar/calendar';
import { addDays, weekday } from '../../../domain/calendar/dates';
import { statutoryDays } from '../../../domain/calendar/statutory-days';
import { calendar, data } from '../law';

describe('the calendar', () => {
  it('follows the notices of 2024 to 2026 day by day', () => {
    const moved = new Map(data.holidays.map(({ date, kind }) => [date, kind]));
    for (let date = '2024-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      const kind = moved.get(date);
      const works = kind === 'makeup_workday' || (kind === undefined && weekday(date) <= 5);
      if (calendar.isWorkingDay(date) !== works || calendar.isProvisional(date)) throw new Error(date);
    }
  });

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has as many working days as its notice leaves: %i', (year, expected) => {
    let count = 0;
    for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1))
      count += calendar.isWorkingDay(date) ? 1 : 0;
    expect(count).toBe(expected);
  });

  it('is provisional outside the loaded years: weekends and the 13 statutory days', () => {
    expect(calendar.isProvisional('2026-12-31')).toBe(false);
    expect(calendar.isProvisional('2027-01-01')).toBe(true);
    expect(calendar.isProvisional('2023-12-31')).toBe(true);
    const off2027 = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01'];
    expect(off2027.filter((date) => calendar.isWorkingDay(date))).toEqual([]);
    expect(['2027-01-04', '2027-02-09', '2027-10-04'].every((date) => calendar.isWorkingDay(date))).toBe(true);
    expect(calendar.isWorkingDay('2027-01-02')).toBe(false);
  });

  it('knows the statutory days of any year (全国年节及纪念日放假办法 2)', () => {
    for (let year = 2025; year <= 2060; year += 1) {
      const days = statutoryDays(year);
      expect(days).toHaveLength(13);
      expect(days.every(({ date }) => date.startsWith(`${year}-`))).toBe(true);
    }
    expect(statutoryDays(2026).map(({ date }) => date)).toEqual([
      '2026-01-01',
      ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'],
      '2026-04-05',
      ...['2026-05-01', '2026-05-02', '2026-06-19', '2026-09-25', '2026-10-01', '2026-10-02', '2026-10-03'],
    ]);
  });

  // From almanacs: 春节 is 正月初一, 端午 五月初五, 中秋 八月十五; none of these years is announced.
  it.each([
    [2027, '2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'],
    [2028, '2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03'],
    [2029, '2029-02-13', '2029-04-04', '2029-06-16', '2029-09-22'],
    [2030, '2030-02-03', '2030-04-05', '2030-06-05', '2030-09-12'],
  ])('the lunar days of %i, by hand: 春节 %s, 清明 %s, 端午 %s, 中秋 %s', (year, newYear, qingming, dragonBoat, midAutumn) => {
    const eve = addDays(newYear, -1);
    expect(statutoryDays(year).map(({ date }) => date)).toEqual([
      ...[`${year}-01-01`, eve, newYear, addDays(newYear, 1), addDays(newYear, 2), qingming, `${year}-05-01`, `${year}-05-02`],
      ...[dragonBoat, midAutumn, `${year}-10-01`, `${year}-10-02`, `${year}-10-03`],
    ]);
    expect([eve, newYear, qingming, dragonBoat, midAutumn].filter((date) => calendar.isWorkingDay(date))).toEqual([]);
    expect(calendar.isProvisional(newYear)).toBe(true);
  });

  it('a jurisdiction’s own days go before the State Council’s', () => {
    const local = [
      { date: '2026-04-20', kind: 'off' as const },
      { date: '2026-10-01', kind: 'makeup_workday' as const },
    ];
    const own = createCalendar({ jurisdiction: '450000', version: 1, holidays: data.holidays, lastLoadedYear: 2026, local });
    expect([own, calendar].map((one) => [one.isWorkingDay('2026-04-20'), one.isWorkingDay('2026-10-01')])).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(own.isProvisional('2026-12-31')).toBe(false);
    expect(own.isProvisional('2027-01-04')).toBe(true);
  });

  it('every statutory day of a loaded year is off in its notice too', () => {
    for (const year of [2025, 2026]) {
      expect(statutoryDays(year).filter(({ date }) => calendar.isWorkingDay(date))).toEqual([]);
    }
  });

  it('a notice loaded later replaces the provisional days', () => {
    const holidays = [...data.holidays, { date: '2027-01-04', kind: 'off' as const }];
    const later = createCalendar({ jurisdiction: '320200', version: 2, holidays, lastLoadedYear: 2027 });
    expect(later.isProvisional('2027-01-04')).toBe(false);
    expect(later.isWorkingDay('2027-01-04')).toBe(false);
    expect(later.isWorkingDay('2027-01-01')).toBe(true); // only the notice counts now
  });

  it('answers questions at a price that is printed (a microsecond each is allowed)', () => {
    const days = Array.from({ length: 100_000 }, (_, n) => addDays('2026-01-01', n % 365));
    const start = performance.now();
    const working = days.filter((day) => calendar.isWorkingDay(day)).length;
    const each = ((performance.now() - start) * 1_000) / days.length;
    expect(working).toBeGreaterThan(days.length / 2);
    process.stdout.write(`isWorkingDay: ${each.toFixed(2)} µs\n`);
  });
});
