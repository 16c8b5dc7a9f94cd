import { approvals } from '../../../domain/procedure/procedure';
import { violations } from '../../../domain/joint-case';
import { conditionsOf } from '../../../domain/joint-case/conditions';
import { dueOf, itemClock, procedureOf } from '../../../domain/joint-case/terms';
import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import type { Licence } from '../../../domain/licence/licence';
import { buildRules } from '../../../stores/reference/rules';
import { data } from '../law';
import { rules as invented } from '../rules';
import { at, CaseRun, PERMIT_NUMBER, submission } from './case-run';

const shipped = {
  ...buildRules({ version: 1, ...data, jurisdictions: [] }),
  jurisdiction: (code: string) => invented.jurisdiction(code),
};
const WASTE_NUMBER = '示例3202020001';
const DAY = '2026-11-23';

type Decide = Extract<JointCaseCommand, { type: 'Decide' }>;
const permit = (changes: Partial<Decide> = {}): Decide => ({
  ...{ type: 'Decide', item: 'permit-key', outcome: 'grant', licenceNumber: PERMIT_NUMBER },
  ...changes,
});
const licence = (changes: Partial<Decide> = {}): Decide => ({
  ...{ type: 'Decide', item: 'waste-comprehensive', outcome: 'grant', licenceNumber: WASTE_NUMBER },
  ...changes,
});

/** Accepted on the day of receipt, a Monday. */
function accepted(procedure = 'waste-dual-comprehensive', rules = shipped): CaseRun {
  const run = new CaseRun(rules);
  run.by('clerk', { ...submission, procedure }, at(DAY, 9));
  run.by('clerk', { type: 'ReportCompleteness', department: 'window', demands: [] }, at(DAY, 10));
  run.by('waste', { type: 'ReportCompleteness', department: 'solid-waste', demands: [] }, at(DAY, 10));
  run.by('permit', { type: 'ReportCompleteness', department: 'permit', demands: [] }, at(DAY, 10));
  run.by('clerk', { type: 'Accept' }, at(DAY, 11));
  return run;
}

const visit = (conditions?: string): JointCaseCommand => ({
  ...{ type: 'RecordVisit', branch: 'site-visit', on: '2026-11-25', findings: '设施与申请一致' },
  participants: [{ name: '甲' }, { name: '乙' }],
  ...(conditions ? { conclusion: 'conditions', conditions } : { conclusion: 'agree' }),
});

/** Both reviews, the visit and the panel agree; `set` are the conditions of each. */
function reviewed(set: { waste?: string; permit?: string; visit?: string } = {}, rules = shipped): CaseRun {
  const run = accepted('waste-dual-comprehensive', rules);
  const opinion = (branch: string, conditions?: string): JointCaseCommand => ({
    ...{ type: 'GiveOpinion', branch, text: '' },
    ...(conditions ? { opinion: 'conditions', conditions } : { opinion: 'agree' }),
  });
  run.by('waste', opinion('waste-review', set.waste), at('2026-11-24'));
  run.by('permit', opinion('permit-review', set.permit), at('2026-11-24'));
  run.by('waste', { type: 'ScheduleVisit', branch: 'site-visit', on: '2026-11-25', note: '' }, at('2026-11-24'));
  run.by('waste', visit(set.visit), at('2026-11-25', 15));
  const panel = { branch: 'expert-panel', on: '2026-11-27', experts: [{ name: '钱教授' }] };
  run.by('waste', { type: 'ConvenePanel', ...panel, document: '示环评告〔2026〕3号' }, at('2026-11-26'));
  run.by('waste', { type: 'RecordPanel', ...panel, text: '', conclusion: 'agree' }, at('2026-11-27', 15));
  return run;
}

describe('the two clocks of a dual licence', () => {
  it('run from acceptance: 20 working days (办法 9(1)) and, with the visit, 45 days in all (条例 12(2))', () => {
    const { state } = accepted();
    expect(dueOf(state, itemClock('waste-comprehensive'), shipped)).toBe('2026-12-21');
    expect(dueOf(state, itemClock('permit-key'), shipped)).toBe('2027-01-07');
  });

  it('do not stop for a panel that the law only allows (办法 9(2), 行政许可法 45)', () => {
    const run = reviewed();
    expect(dueOf(run.state, itemClock('waste-comprehensive'), shipped)).toBe('2026-12-21');
    expect(run.state.clocks.flatMap(({ ledger }) => ledger).some(({ kind }) => kind === 'stop')).toBe(false);
  });

  it('a notice of what is missing goes within the permit’s 3 days (条例 9(4)), the waste licence’s window is 5 working days (行政许可法 32(4))', () => {
    const run = new CaseRun(shipped);
    run.by('clerk', { ...submission, procedure: 'waste-dual-comprehensive' }, at(DAY, 9));
    run.look(at('2026-11-27', 9));
    expect(run.item('permit-key')).toMatchObject({ state: 'accepted', acceptedBy: 'silence' });
    expect(run.item('waste-comprehensive').state).toBe('checking');
    run.look(at('2026-12-01', 0));
    expect(run.item('waste-comprehensive')).toMatchObject({ state: 'accepted', acceptedBy: 'silence' });
  });
});

describe('one visit for both items', () => {
  it('is compulsory: neither is granted before it (办法 9(1))', () => {
    const run = accepted();
    run.by('waste', { type: 'GiveOpinion', branch: 'waste-review', opinion: 'agree', text: '' }, at('2026-11-24'));
    run.by('permit', { type: 'GiveOpinion', branch: 'permit-review', opinion: 'agree', text: '' }, at('2026-11-24'));
    expect(run.refuses('approver', licence(), at('2026-11-25'))).toBe('branch-open');
    expect(run.refuses('approver', permit(), at('2026-11-25'))).toBe('branch-open');
    run.by('waste', visit(), at('2026-11-25', 15));
    // The permit has all it needs; the waste licence waits for the panel (a local setting).
    expect(run.refuses('approver', licence(), at('2026-11-26'))).toBe('branch-open');
    expect(run.refuses('approver', permit(), at('2026-11-26'))).toBeUndefined();
  });
});

describe('the number of a waste licence', () => {
  it.each([
    [undefined, 'licence-number-missing /licenceNumber'],
    ['待定', 'licence-number-format /licenceNumber'],
    ['JS 0001', 'licence-number-format /licenceNumber'],
    ['G3202020001', undefined],
    ['示危废〔2026〕1号', undefined],
  ])('%s: %s', (licenceNumber, refusal) => {
    const decide = { ...licence(), ...(licenceNumber === undefined ? {} : { licenceNumber }) };
    if (licenceNumber === undefined) delete decide.licenceNumber;
    expect(reviewed().refuses('approver', decide, at('2026-11-30'))).toBe(refusal);
  });

  it('is checked by the shape that the procedure names, where it names one', () => {
    const format = { pattern: '^JS\\d{8}$', zh: '形如 JS00000000', en: 'JS and eight digits', source: '测试' };
    const rules = {
      ...shipped,
      procedure: (ref: { id: string; version: number }) => {
        const found = shipped.procedure(ref);
        return {
          ...found,
          items: found.items.map((item) => (item.kind === 'permit-key' ? item : { ...item, licenceNumberFormat: format })),
        };
      },
    };
    const run = reviewed({}, rules);
    expect(run.refuses('approver', licence(), at('2026-11-30'))).toBe('licence-number-format /licenceNumber');
    expect(run.refuses('approver', licence({ licenceNumber: 'JS32020001' }), at('2026-11-30'))).toBeUndefined();
  });

  it('a permit’s keeps its own shape (条例 12(3), HJ 608)', () => {
    const run = reviewed();
    const number = 'licence-number-invalid /licenceNumber';
    expect(run.refuses('approver', permit({ licenceNumber: WASTE_NUMBER }), at('2026-11-30'))).toBe(number);
  });
});

describe('each condition stands in one licence only (seed 001 无锡)', () => {
  const EMERGENCY = '落实突发环境事件应急预案，每年演练一次';
  const MONITORING = '废气每季度监测一次';

  it('one that the other licence has is refused, however it is numbered or closed', () => {
    const run = reviewed({ waste: EMERGENCY });
    const when = at('2026-11-30');
    expect(run.refuses('approver', permit({ conditions: `${MONITORING}\n2. ${EMERGENCY}。` }), when)).toBe(
      'condition-on-other-licence /conditions',
    );
    run.by('approver', permit({ conditions: MONITORING }), when);
    expect(run.refuses('approver', licence({ conditions: `（1）${MONITORING}；` }), when)).toBe(
      'condition-on-other-licence /conditions',
    );
    run.by('approver', licence({ conditions: '运输车辆定位联网' }), when);
    const procedure = procedureOf(run.state, shipped);
    expect(conditionsOf(run.state, 'waste-comprehensive', procedure)).toEqual([EMERGENCY, '运输车辆定位联网']);
    expect(conditionsOf(run.state, 'permit-key', procedure)).toEqual([MONITORING]);
  });

  it('what the one visit asks goes onto the licence of its department; what both reviewers ask onto the first', () => {
    const run = reviewed({ visit: '贮存库导流沟清淤', waste: EMERGENCY, permit: `${EMERGENCY}。\n${MONITORING}` });
    const procedure = procedureOf(run.state, shipped);
    expect(conditionsOf(run.state, 'waste-comprehensive', procedure)).toEqual([EMERGENCY, '贮存库导流沟清淤']);
    expect(conditionsOf(run.state, 'permit-key', procedure)).toEqual([MONITORING]);
  });

  it('nothing is taken from a licence by one that is refused', () => {
    const run = reviewed({ waste: MONITORING, permit: MONITORING });
    const refusal = licence({ outcome: 'refuse', ground: 'technicians', reason: '只有两名技术人员' });
    delete refusal.licenceNumber;
    run.by('approver', refusal, at('2026-11-30'));
    expect(conditionsOf(run.state, 'permit-key', procedureOf(run.state, shipped))).toEqual([MONITORING]);
  });

  it('elsewhere a condition may stand in both', () => {
    const procedure = { ...procedureOf(reviewed().state, shipped) };
    delete procedure.conditions;
    const { state } = reviewed({ waste: MONITORING, permit: MONITORING });
    for (const kind of ['waste-comprehensive', 'permit-key'] as const)
      expect(conditionsOf(state, kind, procedure)).toEqual([MONITORING]);
  });
});

describe('both licences', () => {
  it('go out at the same moment: 5 years each, the waste licence’s renewal 30 working days before its end (办法 13)', () => {
    const run = reviewed();
    run.by('approver', licence(), at('2026-11-30', 9));
    run.process(at('2026-11-30', 10));
    expect(run.opened.filter(({ kind }) => kind === 'licence')).toEqual([]);
    run.by('approver', permit(), at('2026-11-30', 11));
    run.process(at('2026-11-30', 12));
    const opened = run.opened.filter(({ kind }) => kind === 'licence').map(({ command }) => command as unknown as Licence);
    expect(opened.map(({ kind, number, validFrom }) => [kind, number, validFrom])).toEqual([
      ['waste-comprehensive', WASTE_NUMBER, '2026-11-30'],
      ['permit-key', PERMIT_NUMBER, '2026-11-30'],
    ]);
    expect(new Set(opened.map(({ issuedAt }) => issuedAt)).size).toBe(1);
    expect(violations(run.state, shipped)).toEqual([]);
  });

  it('the grounds of refusal are the conditions of 办法 5 and 6, each with its article', () => {
    const articles = (id: string) =>
      approvals(data.procedures.find((one) => one.id === id)!)[0]!
        .refusalGrounds.filter(({ stage }) => stage === 'decision')
        .map(({ article }) => /\d+(\(\d\))?/.exec(article)![0]);
    expect(articles('waste-dual-comprehensive')).toEqual(['5(1)', '5(2)', '5(3)', '5(4)', '5(5)', '5(6)', '5(7)', '29']);
    expect(articles('waste-dual-collection')).toEqual(['6(1)', '6(2)', '6(3)', '3(2)', '29']);
  });
});
