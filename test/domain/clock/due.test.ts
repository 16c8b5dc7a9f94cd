import { endOfDay, localDate } from '../../../domain/calendar/dates';
import { daysLeft, elapsed, momentOfShare } from '../../../domain/clock/due';
import { explain } from '../../../domain/clock/explain';
import { calendar } from '../law';
import { clockOf, dueOf, entry, pause } from './clocks';

const working = (length: number) => ({ length, unit: 'working' as const });
const calendarDays = (length: number) => ({ length, unit: 'calendar' as const });

describe('the due date of a clock', () => {
  it('is the last day of its rule, at whose 24:00 the term has run out', () => {
    const due = dueOf(clockOf('2026-09-11', 'PDP-02'));
    expect(due).toMatchObject({
      date: '2026-10-08',
      state: 'running',
      startedOn: '2026-09-11',
      dayType: 'calendar',
      provisional: false,
    });
    expect(due.dueMoment).toBe(endOfDay('2026-10-08'));
    expect(due.rule).toEqual({
      ...{ id: 'PDP-02', length: 20, unit: 'calendar', source: '排污许可管理条例', article: '12(1)', unitUnspecified: true },
    });
  });

  it('takes the version of the rule in force on the day of receipt', () => {
    const before = { ...clockOf('2026-08-20', 'EIA-02'), receivedOn: '2026-08-14' };
    expect(dueOf(before).rule).toMatchObject({ source: '建设项目环境保护管理条例', article: '9(2)' });
    expect(dueOf({ ...before, receivedOn: '2026-08-15' }).rule).toMatchObject({ source: '生态环境法典', article: '102(2)' });
  });

  it.each([
    ['no stop', [], '2026-11-30', 0],
    ['a stop of ten days with eight working days', pause('2026-11-16', 10), '2026-12-10', 8],
    ['a stop over a weekend only', pause('2026-11-14', 2), '2026-11-30', 0],
    ['a stop resumed on the same day', pause('2026-11-16', 0), '2026-11-30', undefined],
    ['a stop on the last day', pause('2026-11-30', 3), '2026-12-03', 3],
    ['a stop after the last day', pause('2026-12-01', 5), '2026-11-30', undefined],
    ['a stop from the start day on, which is not counted itself', pause('2026-11-02', 2), '2026-12-01', 1],
  ])('20 working days from 2 November 2026: %s', (_what, entries, date, days) => {
    const due = dueOf(clockOf('2026-11-02', working(20), entries));
    expect(due.date).toBe(date);
    expect(due.stops[0]?.days).toBe(entries.length > 0 ? days : undefined);
  });

  it.each([
    ['stopped before its end', calendarDays(20), pause('2026-11-10', 5), '2026-11-27'],
    ['stopped on the Sunday it would end on', calendarDays(20), pause('2026-11-22', 3), '2026-11-25'],
    ['stopped on the Monday it had rolled to', calendarDays(20), pause('2026-11-23', 3), '2026-11-26'],
  ])('20 calendar days from 2 November 2026 end on Sunday 22: %s', (_what, term, entries, date) => {
    expect(dueOf(clockOf('2026-11-02', term, entries)).date).toBe(date);
  });

  it('is unknown while a stop lasts, with the days that are left', () => {
    const due = dueOf(clockOf('2026-11-02', working(20), [entry('stop', '2026-11-16')]));
    expect(due).toMatchObject({ date: null, dueMoment: null, state: 'stopped', heldDays: 11 });
    expect(due.stops).toEqual([{ from: '2026-11-16', to: null, ground: 'expert-review', days: 0 }]);
    expect(daysLeft(due, '2026-12-31', calendar)).toBe(11);
    expect(elapsed(due, '2026-12-31', calendar)).toBe(9);
    const resumed = dueOf(clockOf('2026-11-02', working(20), pause('2026-11-16', 45)));
    expect(daysLeft(resumed, '2026-12-30', calendar)).toBe(11);
  });

  it('stands where it was when the stop came too late', () => {
    const due = dueOf(clockOf('2026-11-02', working(20), [entry('stop', '2026-12-07')]));
    expect(due).toMatchObject({ date: '2026-11-30', state: 'stopped', heldDays: null });
    expect(daysLeft(due, '2026-12-07', calendar)).toBe(-5);
  });

  it('begins again at a restart', () => {
    const entries = [...pause('2026-11-04', 5), entry('restart', '2026-11-16')];
    expect(dueOf(clockOf('2026-11-02', working(20), entries))).toMatchObject({
      date: '2026-12-14',
      startedOn: '2026-11-16',
      stops: [],
    });
  });

  it('moves by an extension, in its own day type', () => {
    const extended = (days: number, dayType?: 'calendar') => [
      entry('extend', '2026-11-20', { days, dayType, article: '行政许可法 42(1)' }),
    ];
    expect(dueOf(clockOf('2026-11-02', working(20), extended(10)))).toMatchObject({ date: '2026-12-14', extendedDays: 10 });
    expect(dueOf(clockOf('2026-11-02', working(20), extended(6, 'calendar')))).toMatchObject({ date: '2026-12-07' }); // Sunday 6 rolls
  });

  it('stays at its end, and a stop ends with it', () => {
    const ended = [entry('stop', '2026-11-16'), entry('end', '2026-11-18')];
    expect(dueOf(clockOf('2026-11-02', working(20), ended))).toMatchObject({ date: '2026-12-02', state: 'ended' });
  });

  it('merges overlapping stops of an imported ledger', () => {
    const overlapping = [
      entry('stop', '2026-11-10', { ground: 'testing' }),
      entry('stop', '2026-11-12', { ground: 'hearing' }),
      entry('resume', '2026-11-16', { ground: 'testing' }),
      entry('resume', '2026-11-18', { ground: 'hearing' }),
    ];
    const due = dueOf(clockOf('2026-11-02', working(20), overlapping));
    expect(due.stops).toEqual([{ from: '2026-11-10', to: '2026-11-18', ground: 'testing;hearing', days: 6 }]);
    expect(due.date).toBe(dueOf(clockOf('2026-11-02', working(20), pause('2026-11-10', 8))).date);
  });

  it('is provisional when it depends on a year without notice', () => {
    expect(dueOf(clockOf('2026-12-28', working(3)))).toMatchObject({ date: '2026-12-31', provisional: false });
    const due = dueOf(clockOf('2026-12-28', working(4)));
    expect(due).toMatchObject({ date: '2027-01-04', provisional: true });
    expect(due.steps).toContainEqual({ kind: 'provisional', lastLoadedYear: 2026 });
  });

  it('needs a start and a known rule', () => {
    expect(() => dueOf({ ...clockOf('2026-11-02', working(20)), ledger: [] })).toThrow('clock c1 has no start');
    expect(() => dueOf(clockOf('2026-11-02', 'XXX-01'))).toThrow('no rule XXX-01');
    expect(() => dueOf({ ...clockOf('2026-11-02', 'PDP-02'), rule: undefined })).toThrow('neither rule nor term');
  });
});

describe('days used and left', () => {
  const due = dueOf(clockOf('2026-11-02', working(20), pause('2026-11-16', 10)));

  it.each([
    ['2026-11-02', 0, 20],
    ['2026-11-03', 1, 19],
    ['2026-11-15', 9, 11],
    ['2026-11-25', 9, 11],
    ['2026-11-26', 10, 10],
    ['2026-12-10', 20, 0],
    ['2026-12-14', 22, -2],
  ])('on %s: %i used, %i left', (on, used, left) => {
    expect(elapsed(due, on, calendar)).toBe(used);
    expect(daysLeft(due, on, calendar)).toBe(left);
  });

  it.each([
    [0.25, '2026-11-09'],
    [0.5, '2026-11-26'],
    [0.8, '2026-12-04'],
    [1, '2026-12-10'],
  ])('a share of %d is used at the end of %s', (share, on) => {
    expect(localDate((momentOfShare(due, share, calendar) ?? 0) - 1)).toBe(on);
  });

  it('a warning of a one-day term comes at the end of its start day, and none while the clock is stopped before it', () => {
    expect(momentOfShare(dueOf(clockOf('2026-11-02', working(1))), 0.5, calendar)).toBe(endOfDay('2026-11-02'));
    const stopped = dueOf(clockOf('2026-11-02', working(20), [entry('stop', '2026-11-16')]));
    expect(momentOfShare(stopped, 0.25, calendar)).toBe(endOfDay('2026-11-09'));
    expect(momentOfShare(stopped, 0.5, calendar)).toBeNull();
  });
});

describe('how we got this date', () => {
  it('in words, Chinese and English', () => {
    const { zh, en } = explain(dueOf(clockOf('2026-09-01', 'PDP-02', pause('2026-09-10', 10))));
    expect(zh).toEqual([
      'PDP-02 排污许可管理条例 12(1)：20 个自然日（条文只写“日”，按自然日取较早日期）。',
      '起算事由发生日：2026-09-01。',
      '开始的当日不计入，自下一日 2026-09-02 开始计算（民法典 201）。',
      '计满 20 个自然日，至 2026-09-21。',
      '专家评审：自 2026-09-10 起至 2026-09-20 恢复，所需时间不计入（行政许可法 45，文书 示环特告〔2026〕1号），扣除 10 个自然日，顺延至 2026-10-01。',
      '2026-10-01 为休息日，以休息日结束的次日 2026-10-08 为最后一日（民法典 203）。',
      '最后一日：2026-10-08（当日 24:00 届满）。',
    ]);
    expect(en.at(-1)).toBe('Last day: 2026-10-08 (ends at 24:00).');
    expect(en).toHaveLength(zh.length);
  });

  it('says what is left while a clock is stopped', () => {
    const { zh, en } = explain(dueOf(clockOf('2026-11-02', working(20), [entry('stop', '2026-11-16')])));
    expect(zh.at(-1)).toBe(
      '专家评审：自 2026-11-16 起停止计算（行政许可法 45，文书 示环特告〔2026〕1号），恢复后尚余 11 个工作日。',
    );
    expect(en.at(-1)).toContain('11 working days left');
  });
});
