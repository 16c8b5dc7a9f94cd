import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import { stageOf, violations } from '../../../domain/joint-case';
import { people, USCC } from '../people';
import { rules } from '../rules';
import { accepted, at, EIA, grantEia, grantPermit, PERMIT, reviewed, submitted } from './case-run';

const day = '2026-03-04';
const refuse = (item: typeof EIA | typeof PERMIT, ground: string, reason = '监测数据不实'): JointCaseCommand => ({
  type: 'Decide',
  item,
  outcome: 'refuse',
  ground,
  reason,
});
const permitWith = (licenceNumber?: string): JointCaseCommand => ({
  type: 'Decide',
  item: PERMIT,
  outcome: 'grant',
  licenceNumber,
});

describe('a permit is never granted before its EIA (条例 11(1))', () => {
  it('is refused with the article while the EIA is open', () => {
    expect(reviewed().refusal(people.approver, grantPermit, at(day))).toMatchObject({
      code: 'permit-before-eia',
      params: { article: '排污许可管理条例 11(1)', item: EIA },
    });
  });

  it('nor at an earlier moment than the EIA', () => {
    const run = reviewed();
    run.by('approver', grantEia, at(day, 10));
    expect(run.refuses('approver', grantPermit, at(day, 9))).toBe('permit-before-eia');
  });

  it('nor after the EIA was refused; refusing it needs no order', () => {
    const run = reviewed();
    run.by('approver', refuse(EIA, 'siting'), at(day));
    expect(run.refuses('approver', grantPermit, at(day, 11))).toBe('permit-before-eia');
    expect(run.tasks('Decide').map(({ subject }) => subject)).toEqual([PERMIT]);
    run.by('approver', refuse(PERMIT, 'treatment'), at(day, 12));
    expect(stageOf(run.state)).toBe('closed');
  });

  it('is not even offered for decision before it', () => {
    const run = reviewed();
    expect(run.tasks('Decide')).toMatchObject([{ id: 'Decide/eia-form/1', for: { role: 'approver' }, due: '2026-04-01' }]);
    run.by('approver', grantEia, at(day));
    expect(run.tasks('Decide')).toMatchObject([{ id: 'Decide/permit-simplified/1', due: '2026-03-23' }]);
  });
});

describe('Decide', () => {
  it('grants: number, decision with its article, and the clocks of the item end', () => {
    const run = reviewed();
    expect(run.by('approver', { ...grantEia, conditions: '落实防渗措施' }, at(day))).toMatchObject([
      { type: 'NumberReserved', subject: 'decision/eia-form', series: '苏园环建', number: '苏园环建〔2026〕1号' },
      { type: 'ItemDecided', item: EIA, outcome: 'grant', conditions: '落实防渗措施', article: '生态环境法典 102(2)' },
      { type: 'ClockEntered', clock: 'item/eia-form', entry: { kind: 'end', ground: 'decided' } },
    ]);
    expect(run.item(EIA).decision).toMatchObject({ documentNumber: '苏园环建〔2026〕1号', licenceNumber: '苏园环建〔2026〕1号' });
    expect(run.item(EIA).decision?.verifyCode).not.toBe('');
  });

  it('ends the promised term with the last decision', () => {
    const run = reviewed();
    run.by('approver', grantEia, at(day));
    const events = run.by('approver', grantPermit, at(day, 11));
    expect(events.flatMap((event) => (event.type === 'ClockEntered' ? [event.clock] : []))).toEqual([
      'item/permit-simplified',
      'case',
    ]);
  });

  it('the second approver is told who decided, and when', () => {
    const run = reviewed();
    run.by('approver', grantEia, at(day));
    expect(run.refusal(people.approver2, refuse(EIA, 'siting'), at(day, 11))).toMatchObject({
      code: 'already-acted',
      params: { by: 'approver', at: at(day) },
    });
  });

  it.each([
    ['by a supervisor where the procedure names the approver', 'supervisor', grantEia, 'forbidden'],
    ['by a reviewer', 'eia', grantEia, 'forbidden'],
    [
      'of an item that is not in the case',
      'approver',
      { type: 'Decide', item: 'permit-key', outcome: 'grant' },
      'item-unknown /item',
    ],
    ['refusing without a ground of the list (条例 11)', 'approver', refuse(EIA, 'treatment'), 'ground-unknown /ground'],
    ['refusing with a ground for not accepting', 'approver', refuse(EIA, 'not-required'), 'ground-unknown /ground'],
    ['refusing without a reason', 'approver', refuse(EIA, 'siting', ''), 'text-missing /reason'],
    [
      'with a licence number where none is entered',
      'approver',
      { ...grantEia, licenceNumber: 'x' },
      'licence-number-not-entered /licenceNumber',
    ],
  ] satisfies [string, keyof typeof people, JointCaseCommand, string][])('is refused %s', (_why, who, command, code) => {
    expect(reviewed().refuses(who, command, at(day))).toBe(code);
  });

  it.each([
    ['missing', undefined, 'licence-number-missing /licenceNumber'],
    ['of another shape', `${USCC}001`, 'licence-number-invalid /licenceNumber'],
    ['of another unit', '91320594MA1MYUNX0G001V', 'licence-number-of-other-unit /licenceNumber'],
  ])('a permit number is refused when %s (条例 12(3))', (_why, number, code) => {
    const run = reviewed();
    run.by('approver', grantEia, at(day));
    expect(run.refuses('approver', permitWith(number), at(day, 11))).toBe(code);
  });

  it('grants nothing over an open branch', () => {
    expect(accepted().refuses('approver', grantEia, at(day))).toBe('branch-open');
  });

  it('grants nothing over a branch that disagrees; the refusal is the way', () => {
    const run = accepted();
    run.by('eia', { type: 'GiveOpinion', branch: 'eia-review', opinion: 'disagree', text: '总量不足' }, at('2026-03-03'));
    expect(run.refuses('approver', grantEia, at(day))).toBe('branch-disagrees');
    run.by('approver', refuse(EIA, 'siting'), at(day));
    expect(violations(run.state, rules)).toEqual([]);
  });

  it('decides nothing that is not accepted', () => {
    expect(submitted().refuses('approver', grantEia, at('2026-03-02', 11))).toBe('not-accepted');
  });
});

describe('a refusal', () => {
  it('has a letter with its own number, a notice N14, and needs no branch', () => {
    const run = accepted();
    const events = run.by('approver', refuse(EIA, 'siting'), at(day));
    expect(events[0]).toMatchObject({ type: 'NumberReserved', series: '苏园环许不' });
    expect(events[0]).not.toHaveProperty('verifyCode');
    expect(events[1]).toMatchObject({
      type: 'ItemDecided',
      ground: 'siting',
      article: '生态环境法典 105(1)',
      reason: '监测数据不实',
    });
    expect(run.state.letters.at(-1)).toMatchObject({
      id: 'refusal-eia-form',
      kind: 'decision-refusal',
      number: '苏园环许不〔2026〕1号',
    });
    expect(run.opened.at(-1)).toMatchObject({ command: { moment: 'N14', params: { document: '苏园环许不〔2026〕1号' } } });
    expect(run.state.branches.map(({ state }) => state)).toEqual(['cancelled', 'open']);
    expect(violations(run.state, rules)).toEqual([]);
  });
});
