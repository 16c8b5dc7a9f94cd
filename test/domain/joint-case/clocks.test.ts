import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import { accepted, at, DAY_0, EIA, submitted } from './case-run';

const stop = (changes: Partial<Extract<JointCaseCommand, { type: 'StopClock' }>> = {}): JointCaseCommand => ({
  type: 'StopClock',
  clock: 'item/permit-simplified',
  ground: 'expert-review',
  document: '苏园环特告〔2026〕1号',
  ...changes,
});

describe('a clock is stopped only as the law allows (行政许可法 45)', () => {
  it.each([
    ['for a ground that is not on the closed list', 'approver', stop({ ground: 'correction' }), 'stop-ground-unknown /ground'],
    ['without the written notice', 'approver', stop({ document: ' ' }), 'stop-document-missing /document'],
    ['where there is no such clock', 'approver', stop({ clock: 'item/none' }), 'clock-unknown /clock'],
    ['by the clerk', 'clerk', stop(), 'forbidden'],
  ] as const)('refused %s', (_why, who, command, code) => {
    expect(accepted().refuses(who, command, at('2026-03-04'))).toBe(code);
  });

  it('stands still, warns nobody, and gives back the days it stood', () => {
    const run = accepted();
    run.by('approver', stop(), at('2026-03-04'));
    expect(run.refuses('approver', stop(), at('2026-03-05'))).toBe('clock-already-stopped');
    expect(run.tasks().filter(({ subject }) => subject === 'item/permit-simplified')).toEqual([]);
    const before = run.events.length;
    run.look(at('2026-03-10', 9));
    expect(run.events.slice(before).filter((event) => 'clock' in event && event.clock === 'item/permit-simplified')).toEqual([]);
    run.by('approver', { type: 'ResumeClock', clock: 'item/permit-simplified' }, at('2026-03-14'));
    expect(
      run
        .tasks('WarnTerm')
        .filter(({ subject }) => subject === 'item/permit-simplified')
        .map(({ id }) => id),
    ).toEqual(['WarnTerm/item/permit-simplified/0.5/3', 'WarnTerm/item/permit-simplified/0.8/3']);
    expect(run.refuses('approver', { type: 'ResumeClock', clock: 'item/permit-simplified' }, at('2026-03-15'))).toBe(
      'clock-not-stopped',
    );
  });
});

describe('warnings come at their moments', () => {
  it('half and four fifths of each term, then the overrun, each once', () => {
    const run = submitted();
    run.look(at('2026-05-01'));
    const eia = run.events.filter((event) => 'clock' in event && event.clock === 'item/eia-form');
    expect(eia.map((event) => [event.type, 'share' in event ? event.share : undefined, event.at])).toEqual([
      ['TermWarned', 0.5, at('2026-03-18', 0)],
      ['TermWarned', 0.8, at('2026-03-27', 0)],
      ['TermOverrun', undefined, at('2026-04-02', 0)],
    ]);
  });

  it('an overrun stays with the head of the department until the clock ends', () => {
    const run = accepted();
    run.look(at('2026-05-01'));
    expect(run.tasks('Overrun')).toMatchObject([
      { id: 'Overrun/item/eia-form', for: { role: 'supervisor', department: 'eia' }, due: '2026-04-01' },
      { id: 'Overrun/item/permit-simplified', for: { role: 'supervisor', department: 'permit' } },
      { id: 'Overrun/branch/eia-review/1', for: { role: 'supervisor', department: 'eia' } },
      { id: 'Overrun/branch/permit-review/1', for: { role: 'supervisor', department: 'permit' } },
      { id: 'Overrun/case', for: { role: 'supervisor' } },
    ]);
    run.by('approver', { type: 'Decide', item: EIA, outcome: 'refuse', ground: 'siting', reason: 'x' }, at('2026-05-02'));
    expect(run.tasks('Overrun').map(({ id }) => id)).toEqual([
      'Overrun/item/permit-simplified',
      'Overrun/branch/permit-review/1',
      'Overrun/case',
    ]);
  });

  it('decides nothing: an overrun grants nothing and refuses nothing', () => {
    const run = accepted();
    run.look(at('2030-01-01'));
    expect(run.state.items.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    expect(run.types().filter((type) => type === 'ItemDecided')).toEqual([]);
    expect(run.events[0]?.at).toBe(at(DAY_0));
  });
});
