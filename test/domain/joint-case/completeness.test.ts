import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import { stageOf } from '../../../domain/joint-case';
import type { CaseRun } from './case-run';
import { accepted, at, DAY_0, EIA, PERMIT, submitted } from './case-run';

const report = (department: 'window' | 'eia' | 'permit', ...texts: string[]): JointCaseCommand => ({
  type: 'ReportCompleteness',
  department,
  demands: texts.map((text) => ({ items: [department === 'permit' ? PERMIT : EIA], section: 'materials/eia_form', text })),
});

describe('the departments check completeness in parallel', () => {
  it('each has a task of its own, due on the last day before silence accepts (条例 9(4), 行政许可法 32(4))', () => {
    expect(submitted().tasks('CheckCompleteness')).toMatchObject([
      { id: 'CheckCompleteness/window/1', for: { role: 'clerk' }, due: '2026-03-05' },
      { id: 'CheckCompleteness/eia/1', for: { role: 'reviewer', department: 'eia' }, due: '2026-03-09' },
      { id: 'CheckCompleteness/permit/1', for: { role: 'reviewer', department: 'permit' }, due: '2026-03-05' },
    ]);
  });

  it('may report again until the notice goes', () => {
    const run = submitted();
    run.by('eia', report('eia', '缺公章'), at(DAY_0, 11));
    expect(run.tasks('SendCorrectionNotice')).toHaveLength(1);
    run.by('eia', report('eia'), at(DAY_0, 12));
    expect(run.tasks('SendCorrectionNotice')).toHaveLength(0);
    run.by('eia', report('eia', '缺公章'), at(DAY_0, 13));
    expect(run.tasks('SendCorrectionNotice').map(({ id }) => id)).toEqual(['SendCorrectionNotice/case/2']);
    run.by('clerk', { type: 'SendCorrectionNotice' }, at(DAY_0, 14));
    expect(run.refuses('eia', report('eia'), at(DAY_0, 15))).toBe('notice-already-sent');
  });

  const refused: [string, Parameters<CaseRun['refuses']>[0], JointCaseCommand, string][] = [
    ['for another department', 'eia', report('permit'), 'forbidden'],
    ['by a reviewer for the window', 'eia', report('window'), 'forbidden'],
    ['by the clerk for a department', 'clerk', report('eia'), 'forbidden'],
    ['by another authority', 'elsewhere', report('window'), 'forbidden'],
    ['by the applicant', 'enterprise', report('window'), 'forbidden'],
    ['by the administrator', 'admin', report('window'), 'forbidden'],
    [
      'for a department that does not check',
      'clerk',
      { type: 'ReportCompleteness', department: 'monitoring', demands: [] },
      'department-unknown /department',
    ],
    ['with a demand without text', 'eia', report('eia', ' '), 'text-missing /demands/0/text'],
    [
      'with a demand about no item',
      'eia',
      { type: 'ReportCompleteness', department: 'eia', demands: [{ items: [], section: 'unit', text: 'x' }] },
      'item-unknown /demands/0/items',
    ],
    [
      'with a demand about an item that is not in the case',
      'eia',
      { type: 'ReportCompleteness', department: 'eia', demands: [{ items: ['permit-key'], section: 'unit', text: 'x' }] },
      'item-unknown /demands/0/items',
    ],
  ];
  it.each(refused)('is refused %s', (_why, who, command, code) => {
    expect(submitted().refuses(who, command, at(DAY_0, 11))).toBe(code);
  });

  it('is over once its items are accepted', () => {
    const run = accepted();
    expect(run.refuses('eia', report('eia'), at(DAY_0, 13))).toBe('nothing-to-check');
    expect(run.tasks('CheckCompleteness')).toEqual([]);
  });
});

describe('Accept', () => {
  it('names the departments that have not finished', () => {
    const run = submitted();
    run.by('clerk', report('window'), at(DAY_0, 11));
    run.by('eia', report('eia', '缺公章'), at(DAY_0, 11));
    const refused = run.refusal(
      { kind: 'person', id: 'c', name: 'c', role: 'clerk', jurisdiction: run.state.jurisdiction },
      { type: 'Accept' },
      at(DAY_0, 12),
    );
    expect(refused).toMatchObject({ code: 'completeness-open', params: { departments: 'eia,permit' } });
  });

  it('waits for nobody whose items are accepted already', () => {
    const run = submitted();
    run.by('clerk', report('window'), at(DAY_0, 11));
    run.by('eia', report('eia'), at(DAY_0, 11));
    // Silence has accepted the permit; its department need not report any more.
    run.by('clerk', { type: 'Accept' }, at('2026-03-06'));
    expect(run.state.items.map(({ acceptedBy }) => acceptedBy)).toEqual(['act', 'silence']);
  });

  it('is offered as a task once every department is done', () => {
    const run = submitted();
    run.by('clerk', report('window'), at(DAY_0, 11));
    run.by('eia', report('eia'), at(DAY_0, 11));
    expect(run.tasks('Accept')).toEqual([]);
    run.by('permit', report('permit'), at(DAY_0, 11));
    expect(run.tasks('Accept')).toMatchObject([{ id: 'Accept/case/1', due: '2026-03-05' }]);
  });

  it('writes one letter for all items', () => {
    const run = accepted();
    expect(run.state.letters.slice(1)).toMatchObject([
      { id: 'acceptance-1', kind: 'acceptance-notice', items: [EIA, PERMIT], number: '苏园环受〔2026〕1号' },
    ]);
    expect(run.refuses('clerk', { type: 'Accept' }, at(DAY_0, 13))).toBe('nothing-to-accept');
  });
});

describe('DeclineAcceptance', () => {
  const decline = (item: typeof EIA | typeof PERMIT, ground: string, reason = '见附件'): JointCaseCommand => ({
    type: 'DeclineAcceptance',
    item,
    ground,
    reason,
  });

  it('ends one item with its ground (行政许可法 32(1)(1)), its clock and its branch, by letter and notice N05', () => {
    const run = submitted();
    expect(run.by('clerk', decline(EIA, 'not-required'), at(DAY_0, 11))).toMatchObject([
      { type: 'NumberReserved', subject: 'letter/non-acceptance-eia-form' },
      { type: 'ClockEntered', clock: 'item/eia-form', entry: { kind: 'end', article: '行政许可法 32(1)(1)' } },
      { type: 'ItemNotAccepted', item: EIA, article: '行政许可法 32(1)(1)' },
    ]);
    expect(run.item(EIA).state).toBe('not-accepted');
    expect(run.state.branches.map(({ state }) => state)).toEqual(['cancelled', 'waiting']);
    expect(run.opened.slice(1)).toMatchObject([{ command: { moment: 'N05', params: { document: '苏园环不受〔2026〕1号' } } }]);
    expect(run.state.letters.at(-1)).toMatchObject({ kind: 'non-acceptance', number: '苏园环不受〔2026〕1号' });
    expect(stageOf(run.state)).toBe('checking');
  });

  it.each([
    ['with a ground that is not on the list', decline(EIA, 'siting'), 'ground-unknown /ground'],
    ['without a reason', decline(EIA, 'not-required', ' '), 'text-missing /reason'],
  ])('is refused %s', (_why, command, code) => {
    expect(submitted().refuses('clerk', command, at(DAY_0, 11))).toBe(code);
  });

  it('is refused once the item is accepted', () => {
    expect(accepted().refuses('clerk', decline(EIA, 'not-required'), at(DAY_0, 13))).toBe('not-checking');
  });

  it('ends the promised term too when nothing else is left to decide', () => {
    const run = submitted();
    // Silence accepts the permit on day 3, and it is refused before anything is said of the EIA.
    run.by('approver', { type: 'Decide', item: PERMIT, outcome: 'refuse', ground: 'treatment', reason: 'x' }, at('2026-03-06'));
    const events = run.by('clerk', decline(EIA, 'not-required'), at('2026-03-06', 11));
    expect(events.flatMap((event) => (event.type === 'ClockEntered' ? [event.clock] : []))).toEqual(['item/eia-form', 'case']);
  });

  it('closes the case when no item is left and the papers are written', () => {
    const run = submitted();
    run.by('clerk', decline(EIA, 'not-required'), at(DAY_0, 11));
    run.by('clerk', decline(PERMIT, 'not-competent'), at(DAY_0, 11));
    expect(stageOf(run.state)).toBe('closed');
    expect(run.decider.closed(run.state)).toBe(false);
    run.process(at(DAY_0, 12));
    expect(run.decider.closed(run.state)).toBe(true);
    expect(run.tasks()).toEqual([]);
  });
});
