import { violations } from '../../../domain/joint-case';
import type { Rules } from '../../../domain/rules/rules';
import { dueDate } from '../../../domain/clock/due';
import { clockState } from '../../../domain/clock/ledger';
import { without } from '../../../domain/without';
import { allSteps } from '../../fixtures/all-steps';
import { rulesFor } from '../rules';
import { accepted, at, EIA } from './case-run';
import type { CaseRun } from './case-run';
import { branchOf, convene, DOCUMENT, experts, lawWith, opinion, panel, sendBack } from './step-cases';

const law = lawWith('eia-review', 'permit-review', 'expert-panel');
const day = '2026-03-04';
const clock = (run: CaseRun, id: string) => run.state.clocks.find((one) => one.id === id)!;
const standing = (run: CaseRun, id = `item/${EIA}`) => clockState(clock(run, id));
const due = (run: CaseRun, rules: Rules = law) => dueDate(clock(run, `item/${EIA}`), rules, rules.calendar('320571')).date;

describe('专家评审', () => {
  it('the clocks that the law stops stand still from its convening to its record (行政许可法 45), the others run on', () => {
    const run = accepted(law);
    expect(due(run)).toBe('2026-04-01');
    expect(run.tasks('ConvenePanel').map(({ id }) => id)).toEqual(['ConvenePanel/expert-panel/1']);
    const events = run.by('eia', convene('2026-03-06'), at(day));
    expect(events).toMatchObject([
      { type: 'PanelConvened', on: '2026-03-06', experts, document: DOCUMENT },
      {
        type: 'ClockEntered',
        clock: `item/${EIA}`,
        entry: { kind: 'stop', ground: 'expert-review', article: '行政许可法 45', document: DOCUMENT },
      },
    ]);
    expect(standing(run, 'item/permit-simplified')).toBe('running');
    expect(run.tasks('RecordPanel').map(({ id }) => id)).toEqual(['RecordPanel/expert-panel/1']);
    expect(violations(run.state, law)).toEqual([]);

    run.by('eia', panel('2026-03-06', { conclusion: 'conditions', conditions: '补充监测' }), at('2026-03-09'));
    expect(standing(run)).toBe('running');
    // Five days, from the 4th up to the 8th, are given back after 1 April.
    expect(due(run)).toBe('2026-04-06');
    expect(branchOf(run, 'expert-panel')).toMatchObject({
      state: 'answered',
      opinion: { value: 'conditions', conditions: '补充监测' },
      panel: { on: '2026-03-06', held: at('2026-03-09') },
    });
    expect(violations(run.state, law)).toEqual([]);
  });

  it('where no law asks for it no clock stands still', () => {
    const branches = allSteps.branches.filter(({ id }) => ['eia-review', 'permit-review', 'expert-panel'].includes(id));
    const local = rulesFor({ branches: branches.map((branch) => without(branch, 'stopsClocks')), promised: null });
    const run = accepted(local);
    expect(run.by('eia', convene('2026-03-06'), at(day)).map(({ type }) => type)).toEqual(['PanelConvened']);
    expect(due(run, local)).toBe('2026-04-01');
  });

  it('a clock that already stands for a hearing stands on for the panel, and no day counts twice', () => {
    const run = accepted(law);
    run.by('approver', { type: 'StopClock', clock: `item/${EIA}`, ground: 'hearing', document: '听告1号' }, at(day));
    expect(run.by('eia', convene('2026-03-06'), at(day, 11)).map(({ type }) => type)).toEqual(['PanelConvened']);
    const resumed = run.by('approver', { type: 'ResumeClock', clock: `item/${EIA}` }, at('2026-03-05'));
    expect(resumed).toMatchObject([
      { entry: { kind: 'resume', ground: 'hearing' } },
      { entry: { kind: 'stop', ground: 'expert-review', document: DOCUMENT } },
    ]);
    expect(run.refuses('approver', { type: 'ResumeClock', clock: `item/${EIA}` }, at('2026-03-05', 11))).toBe('panel-running');
    run.by('eia', panel('2026-03-06'), at('2026-03-09'));
    expect(due(run)).toBe('2026-04-06');
  });

  it('its record leaves a stop of another ground alone', () => {
    const run = accepted(law);
    run.by('approver', { type: 'StopClock', clock: `item/${EIA}`, ground: 'hearing', document: '听告1号' }, at(day));
    run.by('eia', convene('2026-03-06'), at(day, 11));
    run.by('eia', panel('2026-03-06'), at('2026-03-09'));
    expect(standing(run)).toBe('stopped');
  });

  it('sent back, it is convened anew', () => {
    const run = accepted(law);
    run.by('eia', convene('2026-03-04'), at(day));
    run.by('eia', panel(day), at(day, 17));
    run.by('approver', sendBack('expert-panel'), at('2026-03-05'));
    expect(run.refuses('eia', panel('2026-03-05'), at('2026-03-05', 11))).toBe('panel-not-convened');
    expect(run.tasks('ConvenePanel').map(({ id }) => id)).toEqual(['ConvenePanel/expert-panel/2']);
    run.by('eia', convene('2026-03-06', { document: '2号' }), at('2026-03-05', 12));
    expect(standing(run)).toBe('stopped');
  });

  it.each([
    ['for a day that is past', convene('2026-03-03'), 'date-in-past /on'],
    ['without experts', convene(day, { experts: [] }), 'participants-missing /experts'],
    ['without the written notice (行政许可法 45)', convene(day, { document: ' ' }), 'text-missing /document'],
  ] as const)('is not convened %s', (_why, command, code) => {
    expect(accepted(law).refuses('eia', command, at(day))).toBe(code);
  });

  it.each([
    ['before it was convened', panel('2026-03-03'), 'date-before-start /on'],
    ['for a day to come', panel('2026-03-06'), 'date-in-future /on'],
    ['without experts', panel(day, { experts: [] }), 'participants-missing /experts'],
    ['against, without saying why', panel(day, { conclusion: 'disagree', text: '' }), 'text-missing /text'],
    ['a second time', convene('2026-03-06'), 'panel-convened'],
  ] as const)('is not recorded, or convened, %s', (_why, command, code) => {
    const run = accepted(law);
    run.by('eia', convene('2026-03-05'), at(day));
    expect(run.refuses('eia', command, at(day, 11))).toBe(code);
  });
});

describe('a step that waits for the reviews (opens: reviewed)', () => {
  const branches = allSteps.branches
    .filter(({ id }) => ['eia-review', 'permit-review', 'expert-panel'].includes(id))
    .map((branch) => (branch.id === 'expert-panel' ? { ...branch, opens: 'reviewed' as const } : branch));
  const later = rulesFor({ branches, promised: null });

  it('opens with the last of them, and its item is not granted before it is answered', () => {
    const run = accepted(later);
    expect(branchOf(run, 'expert-panel').state).toBe('waiting');
    expect(run.tasks('Decide')).toEqual([]);
    expect(run.by('eia', opinion('eia-review'), at(day)).map(({ type }) => type)).toEqual([
      'OpinionGiven',
      'ClockEntered',
      'BranchOpened',
      'ClockStarted',
    ]);
    expect(run.tasks('Decide')).toEqual([]);
    expect(run.refuses('approver', { type: 'Decide', item: EIA, outcome: 'grant' }, at(day, 11))).toBe('branch-open');
    run.by('eia', convene(day), at(day, 11));
    run.by('eia', panel(day), at(day, 17));
    expect(run.tasks('Decide').map(({ id }) => id)).toEqual([`Decide/${EIA}/2`]);
  });

  it('never opens over a review that disagrees: only a refusal is left to decide', () => {
    const run = accepted(later);
    run.by('eia', opinion('eia-review', 'disagree'), at(day));
    expect(branchOf(run, 'expert-panel').state).toBe('waiting');
    expect(run.tasks('Decide').map(({ id }) => id)).toEqual([`Decide/${EIA}/1`]);
    run.by('approver', { type: 'Decide', item: EIA, outcome: 'refuse', ground: 'siting', reason: 'x' }, at(day, 11));
    expect(branchOf(run, 'expert-panel').state).toBe('cancelled');
    expect(violations(run.state, later)).toEqual([]);
  });

  it('begins anew when a review before it is sent back, and lets its clocks go', () => {
    const run = accepted(later);
    run.by('eia', opinion('eia-review'), at(day));
    run.by('eia', convene('2026-03-06'), at(day, 11));
    expect(standing(run)).toBe('stopped');
    const events = run.by('approver', sendBack('eia-review'), at('2026-03-05'));
    expect(events.map(({ type }) => type)).toEqual(['SentBack', 'ClockStarted', 'BranchStale', 'ClockEntered', 'ClockEntered']);
    expect(branchOf(run, 'expert-panel').state).toBe('waiting');
    expect(standing(run)).toBe('running');
    expect(violations(run.state, later)).toEqual([]);
    run.by('eia', opinion('eia-review'), at('2026-03-06'));
    expect(branchOf(run, 'expert-panel')).toMatchObject({ state: 'open', round: 2 });
    expect(run.tasks('ConvenePanel').map(({ id }) => id)).toEqual(['ConvenePanel/expert-panel/2']);
  });
});
