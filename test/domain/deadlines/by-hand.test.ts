import { applyDeadline, type DeadlineRule } from '../../../domain/rules/deadline';
import { calendar } from '../law';

/**
 * Counted by hand on the calendars of the State Council's notices. 2026: off 1-3 Jan (4 Jan worked), 15-23 Feb (14 and 28
 * Feb worked), 4-6 Apr, 1-5 May (9 May worked), 19-21 Jun, 25-27 Sep, 1-7 Oct (20 Sep and 10 Oct worked).
 * 2025: 28 Jan-4 Feb (26 Jan, 8 Feb worked), 1-8 Oct (28 Sep, 11 Oct worked). 2024: 10-17 Feb (4 and 18 Feb worked).
 */
const rule = (length: number, unit: DeadlineRule['unit'], more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  ...{ id: 'TST-01', what: 'test', source: 'test', article: '1', alsoIn: '', verified: 'V1', quoteZh: '测试' },
  ...{ length, unit, unitUnspecified: false, direction: 'after', startDayCounts: false, roll: true },
  ...more,
});

const P = 'provisional';
type Case = [start: string, length: number, expected: string, why: string, provisional?: typeof P];

const whole = ([start, length, expected, why, provisional]: Case) => [start, length, expected, why, provisional === P] as const;

const working: Case[] = [
  ['2026-02-13', 1, '2026-02-14', 'Friday before Spring Festival: the make-up Saturday is day 1'],
  ['2026-02-13', 2, '2026-02-24', 'nine days off in between'],
  ['2026-02-13', 5, '2026-02-27', '14, 24, 25, 26, 27'],
  ['2026-02-13', 6, '2026-02-28', 'the make-up Saturday after the festival'],
  ['2026-02-13', 7, '2026-03-02', 'then Monday'],
  ['2026-02-09', 20, '2026-03-13', '10-14 are 5, 24-28 are 10, 2-6 March are 15, 9-13 are 20'],
  ['2026-02-17', 1, '2026-02-24', 'received on New Year’s day of the lunar year'],
  ['2025-12-31', 1, '2026-01-04', 'year end: the make-up Sunday'],
  ['2025-12-31', 2, '2026-01-05', 'year end: Monday'],
  ['2025-12-29', 5, '2026-01-06', '30, 31, 4, 5, 6'],
  ['2026-04-03', 1, '2026-04-07', 'Qingming'],
  ['2026-04-30', 1, '2026-05-06', 'Labour Day'],
  ['2026-04-30', 4, '2026-05-09', '6, 7, 8 and the make-up Saturday'],
  ['2026-04-30', 5, '2026-05-11', 'then Monday'],
  ['2026-06-18', 1, '2026-06-22', 'Dragon Boat Festival on Friday'],
  ['2026-09-18', 1, '2026-09-20', 'the make-up Sunday before National Day'],
  ['2026-09-18', 5, '2026-09-24', '20 to 24'],
  ['2026-09-18', 6, '2026-09-28', 'after Mid-Autumn'],
  ['2026-09-24', 6, '2026-10-10', '28, 29, 30, 8, 9 and the make-up Saturday'],
  ['2026-09-30', 10, '2026-10-20', '8, 9, 10, 12-16, 19, 20'],
  ['2025-01-24', 1, '2025-01-26', 'a make-up Sunday'],
  ['2025-01-24', 3, '2025-02-05', '26, 27, then after the festival'],
  ['2025-01-24', 6, '2025-02-08', '26, 27, 5, 6, 7 and the make-up Saturday'],
  ['2025-09-26', 5, '2025-10-10', '28, 29, 30, 9, 10'],
  ['2025-09-26', 6, '2025-10-11', 'and the make-up Saturday'],
  ['2024-02-28', 1, '2024-02-29', 'the leap day is a working day'],
  ['2024-02-08', 2, '2024-02-18', '除夕 2024 was worked, then the make-up Sunday'],
  ['2024-04-26', 1, '2024-04-28', 'a make-up Sunday'],
  ['2024-09-13', 2, '2024-09-18', 'Saturday 14 worked, 15-17 off'],
  ['2026-12-31', 1, '2027-01-04', 'New Year 2027 is a Friday; no notice yet', P],
  ['2027-02-04', 1, '2027-02-09', '除夕 5 Feb to 初三 8 Feb 2027', P],
  ['2027-04-02', 1, '2027-04-06', 'Qingming 5 April 2027', P],
  ['2027-09-14', 1, '2027-09-16', 'Mid-Autumn 15 September 2027', P],
  ['2026-12-25', 5, '2027-01-04', '28-31 December are loaded, the fifth day is not', P],
];

const calendarDays: Case[] = [
  ['2026-11-20', 3, '2026-11-23', 'ends on Monday'],
  ['2026-11-19', 3, '2026-11-23', 'ends on Sunday, rolls'],
  ['2026-02-11', 3, '2026-02-14', 'ends on a make-up Saturday, stays'],
  ['2026-02-12', 3, '2026-02-24', 'ends on the first day of Spring Festival, rolls nine days'],
  ['2026-01-16', 30, '2026-02-24', 'the same end from a month before'],
  ['2026-09-11', 20, '2026-10-08', 'ends on National Day'],
  ['2026-11-23', 30, '2026-12-23', 'ends on a Wednesday'],
  ['2024-02-09', 20, '2024-02-29', 'the leap day counts'],
  ['2025-02-09', 20, '2025-03-03', 'no leap day: 1 March is a Saturday'],
  ['2026-12-02', 30, '2027-01-04', 'ends on New Year 2027', P],
  ['2026-11-23', 60, '2027-01-22', 'a Friday that a notice may yet move', P],
];

const months: [start: string, length: number, unit: 'month' | 'year', expected: string, why: string][] = [
  ['2025-11-30', 3, 'month', '2026-02-28', 'no 30 February: month end, a make-up Saturday'],
  ['2024-01-31', 1, 'month', '2024-02-29', 'month end in a leap year'],
  ['2026-01-31', 1, 'month', '2026-02-28', 'month end'],
  ['2026-08-03', 2, 'month', '2026-10-08', '3 October is off, rolls'],
  ['2024-02-29', 1, 'year', '2025-02-28', 'no 29 February'],
];

const back: [anchor: string, length: number, unit: 'working' | 'calendar', expected: string, why: string][] = [
  ['2031-11-21', 60, 'calendar', '2031-09-22', '30 days to 22 October, 30 more'],
  ['2026-12-01', 60, 'calendar', '2026-10-02', 'falls on National Day and stays'],
  ['2026-12-31', 30, 'working', '2026-11-19', 'December before the 31st has 22, November gives 8'],
  ['2026-10-12', 5, 'working', '2026-09-29', '10, 9, 8 October, 30, 29 September'],
  ['2026-03-02', 1, 'working', '2026-02-28', 'the make-up Saturday'],
];

const inclusive: [start: string, length: number, unit: DeadlineRule['unit'], expected: string, why: string][] = [
  ['2026-11-22', 5, 'year', '2031-11-21', 'a certificate ends on the day before its anniversary'],
  ['2024-02-29', 5, 'year', '2029-02-28', 'no anniversary: month end'],
  ['2027-03-01', 1, 'year', '2028-02-29', 'the day before is a leap day'],
  ['2026-11-23', 5, 'working', '2026-11-27', 'publicity from Monday to Friday'],
  ['2026-02-15', 5, 'working', '2026-02-28', 'publicity that begins on a rest day: 24 to 28'],
];

describe('dates computed by hand', () => {
  it.each(working.map(whole))('%s and %i working days: %s (%s)', (start, length, expected, _why, provisional) => {
    expect(applyDeadline(rule(length, 'working'), start, calendar)).toMatchObject({
      date: expected,
      provisional,
    });
  });

  it.each(calendarDays.map(whole))('%s and %i calendar days: %s (%s)', (start, length, expected, _why, provisional) => {
    expect(applyDeadline(rule(length, 'calendar'), start, calendar)).toMatchObject({
      date: expected,
      provisional,
    });
  });

  it.each(months)('%s and %i %s: %s (%s)', (start, length, unit, expected) => {
    expect(applyDeadline(rule(length, unit), start, calendar)).toMatchObject({ date: expected, provisional: false });
  });

  it.each(back)('%s, %i %s days before: %s (%s)', (anchor, length, unit, expected) => {
    const counted = applyDeadline(rule(length, unit, { direction: 'before', roll: false }), anchor, calendar);
    expect(counted).toMatchObject({ date: expected, provisional: false });
  });

  it.each(inclusive)('%s, first day counted, %i %s: %s (%s)', (start, length, unit, expected) => {
    const counted = applyDeadline(rule(length, unit, { startDayCounts: true, roll: false }), start, calendar);
    expect(counted).toMatchObject({ date: expected, provisional: false });
  });

  it('are at least forty', () => {
    expect(working.length + calendarDays.length + months.length + back.length + inclusive.length).toBeGreaterThanOrEqual(40);
  });
});
