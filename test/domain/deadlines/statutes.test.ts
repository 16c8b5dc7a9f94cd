import { applyDeadline } from '../../../domain/rules/deadline';
import { termOf, type Statute } from '../../../domain/rules/statute';
import { calendar, data } from '../law';

/**
 * One line per row of data/deadlines.csv, in its order: the day the term hangs on and its last day, by hand; or why no last
 * day can be computed from the row. `id@date` names the version in force before that date.
 */
const EXPECTED: Record<string, { from: string; last: string } | { none: Statute['engine_unit_default'] }> = {
  'APL-01': { from: '2026-02-13', last: '2026-02-27' }, // 5 WD: 14, 24-27
  'APL-02': { from: '2026-02-09', last: '2026-03-13' }, // 20 WD over Spring Festival
  'APL-03': { from: '2026-11-02', last: '2027-01-05' }, // 45 WD: 20 in Nov, 23 in Dec, 4 and 5 Jan (New Year off)
  'APL-04': { from: '2026-11-02', last: '2026-11-30' }, // 20 WD
  'APL-05': { from: '2026-09-30', last: '2026-10-20' }, // 10 WD: 8-10, 12-16, 19, 20
  'APL-06': { from: '2026-06-18', last: '2026-06-26' }, // 5 日 = WD of the same law: 22-26
  'APL-07': { from: '2026-11-09', last: '2026-12-07' }, // 20 WD
  'APL-08': { none: 'working_day' }, // a pause, no length of its own
  'APL-09': { from: '2026-12-31', last: '2026-12-01' }, // 30 CD before
  'APL-10': { none: 'config' },
  'APL-11': { from: '2026-10-12', last: '2026-09-24' }, // 7 WD before, over National Day: 10, 9, 8 Oct, 30, 29, 28, 24 Sep
  'EIA-01@2026-08-15': { from: '2026-03-02', last: '2026-05-06' }, // 60 日: 1 May is off, rolls to 6 May
  'EIA-01': { from: '2026-09-01', last: '2026-11-02' }, // 60 日: 31 Oct is a Saturday
  'EIA-02@2026-08-15': { from: '2026-01-16', last: '2026-02-24' }, // 30 日: first day of Spring Festival
  'EIA-02': { from: '2026-11-23', last: '2026-12-23' },
  'EIA-03': { none: 'event' },
  'EIA-04@2026-08-15': { from: '2021-02-15', last: '2026-02-15' }, // 5 y, a state: no roll over the festival
  'EIA-04': { from: '2022-08-15', last: '2027-08-15' }, // a Sunday, stays
  'EIA-05': { from: '2026-10-10', last: '2026-10-20' }, // 10 日
  'EIA-06@2026-08-15': { none: 'event' },
  'EIA-06': { none: 'event' },
  'EIA-07': { from: '2026-11-23', last: '2026-12-04' }, // 10 WD, first day counted: two weeks
  'EIA-08': { from: '2026-11-23', last: '2026-11-27' }, // 5 WD, first day counted: one week
  'EIA-09': { none: 'calendar_day' }, // a pause
  'EIA-10': { from: '2026-10-12', last: '2026-09-29' }, // 5 WD before: 10, 9, 8 Oct, 30, 29 Sep
  'EIA-11': { from: '2026-04-30', last: '2026-05-13' }, // 7 WD: 6-9, 11-13
  'EIA-12': { none: 'event' },
  'EIA-13': { from: '2025-11-30', last: '2026-02-28' }, // 3 m: month end, a make-up Saturday
  'EIA-14': { from: '2026-11-20', last: '2026-11-27' }, // 5 WD
  'EIA-15': { from: '2025-12-29', last: '2026-01-06' }, // 5 WD: 30, 31, 4, 5, 6
  'PDP-01': { from: '2026-11-19', last: '2026-11-23' }, // 3 日: Sunday rolls
  'PDP-02': { from: '2026-09-11', last: '2026-10-08' }, // 20 日: National Day
  'PDP-03': { from: '2026-10-26', last: '2026-11-25' }, // 30 日
  'PDP-04': { from: '2026-10-26', last: '2026-12-10' }, // 45 日
  'PDP-05': { from: '2026-11-22', last: '2031-11-21' }, // 5 y, first day counted
  'PDP-06': { from: '2031-11-21', last: '2031-09-22' }, // 60 CD before
  'PDP-07': { from: '2026-11-02', last: '2026-11-23' }, // 20 日: Sunday rolls
  'PDP-08': { from: '2026-11-02', last: '2026-12-02' }, // 30 CD
  'PDP-09': { none: 'event' },
  'PDP-10': { from: '2024-02-29', last: '2029-02-28' }, // 5 y: no 29 February
  'PDP-11': { from: '2026-11-22', last: '2031-11-22' },
  'PDP-12': { none: 'permit_field' },
  'PDP-13': { from: '2026-11-23', last: '2026-11-16' }, // 5 WD before: 20, 19, 18, 17, 16
  'PDP-14': { from: '2026-04-13', last: '2026-05-06' }, // 20 CD: 3 May is off
  'PDP-15': { from: '2026-09-01', last: '2031-08-31' }, // 5 y, first day counted
  'PDP-16': { from: '2031-08-31', last: '2031-08-11' }, // 20 CD before
  'PDP-17': { from: '2026-10-01', last: '2029-10-01' }, // 3 y, a bar: no roll
  'HWL-01': { from: '2026-11-02', last: '2026-11-30' }, // 20 WD
  'HWL-02': { none: 'event' },
  'HWL-03': { from: '2026-11-22', last: '2031-11-21' },
  'HWL-04': { from: '2026-11-22', last: '2029-11-21' },
  'HWL-05': { from: '2026-12-31', last: '2026-11-19' }, // 30 WD before
  'HWL-06': { from: '2026-02-09', last: '2026-03-13' }, // 20 WD over Spring Festival
  'HWL-07': { from: '2026-09-24', last: '2026-10-22' }, // 15 WD: 28-30, 8-10, 12-16, 19-22
  'HWL-08': { none: 'event' },
  'HWL-09': { from: '2026-11-02', last: '2026-11-30' },
  'HWL-10': { from: '2026-11-22', last: '2036-11-22' }, // 10 y
  'HWL-11': { from: '2026-03-02', last: '2026-07-10' }, // 90 WD: Mar 21, Apr 21 (42), May 19 (61), Jun 21 (82), 8 of July
  'HWL-12@2026-08-15': { from: '2025-10-05', last: '2026-10-05' }, // 1 y, a state: stays on a day off
  'HWL-12': { from: '2026-08-20', last: '2027-08-20' },
  'HWL-13': { none: 'permit_field' },
  'HWL-14': { none: 'fixed_date' },
  'HWL-15': { none: 'fixed_date' },
  'HWL-16': { none: 'day_of_month' },
  'HWL-17': { none: 'day_of_month' },
  'HWL-18': { from: '2026-11-22', last: '2031-11-22' },
  'RCT-01': { none: 'month' }, // 3 to 12 months: set in the notice
  'RCT-02': { none: 'event' },
  'RCT-03': { from: '2026-11-20', last: '2026-11-25' }, // 3 WD
  'RCT-04': { from: '2026-01-16', last: '2026-02-24' }, // 30 CD: Spring Festival
  'RCT-05': { from: '2026-04-30', last: '2026-05-13' }, // 7 WD
  'RCT-06': { from: '2026-07-03', last: '2026-10-03' }, // 3 m, a state: stays on a day off
  'RCT-07': { from: '2026-11-02', last: '2026-11-23' }, // 15 WD
  'RCT-08': { from: '2026-11-09', last: '2026-11-30' }, // 15 WD
  'RCT-09': { from: '2026-11-23', last: '2026-12-23' }, // 30 CD
  'RCT-10': { none: 'case_field' },
  'RPT-01': { none: 'fixed_date' },
  'RPT-02': { none: 'day_of_month' },
  'RPT-03': { none: 'day_of_month' },
  'RPT-04': { none: 'fixed_date' },
  'RPT-05': { none: 'fixed_date' },
  'RPT-06': { none: 'fixed_date' },
  'CTR-01': { none: 'rule' },
  'CTR-02': { none: 'rule' },
  'CTR-03': { none: 'rule' },
  'CTR-04': { none: 'rule' },
  'CTR-05': { none: 'year' }, // 5 or 2 years: which one is a finding
  'CTR-06': { none: 'rule' },
};

const nameOf = (row: Statute): string => {
  const next = data.statutes.find((other) => other.rule_id === row.rule_id && other.effective_from > row.effective_from);
  return next ? `${row.rule_id}@${next.effective_from}` : row.rule_id;
};

const CHINESE = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 to 99 in Chinese numerals: 十五, 四十五, 六十. */
function inChinese(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? (CHINESE[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${ones > 0 ? (CHINESE[ones] ?? '') : ''}`;
}

describe('every row of the deadline file', () => {
  it('has its line here, and no line is left over', () => {
    expect(data.statutes.map(nameOf)).toEqual(Object.keys(EXPECTED));
    expect(new Set(data.statutes.map(({ rule_id }) => rule_id)).size).toBe(83);
  });

  const rows = data.statutes.map((row) => ({ row, name: nameOf(row), title: `${nameOf(row)} ${row.source} ${row.article}` }));

  it.each(rows)('$title', ({ row, name }) => {
    const expected = EXPECTED[name];
    const term = termOf(row);
    if (!expected) throw new Error(`no line for ${name}`);
    if ('none' in expected) {
      expect(term).toBeNull();
      expect(row.engine_unit_default).toBe(expected.none);
      return;
    }
    if (!term) throw new Error(`${name} is not a term`);
    const { date, steps } = applyDeadline(term, expected.from, calendar);
    expect(date).toBe(expected.last);
    expect(steps[0]).toMatchObject({ kind: 'rule', rule: { id: row.rule_id, source: row.source, article: row.article } });
    expect(steps.at(-1)).toEqual({ kind: 'due', date });
  });

  it.each(rows.filter(({ row }) => termOf(row)))('$title: the quoted text says $row.length', ({ row }) => {
    if (row.rule_id === 'APL-07') return; // quotes 48(1), the notice of the hearing; the 20 days stand in 47(1)
    expect(row.quote_zh).toMatch(new RegExp(`${row.length}|${inChinese(Number(row.length))}`));
  });

  it('terms of the same law that say only 日 are counted as that law says (行政许可法 82)', () => {
    const open = data.statutes.filter((row) => row.unit === 'day_unspecified' && termOf(row));
    expect(open.map((row) => `${row.rule_id} ${row.engine_unit_default}`)).toEqual([
      'APL-06 working_day',
      'APL-11 working_day',
      ...['EIA-01', 'EIA-01', 'EIA-02', 'EIA-02', 'EIA-05', 'PDP-01', 'PDP-02', 'PDP-03', 'PDP-04', 'PDP-07'].map(
        (id) => `${id} calendar_day`,
      ),
    ]);
  });
});
