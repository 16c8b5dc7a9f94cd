import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import { stageOf, violations } from '../../../domain/joint-case';
import type { ItemKind } from '../../../domain/procedure/procedure';
import { people } from '../people';
import { rules, rulesFor } from '../rules';
import type { CaseRun } from './case-run';
import { at, DAY_0, EIA, PERMIT, submission, submitted } from './case-run';

const demand = (text: string, items: ItemKind[], section = 'materials/eia_form') => ({ items, section, text });
const report = (department: 'window' | 'eia' | 'permit', ...demands: ReturnType<typeof demand>[]): JointCaseCommand => ({
  type: 'ReportCompleteness',
  department,
  demands,
});
const send: JointCaseCommand = { type: 'SendCorrectionNotice' };
const answer = (...demands: string[]): JointCaseCommand => ({
  type: 'AnswerCorrection',
  answers: demands.map((id) => ({ demand: id, text: '已补正', section: { name: 'materials/eia_form', hash: `new-${id}` } })),
});

/** EIA and permit have demands, the window has not reported; the notice went on day 1. */
const noticed = (): CaseRun => {
  const run = submitted();
  run.by('eia', report('eia', demand('缺公章', [EIA]), demand('缺附图', [EIA])), at(DAY_0, 11));
  run.by('permit', report('permit', demand('缺公章', [PERMIT])), at(DAY_0, 12));
  run.by('clerk', send, at('2026-03-03'));
  return run;
};

describe('one correction notice', () => {
  it('merges what all departments ask, the same only once, and need not wait for the others', () => {
    const run = noticed();
    expect(run.state.corrections).toMatchObject([
      {
        id: 'correction-1',
        number: '苏园环补告〔2026〕1号',
        items: [EIA, PERMIT],
        by: { id: 'clerk' },
        demands: [
          { id: 'eia-1-1', items: [EIA, PERMIT], text: '缺公章' },
          { id: 'eia-1-2', items: [EIA], text: '缺附图' },
        ],
      },
    ]);
    expect(run.opened.slice(1)).toMatchObject([
      {
        kind: 'notice',
        command: {
          moment: 'N03',
          params: { n: 2, demands: '缺公章\n缺附图', document: '苏园环补告〔2026〕1号', d: '2026-03-17' },
        },
      },
    ]);
    expect(run.tasks('ProduceLetter').map(({ subject }) => subject)).toEqual(['receipt', 'correction-1']);
    expect(stageOf(run.state)).toBe('correcting');
  });

  it('is sent once: the second clerk is told who did, and when', () => {
    expect(noticed().refusal(people.clerk, send, at('2026-03-03', 11))).toMatchObject({
      code: 'notice-already-sent',
      params: { by: 'clerk', at: at('2026-03-03') },
    });
  });

  it('is not sent when nothing is demanded', () => {
    expect(submitted().refuses('clerk', send, at(DAY_0, 11))).toBe('nothing-demanded');
  });

  it('stops silence for the items it binds, and only for those (行政许可法 32(4), 条例 9(4))', () => {
    const run = submitted();
    run.by('eia', report('eia', demand('缺公章', [EIA])), at(DAY_0, 11));
    run.by('clerk', send, at('2026-03-03'));
    expect(run.tasks('AcceptBySilence').map(({ subject }) => subject)).toEqual([PERMIT]);
    run.look(at('2026-03-20'));
    expect(run.state.items.map(({ state }) => state)).toEqual(['checking', 'accepted']);
  });

  it('meets on day 4 the permit that silence accepted on day 3, and binds only the EIA (条例 9(4); 行政许可法 32(4))', () => {
    const run = submitted();
    run.by('eia', report('eia', demand('缺公章', [EIA, PERMIT])), at('2026-03-05', 11));
    run.by('permit', report('permit', demand('缺排放口图', [PERMIT], 'outlets')), at('2026-03-05', 23, 59));
    run.by('clerk', send, at('2026-03-06'));
    expect(run.types().slice(-10)).toEqual([
      'CompletenessReported',
      'CompletenessReported',
      'ItemAccepted',
      'ClockStarted',
      'BranchOpened',
      'ClockStarted',
      'ClockStarted',
      'NumberReserved',
      'NumberReserved',
      'CorrectionNoticed',
    ]);
    expect(run.item(PERMIT)).toMatchObject({
      state: 'accepted',
      acceptedBy: 'silence',
      acceptedAt: at(DAY_0),
      acceptedArticle: '排污许可管理条例 9(1)(4)',
    });
    expect(run.events.at(-1)).toMatchObject({ items: [EIA], demands: [{ id: 'eia-1-1', items: [EIA] }] });
    expect(violations(run.state, rules)).toEqual([]);
  });

  it('goes by itself when the asking window closes, in the name of time', () => {
    const run = submitted();
    run.by('eia', report('eia', demand('缺公章', [EIA])), at(DAY_0, 11));
    run.look(at('2026-03-05', 9));
    expect(run.state.corrections).toMatchObject([{ by: { id: 'time' }, at: at('2026-03-05', 0) }]);
  });

  it('does not go by itself when nothing is demanded', () => {
    const run = submitted();
    expect(run.tasks('CloseAsking')).toEqual([]);
    run.by('eia', report('eia'), at(DAY_0, 11));
    expect(run.tasks('CloseAsking')).toEqual([]);
  });

  it('leaves what was demanded after the window to the clerk, until silence accepts', () => {
    const run = submitted();
    run.by('permit', report('permit', demand('缺公章', [PERMIT])), at('2026-03-05', 15));
    expect(run.tasks('CloseAsking')).toEqual([]);
    expect(run.tasks('SendCorrectionNotice')).toMatchObject([{ due: '2026-03-05' }]);
    run.look(at('2026-03-08'));
    expect(run.state.corrections).toEqual([]);
    expect(run.item(PERMIT).acceptedBy).toBe('silence');
    expect(run.tasks('SendCorrectionNotice')).toEqual([]);
  });

  it('goes before silence accepts where a procedure closes its asking window as late', () => {
    const run = submitted(rulesFor({ completeness: { departments: ['window', 'eia', 'permit'], askingDays: 5 } }));
    run.by('permit', report('permit', demand('缺公章', [PERMIT])), at(DAY_0, 15));
    run.look(at('2026-03-08'));
    expect(run.state.corrections).toMatchObject([{ at: at('2026-03-05', 23, 59), items: [PERMIT] }]);
    expect(run.item(PERMIT).state).toBe('checking');
  });
});

describe('answers', () => {
  it('a corrected part changes the facts that lists and papers show, never the applicant', () => {
    const run = submitted();
    run.by(
      'clerk',
      { type: 'ReportCompleteness', department: 'window', demands: [{ items: [EIA], section: 'unit', text: '名称与执照不符' }] },
      at(DAY_0, 11),
    );
    run.by('clerk', { type: 'SendCorrectionNotice' }, at(DAY_0, 12));
    const demanded = run.state.corrections[0]!.demands[0]!.id;
    const corrected = (uscc: string): JointCaseCommand => ({
      type: 'AnswerCorrection',
      answers: [
        {
          demand: demanded,
          text: '',
          section: { name: 'unit', hash: 'new-unit', facts: { unitName: '苏州示例电子股份有限公司', uscc } },
        },
      ],
    });
    expect(run.refuses('enterprise', corrected('91320594MA0OTHER0X'), at('2026-03-03'))).toBe(
      'unit-fixed /answers/0/content/uscc',
    );
    run.by('enterprise', corrected(run.state.facts.uscc), at('2026-03-03'));
    expect(run.state.facts).toMatchObject({ unitName: '苏州示例电子股份有限公司', projectName: submission.facts.projectName });
  });

  it('come item by item; each stays, only what was demanded changes, and each submission is a version', () => {
    const run = noticed();
    run.by('enterprise', answer('eia-1-2'), at('2026-03-04'));
    expect(run.state.version).toBe(2);
    expect(run.state.sections['materials/eia_form']).toBe('new-eia-1-2');
    expect(stageOf(run.state)).toBe('correcting');
    expect(run.refuses('enterprise', answer('eia-1-2'), at('2026-03-04', 11))).toBe('demand-answered /answers/0/demand');
    run.by('clerk', answer('eia-1-1'), at('2026-03-05'));
    expect(run.state.corrections[0]?.answeredAt).toBe(at('2026-03-05'));
    expect(run.state.version).toBe(3);
    expect(stageOf(run.state)).toBe('checking');
  });

  it.each([
    ['to a demand that was not made', answer('permit-1-1'), 'demand-unknown /answers/0/demand'],
    ['twice in one act', answer('eia-1-1', 'eia-1-1'), 'demand-unknown /answers/1/demand'],
    [
      'with a section nobody asked for',
      { type: 'AnswerCorrection', answers: [{ demand: 'eia-1-1', text: '', section: { name: 'outlets', hash: 'h' } }] },
      'section-not-demanded /answers/0/section',
    ],
    [
      'that says nothing',
      { type: 'AnswerCorrection', answers: [{ demand: 'eia-1-1', text: ' ' }] },
      'text-missing /answers/0/text',
    ],
    ['without any', { type: 'AnswerCorrection', answers: [] }, 'text-missing /answers'],
  ] satisfies [string, JointCaseCommand, string][])('are refused %s', (_why, command, code) => {
    expect(noticed().refuses('enterprise', command, at('2026-03-04'))).toBe(code);
  });

  it('are refused of another unit, and when nothing is asked', () => {
    const run = noticed();
    expect(run.refusal({ ...people.enterprise, uscc: 'other' }, answer('eia-1-1'), at('2026-03-04'))?.code).toBe('forbidden');
    expect(submitted().refuses('enterprise', answer('eia-1-1'), at('2026-03-04'))).toBe('no-correction-open');
  });

  it('start the silence window anew once all are given, and the departments that asked check again', () => {
    const run = noticed();
    run.by('enterprise', answer('eia-1-1', 'eia-1-2'), at('2026-03-12', 15));
    expect(run.tasks('AcceptBySilence')).toMatchObject([
      // The third day is a Sunday and rolls to Monday (民法典 203).
      { id: 'AcceptBySilence/eia-form/2', at: at('2026-03-20', 0) },
      { id: 'AcceptBySilence/permit-simplified/2', at: at('2026-03-17', 0) },
    ]);
    expect(run.tasks('CheckCompleteness').map(({ id }) => id)).toEqual([
      'CheckCompleteness/window/1',
      'CheckCompleteness/eia/2',
      'CheckCompleteness/permit/2',
    ]);
    run.look(at('2026-03-21'));
    expect(run.item(PERMIT).acceptedAt).toBe(at('2026-03-12', 15));
  });

  it('leave the EIA clock running: a correction is no lawful stop (行政许可法 45)', () => {
    const run = noticed();
    expect(run.state.clocks[0]?.ledger.map(({ kind }) => kind)).toEqual(['start']);
    expect(run.tasks('WarnTerm').map(({ subject }) => subject)).toEqual(['item/eia-form', 'item/eia-form']);
  });

  it('count as complete when what is left concerns an item that ended', () => {
    const run = noticed();
    run.by('enterprise', answer('eia-1-1'), at('2026-03-04'));
    run.by('clerk', { type: 'DeclineAcceptance', item: EIA, ground: 'not-required', reason: 'x' }, at('2026-03-05'));
    expect(run.state.corrections[0]?.answeredAt).toBe(at('2026-03-05'));
    expect(run.tasks('AnswerCorrection')).toEqual([]);
    expect(run.tasks('AcceptBySilence')).toMatchObject([{ subject: PERMIT }]);
  });
});

describe('a second notice', () => {
  const again = (): CaseRun => {
    const run = noticed();
    run.by('enterprise', answer('eia-1-1', 'eia-1-2'), at('2026-03-04'));
    run.by('eia', report('eia', demand('附图不清', [EIA])), at('2026-03-04', 15));
    return run;
  };

  it('needs a recorded ground, because the law tells once (一次性告知, 行政许可法 32(4))', () => {
    const run = again();
    expect(run.refuses('clerk', send, at('2026-03-05'))).toBe('second-notice-needs-ground /ground');
    expect(run.refuses('clerk', { ...send, ground: ' ' }, at('2026-03-05'))).toBe('second-notice-needs-ground /ground');
    run.by('clerk', { ...send, ground: '补交的附图与原件不一致' }, at('2026-03-05'));
    expect(run.state.corrections[1]).toMatchObject({ id: 'correction-2', ground: '补交的附图与原件不一致', items: [EIA] });
    expect(violations(run.state, rules)).toEqual([]);
  });

  it('never goes by itself', () => {
    expect(again().tasks('CloseAsking')).toEqual([]);
  });
});
