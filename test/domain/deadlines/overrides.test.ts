import { dueDate, readingsOf } from '../../../domain/clock/due';
import { explain } from '../../../domain/clock/explain';
import type { DeadlineOverride } from '../../../domain/rules/override';
import { overrideProblems } from '../../../domain/rules/override-check';
import { buildRules } from '../../../stores/reference/rules';
import { clockOf, pause } from '../clock/clocks';
import { data } from '../law';

/** An invented city and its district: local texts like these are what the file is for, none of them exists. */
const CITY = '320200';
const DISTRICT = '320205';
const OTHER = '320100';

const local = (more: Partial<DeadlineOverride>): DeadlineOverride => ({
  ...{ jurisdiction: CITY, rule: 'PDP-02', validFrom: '2026-01-01', source: '示例市办事指南（虚构）', article: '四' },
  ...{ quoteZh: '审批时限：二十个工作日', sourceRef: 'test', verified: 'V2' },
  ...more,
});

const authority = (code: string, parent: string | null) => ({
  ...{ code, parent, name_zh: code, name_en: code, short_name: code, level: parent ? ('district' as const) : ('city' as const) },
  ...{ sms_sign: '', reconsideration_body: '', court: '', phone: '' },
});

const rulesWith = (...overrides: DeadlineOverride[]) =>
  buildRules({
    ...data,
    overrides,
    version: 1,
    jurisdictions: [authority(CITY, null), authority(DISTRICT, CITY), authority(OTHER, null)],
  });

const ON = '2026-11-22';

describe('a local text that counts a statutory term', () => {
  const working = rulesWith(local({ unit: 'working' }));

  it('binds its authority and those below it, and nobody else', () => {
    expect(working.deadline('PDP-02', ON, CITY)).toMatchObject({ length: 20, unit: 'working', unitUnspecified: false });
    expect(working.deadline('PDP-02', ON, DISTRICT).local).toMatchObject({
      jurisdiction: CITY,
      source: '示例市办事指南（虚构）',
    });
    expect(working.deadline('PDP-02', ON, OTHER)).toMatchObject({ unit: 'calendar', unitUnspecified: true });
    expect(working.deadline('PDP-03', ON, CITY).local).toBeUndefined();
  });

  it('gives way to the district’s own text', () => {
    const both = rulesWith(local({ unit: 'working' }), local({ jurisdiction: DISTRICT, length: 15, unit: 'working' }));
    expect(both.deadline('PDP-02', ON, DISTRICT).length).toBe(15);
    expect(both.deadline('PDP-02', ON, CITY).length).toBe(20);
  });

  it('is chosen by the day of receipt', () => {
    const rules = rulesWith(local({ unit: 'working', validFrom: '2026-05-01', validTo: '2026-08-31' }));
    const unitOn = (on: string) => rules.deadline('PDP-02', on, CITY).unit;
    expect(['2026-04-30', '2026-05-01', '2026-08-31', '2026-09-01'].map(unitOn)).toEqual([
      ...['calendar', 'working', 'working', 'calendar'],
    ]);
  });

  it('moves the date and is said in its steps', () => {
    const clock = clockOf('2026-11-02', 'PDP-02');
    const due = dueDate(clock, working, working.calendar(DISTRICT));
    expect(due.date).toBe('2026-11-30'); // 3-6, 9-13, 16-20, 23-27, 30
    expect(dueDate(clock, working, working.calendar(OTHER)).date).toBe('2026-11-23'); // Sunday 22 rolls
    expect(due.rule).toMatchObject({ unit: 'working', local: { source: '示例市办事指南（虚构）', article: '四' } });
    const { zh, en } = explain(due);
    expect(zh.slice(0, 2)).toEqual([
      'PDP-02 排污许可管理条例 12(1)：20 个自然日（条文只写“日”，日的种类依地方规定）。',
      '地方规定 示例市办事指南（虚构） 四：按 20 个工作日计算。',
    ]);
    expect(en[1]).toBe('Local rule 示例市办事指南（虚构） 四: counted as 20 working days.');
  });

  it('may shorten without touching which days are meant', () => {
    const shorter = rulesWith(local({ length: 15 }));
    const due = dueDate(clockOf('2026-11-02', 'PDP-02'), shorter, shorter.calendar(CITY));
    expect(due).toMatchObject({ date: '2026-11-17', rule: { unitUnspecified: true } });
    expect(explain(due).zh[0]).toContain('按自然日取较早日期');
  });

  it('promises a shorter term for a procedure (优化营商环境条例 36(2))', () => {
    const promise = local({ rule: 'APL-10', procedure: 'eia-form-simplified-permit', length: 7, unit: 'working' });
    const rules = rulesWith(promise);
    const procedure = rules.currentProcedure('eia-form-simplified-permit', ON);
    expect(rules.promised(procedure, ON, DISTRICT)).toEqual({ workingDays: 7, source: '示例市办事指南（虚构） 四' });
    expect(rules.promised(procedure, ON, OTHER)).toEqual(procedure.promised);
  });
});

describe('日 in both readings', () => {
  const open = rulesWith();
  it('shows the calendar and the working-day date, and that the earlier one is counted', () => {
    expect(readingsOf(clockOf('2026-11-02', 'PDP-02'), open, open.calendar(CITY))).toEqual([
      { dayType: 'calendar', date: '2026-11-23', provisional: false, applies: true },
      { dayType: 'working', date: '2026-11-30', provisional: false, applies: false },
    ]);
  });

  it('follows stops in each day type', () => {
    const readings = readingsOf(clockOf('2026-11-02', 'PDP-02', pause('2026-11-06', 5)), open, open.calendar(CITY));
    // Five calendar days, 6 to 10 November, of which three are working days.
    expect(readings?.map(({ date }) => date)).toEqual(['2026-11-27', '2026-12-03']);
  });

  it('says which one a local text chose', () => {
    const rules = rulesWith(local({ unit: 'working' }));
    const readings = readingsOf(clockOf('2026-11-02', 'PDP-02'), rules, rules.calendar(CITY));
    expect(readings?.map(({ applies }) => applies)).toEqual([false, true]);
  });

  it('has nothing to say where the text names its days (408号 9(1)), nor of local terms', () => {
    expect(readingsOf(clockOf('2026-11-02', 'HWL-01'), open, open.calendar(CITY))).toBeNull();
    expect(readingsOf(clockOf('2026-11-02', { length: 5, unit: 'working' }), open, open.calendar(CITY))).toBeNull();
  });
});

describe('a local text has to stay within the law', () => {
  const known = {
    statutes: data.statutes,
    jurisdictions: new Set([CITY, DISTRICT]),
    promise: (procedure: string, days: number) =>
      procedure === 'known' && days <= 14 ? undefined : 'longer than the law’s term',
  };
  const wrong = (...overrides: DeadlineOverride[]): string[] =>
    overrideProblems(overrides, known).map(({ pointer, message }) => `${pointer}: ${message}`);
  const allowedBy = { source: '法（虚构）', article: '1', quoteZh: '可以延长' };

  it.each<[string, Partial<DeadlineOverride>]>([
    ['a day type where the statute says only 日', { unit: 'working' }],
    ['a shorter term of the authority (PDP-02)', { length: 10 }],
    ['calendar days for as many working days', { rule: 'HWL-01', unit: 'calendar' }],
    ['a longer publicity (EIA-08 is a least length)', { rule: 'EIA-08', length: 7 }],
    ['a publicity whose first day does not count', { rule: 'EIA-08', startDayCounts: false }],
    ['a longer term where a law allows it', { length: 25, allowedBy }],
    ['a promise', { rule: 'APL-10', procedure: 'known', length: 7, unit: 'working' }],
  ])('takes %s', (_what, more) => expect(wrong(local(more))).toEqual([]));

  it.each<[string, Partial<DeadlineOverride>, string]>([
    ['an authority nobody knows', { jurisdiction: OTHER, length: 10 }, 'jurisdiction'],
    ['a rule that is not there', { rule: 'PDP-99', length: 10 }, 'rule'],
    ['a rule that is no term', { rule: 'EIA-03', length: 10 }, 'rule'],
    ['what the statute says anyway', { length: 30, unit: 'calendar', rule: 'PDP-08' }, 'rule'],
    ['a longer term of the authority', { length: 25 }, 'length'],
    ['working days where the statute says calendar days', { rule: 'RCT-04', unit: 'working' }, 'unit'],
    ['months for days', { length: 1, unit: 'month' }, 'unit'],
    ['a shorter publicity', { rule: 'EIA-08', length: 3 }, 'length'],
    ['a duty of the holder made shorter (PDP-08)', { rule: 'PDP-08', length: 15 }, 'length'],
    ['a renewal window made longer (PDP-06)', { rule: 'PDP-06', length: 90 }, 'length'],
    ['a count-back term that rolls', { rule: 'PDP-06', roll: true }, 'roll'],
    ['an end before the start', { length: 10, validTo: '2025-12-31' }, 'validTo'],
    [
      'a time in which the rule is not in force',
      { rule: 'APL-01', length: 3, validFrom: '1999-01-01', validTo: '1999-12-31' },
      'validFrom',
    ],
    ['a procedure for a term', { length: 10, procedure: 'known' }, 'procedure'],
    ['a promise without procedure', { rule: 'APL-10', length: 7, unit: 'working' }, 'procedure'],
    ['a promise in calendar days', { rule: 'APL-10', procedure: 'known', length: 7, unit: 'calendar' }, 'unit'],
    ['a promise longer than the law', { rule: 'APL-10', procedure: 'known', length: 30, unit: 'working' }, 'length'],
  ])('refuses %s', (_what, more, field) => {
    expect(wrong(local(more)).map((line) => line.split(':')[0])).toContain(`/overrides/0/${field}`);
  });

  it('refuses two at once, and takes one after the other', () => {
    const first = local({ length: 15, validTo: '2026-06-30' });
    expect(wrong(first, local({ length: 10, validFrom: '2026-06-30' }))).toEqual([
      '/overrides/1/validFrom: overlaps the one from 2026-01-01',
    ]);
    expect(wrong(first, local({ length: 10, validFrom: '2026-07-01' }))).toEqual([]);
  });

  it('is held against every version of the rule that it meets', () => {
    expect(wrong(local({ rule: 'EIA-02', length: 40, validFrom: '2026-01-01' }))).toHaveLength(2); // 环评法 22, 法典 102
  });
});

it('none is shipped: no local guide that names its authority was read', () => expect(data.overrides).toEqual([]));
