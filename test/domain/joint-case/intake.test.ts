import type { Actor } from '../../../domain/decider';
import type { PersonCommand } from '../../../domain/joint-case/commands';
import { JURISDICTION, people, USCC } from '../people';
import { at, CaseRun, DAY_0, submission, submitted } from './case-run';

type Submit = Extract<PersonCommand, { type: 'Submit' }>;
const withFacts = (facts: Partial<Submit['facts']>): Submit => ({ ...submission, facts: { ...submission.facts, ...facts } });

describe('Submit', () => {
  it('is open to a clerk and to the unit itself, before anything else', () => {
    const run = new CaseRun();
    const offered = (actor: Actor) => run.decider.allowed(run.state, actor, at(DAY_0), run.rules);
    expect(offered(people.clerk)).toEqual(['Submit']);
    expect(offered(people.enterprise)).toEqual(['Submit']);
    expect(offered(people.approver)).toEqual([]);
    expect(offered(people.admin)).toEqual([]);
    expect(run.act(people.enterprise, { ...submission, channel: 'portal' }, at(DAY_0))).toHaveLength(3);
  });

  const refused: [string, keyof typeof people, Submit, string][] = [
    [
      'without consent to electronic service (民事诉讼法 90)',
      'clerk',
      withFacts({ electronicService: false }),
      'consent-missing /facts/electronicService',
    ],
    ['with a wrong check character', 'clerk', withFacts({ uscc: `${USCC.slice(0, 17)}A` }), 'uscc-check-digit /facts/uscc'],
    ['without the name of the unit', 'clerk', withFacts({ unitName: ' ' }), 'text-missing /facts/unitName'],
    ['for another jurisdiction', 'elsewhere', submission, 'forbidden'],
    ['by an officer who does not take in applications', 'approver', submission, 'forbidden'],
    ['for another unit', 'enterprise', withFacts({ uscc: '91320594MA1MYUNX0' }), 'forbidden'],
    ['back-dated without a reason', 'clerk', { ...submission, receivedOn: '2026-02-27' }, 'backdating-reason-missing /reason'],
    [
      'back-dated by the applicant',
      'enterprise',
      { ...submission, receivedOn: '2026-02-27', reason: 'x' },
      'backdating-not-allowed /receivedOn',
    ],
    ['dated ahead', 'clerk', { ...submission, receivedOn: '2026-03-03', reason: 'x' }, 'received-in-future /receivedOn'],
    [
      'on a day that does not exist',
      'clerk',
      { ...submission, receivedOn: '2026-02-30', reason: 'x' },
      'date-invalid /receivedOn',
    ],
  ];
  it.each(refused)('is refused %s', (_why, who, command, code) => {
    expect(new CaseRun().refuses(who, command, at(DAY_0))).toBe(code);
  });

  const override: Submit = {
    ...submission,
    routingOverride: {
      reason: ' 已书面委托 ',
      items: [
        { item: 'eia-form', authority: { zh: '生态环境部', en: 'Ministry' }, article: '《生态环境法典》第一百零四条第一款' },
      ],
    },
  };

  it('keeps why a clerk took in what another authority decides (行政许可法 32(1)(2))', () => {
    const run = new CaseRun();
    run.act(people.clerk, override, at(DAY_0));
    expect(run.state.routingOverride).toEqual({ ...override.routingOverride, reason: '已书面委托' });
  });
  it('is refused when the applicant, or nobody with a reason, goes past the right authority', () => {
    const run = new CaseRun();
    expect(run.refuses('enterprise', override, at(DAY_0))).toBe('routing-override-not-allowed /routingReason');
    const silent = { ...override, routingOverride: { ...override.routingOverride!, reason: ' ' } };
    expect(run.refuses('clerk', silent, at(DAY_0))).toBe('text-missing /routingReason');
  });

  it('is refused a second time', () => {
    expect(submitted().refuses('clerk', submission, at(DAY_0))).toBe('already-submitted');
  });

  it('is the first act: anything else on an unknown case is not found', () => {
    expect(new CaseRun().refuses('clerk', { type: 'Accept' }, at(DAY_0))).toBe('not-found');
  });

  it('counts from the day on which the paper was received, and keeps the reason', () => {
    const run = new CaseRun();
    run.by('clerk', { ...submission, receivedOn: '2026-02-27', reason: '窗口系统停机' }, at(DAY_0));
    expect(run.events[0]).toMatchObject({ receivedOn: '2026-02-27', backdatedReason: '窗口系统停机', at: at(DAY_0) });
    expect(run.state.clocks[0]).toMatchObject({ receivedOn: '2026-02-27', ledger: [{ at: at('2026-02-27', 0) }] });
    // 条例 9(4): three days after the receipt, whose last is a Monday.
    expect(run.tasks('AcceptBySilence').find(({ subject }) => subject === 'permit-simplified')?.at).toBe(at('2026-03-03', 0));
  });

  it('pins procedure and plan, and keeps what was handed in by its hashes', () => {
    const { state } = submitted();
    expect(state).toMatchObject({ procedure: { id: 'one-window', version: 1 }, jurisdiction: JURISDICTION, version: 1 });
    expect(state.sections).toEqual(submission.sections);
    expect(state.completeness.map(({ department }) => department)).toEqual(['window', 'eia', 'permit']);
  });

  it('is refused for a procedure that does not exist', () => {
    const run = new CaseRun();
    const none = () => {
      throw new Error('no such procedure');
    };
    const elsewhere = new CaseRun({ ...run.rules, currentProcedure: none });
    expect(elsewhere.refuses('clerk', submission, at(DAY_0))).toBe('procedure-unknown /procedure');
  });
});
