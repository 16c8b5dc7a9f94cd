import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import type { NoticeCommand } from '../../../domain/notice/notice';
import { jointCase, violations } from '../../../domain/joint-case';
import { dueOf } from '../../../domain/joint-case/terms';
import { people } from '../people';
import { accepted, at, EIA, PERMIT, type CaseRun } from './case-run';
import { rulesFor } from '../rules';

const jointClock = { rule: 'APL-03', source: '两个部门分别实施（测试）' };

/** Accepted on 2 March 2026, a Monday, with the clock of joint handling. */
const joint = (): CaseRun => accepted(rulesFor({ jointClock }));

const mayApprover = ({ state, rules }: CaseRun): string[] => jointCase.allowed(state, people.approver, 0, rules);

const extend = (changes: Partial<Extract<JointCaseCommand, { type: 'ExtendTerm' }>> = {}): JointCaseCommand => ({
  ...{ type: 'ExtendTerm', clock: 'joint', days: 15, reason: '需要会商', approver: '区人民政府负责人', document: '延告1号' },
  ...changes,
});

const toldOf = (run: CaseRun) => run.opened.map(({ command }) => command as Extract<NoticeCommand, { type: 'RequestNotice' }>);

describe('the clock of joint handling (行政许可法 26(2), 42(2))', () => {
  it('runs 45 working days from acceptance over the whole case, beside each item’s own', () => {
    const run = joint();
    expect(run.state.clocks.map(({ id }) => id)).toContain('joint');
    // Without holidays in the test's calendar: nine weeks.
    expect(dueOf(run.state, 'joint', run.rules)).toBe('2026-05-04');
    expect(dueOf(run.state, `item/${EIA}`, run.rules)).toBe('2026-04-01');
    expect(violations(run.state, run.rules)).toEqual([]);
  });

  it('does not run where one bureau decides: off by default', () => {
    expect(accepted().state.clocks.some(({ id }) => id === 'joint')).toBe(false);
  });

  it('ends with the last item', () => {
    const run = joint();
    const refuse = (item: typeof EIA | typeof PERMIT, ground: string, hour: number) =>
      run.by('approver', { type: 'Decide', item, outcome: 'refuse', ground, reason: 'x' }, at('2026-03-05', hour));
    refuse(EIA, 'siting', 9);
    expect(dueOf(run.state, 'joint', run.rules)).toBe('2026-05-04');
    refuse(PERMIT, 'treatment', 10);
    expect(dueOf(run.state, 'joint', run.rules)).toBeUndefined();
    expect(violations(run.state, run.rules)).toEqual([]);
  });
});

describe('an extension is what the law allows (行政许可法 42)', () => {
  it('fifteen days of joint handling, approved and told with both dates and the reason', () => {
    const run = joint();
    run.by('approver', extend(), at('2026-04-20'));
    expect(dueOf(run.state, 'joint', run.rules)).toBe('2026-05-25');
    const { moment, params } = toldOf(run).at(-1)!;
    expect({ moment, ...params }).toMatchObject({
      ...{ moment: 'N12', subject: 'case', n: 15, before: '2026-05-04', due: '2026-05-25' },
      ...{ reason: '需要会商', approver: '区人民政府负责人', document: '延告1号', article: '行政许可法 42(2)' },
    });
  });

  it('in parts, but not more than that', () => {
    const run = joint();
    run.by('supervisor', extend({ days: 10 }), at('2026-04-20'));
    expect(run.refuses('approver', extend({ days: 6 }), at('2026-04-21'))).toBe('extension-too-long /days');
    run.by('approver', extend({ days: 5 }), at('2026-04-21'));
    expect(mayApprover(run)).not.toContain('ExtendTerm');
    expect(run.refuses('approver', extend({ days: 1 }), at('2026-04-22'))).toBe('extension-too-long /days');
  });

  it.each([
    [
      'of an EIA, whose term is set by another law (生态环境法典 102)',
      'approver',
      extend({ clock: `item/${EIA}` }),
      '2026-03-10',
      'extension-not-lawful /clock',
    ],
    [
      'of a permit (排污许可管理条例 12)',
      'approver',
      extend({ clock: `item/${PERMIT}` }),
      '2026-03-10',
      'extension-not-lawful /clock',
    ],
    ['of a promise', 'approver', extend({ clock: 'case' }), '2026-03-10', 'extension-not-lawful /clock'],
    ['of an internal term', 'approver', extend({ clock: 'branch/eia-review/1' }), '2026-03-10', 'extension-not-lawful /clock'],
    ['after the last day', 'approver', extend(), '2026-05-05', 'extension-too-late'],
    ['without a reason', 'approver', extend({ reason: ' ' }), '2026-03-10', 'text-missing /reason'],
    ['without the one who approved it', 'approver', extend({ approver: '' }), '2026-03-10', 'text-missing /approver'],
    ['without the notice', 'approver', extend({ document: '' }), '2026-03-10', 'text-missing /document'],
    ['by half a day', 'approver', extend({ days: 0.5 }), '2026-03-10', 'extension-incomplete'],
    ['by the clerk', 'clerk', extend(), '2026-03-10', 'forbidden'],
  ] as const)('is refused %s', (_why, who, command, on, code) => {
    expect(joint().refuses(who, command, at(on))).toBe(code);
  });

  it('is offered only where it is lawful', () => {
    expect(mayApprover(joint())).toContain('ExtendTerm');
    expect(mayApprover(accepted())).not.toContain('ExtendTerm');
  });
});

describe('the applicant is told of a stop and of its end (行政许可法 45)', () => {
  const stop: JointCaseCommand = {
    type: 'StopClock',
    clock: `item/${PERMIT}`,
    ground: 'expert-review',
    document: '特告1号',
    days: 5,
  };

  it('with the ground, the article, the time needed, and then the new date', () => {
    const run = accepted();
    const before = toldOf(run).length;
    run.by('approver', stop, at('2026-03-04'));
    run.by('approver', { type: 'ResumeClock', clock: `item/${PERMIT}` }, at('2026-03-11'));
    const [stopped, resumed] = toldOf(run).slice(before);
    expect({ moment: stopped!.moment, ...stopped!.params }).toMatchObject({
      ...{ moment: 'N06', subject: PERMIT, stepZh: '专家评审', stepEn: 'expert review' },
      ...{ article: '行政许可法 45', document: '特告1号', n: 5, d: '2026-03-04' },
    });
    expect({ moment: resumed!.moment, ...resumed!.params }).toMatchObject({
      ...{ moment: 'N07', subject: PERMIT, n: 7, dayType: 'calendar', d: '2026-03-11', due: '2026-03-30' },
    });
  });

  it('not of internal terms and promises, which bind nobody outside', () => {
    const run = accepted();
    const before = toldOf(run).length;
    run.by('approver', { ...stop, clock: 'branch/eia-review/1' }, at('2026-03-04'));
    run.by('approver', { ...stop, clock: 'case' }, at('2026-03-04'));
    expect(toldOf(run).slice(before)).toEqual([]);
  });
});
