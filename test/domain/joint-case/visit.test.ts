import { stageOf, violations } from '../../../domain/joint-case';
import { accepted, at, EIA, grantEia, PERMIT, submitted } from './case-run';
import { agree, branchOf, lawWith, opinion, schedule, sendBack, two, visit } from './step-cases';

const law = lawWith('eia-review', 'permit-review', 'site-visit');
const day = '2026-03-04';

describe('现场核查: one visit for all items of its branch', () => {
  it('first a day is set and the enterprise told, then the visit is recorded; both for the department of the branch', () => {
    const run = accepted(law);
    expect(run.tasks('ScheduleVisit')).toMatchObject([
      { id: 'ScheduleVisit/site-visit/1', for: { role: 'reviewer', department: 'permit' }, due: '2026-03-16' },
    ]);
    run.by('permit', schedule('2026-03-05', '备好台账'), at(day));
    expect(run.opened.at(-1)).toMatchObject({
      kind: 'notice',
      command: { moment: 'N08', params: { d: '2026-03-05', note: '备好台账', items: `${EIA}\n${PERMIT}` } },
    });
    expect(run.tasks('ScheduleVisit')).toEqual([]);
    expect(run.tasks('RecordVisit')).toMatchObject([{ id: 'RecordVisit/site-visit/1', subject: 'site-visit' }]);
    // Another day can be set, and is told again.
    run.by('permit', schedule('2026-03-06'), at('2026-03-05'));
    expect(branchOf(run, 'site-visit').visit).toMatchObject({ round: 1, scheduled: { on: '2026-03-06' } });

    run.by('permit', visit('2026-03-06', { conclusion: 'conditions', conditions: '补设标识' }), at('2026-03-06', 17));
    expect(branchOf(run, 'site-visit')).toMatchObject({
      state: 'answered',
      opinion: { value: 'conditions', text: '与申请材料一致', conditions: '补设标识', round: 1 },
      visit: { scheduled: { on: '2026-03-06' }, held: { on: '2026-03-06', participants: two } },
    });
    expect(run.tasks('RecordVisit')).toEqual([]);
    expect(run.state.clocks.find(({ id }) => id === 'branch/site-visit/1')?.ledger.at(-1)).toMatchObject({ kind: 'end' });
    expect(violations(run.state, law)).toEqual([]);
  });

  it('neither item is granted before it, nor against it', () => {
    const run = accepted(law);
    agree(run, at(day));
    expect(stageOf(run.state)).toBe('reviewing');
    expect(run.refuses('approver', grantEia, at(day, 11))).toBe('branch-open');
    run.by('permit', visit(day, { conclusion: 'disagree' }), at(day, 12));
    expect(stageOf(run.state)).toBe('deciding');
    expect(run.refuses('approver', grantEia, at(day, 13))).toBe('branch-disagrees');
  });

  it('sent back, it is made anew: what was recorded before does not count', () => {
    const run = accepted(law);
    run.by('permit', schedule('2026-03-04'), at(day));
    run.by('permit', visit(day), at(day, 11));
    run.by('approver', sendBack('site-visit'), at(day, 12));
    expect(run.tasks('ScheduleVisit').map(({ id }) => id)).toEqual(['ScheduleVisit/site-visit/2']);
    run.by('permit', visit('2026-03-05'), at('2026-03-05'));
    expect(branchOf(run, 'site-visit').visit).toMatchObject({ round: 2, held: { on: '2026-03-05' } });
    expect(branchOf(run, 'site-visit').visit?.scheduled).toBeUndefined();
  });

  it.each([
    ['set for a day that is past', 'permit', schedule('2026-03-03'), 'date-in-past /on'],
    ['set for no day', 'permit', schedule('2026-02-30'), 'date-invalid /on'],
    ['recorded for a day to come', 'permit', visit('2026-03-05'), 'date-in-future /on'],
    ['recorded for a day before receipt', 'permit', visit('2026-03-01'), 'date-before-start /on'],
    [
      'made by one person alone (行政许可法 34(3))',
      'permit',
      visit(day, { participants: two.slice(0, 1) }),
      'participants-missing /participants',
    ],
    [
      'made by somebody without a name',
      'permit',
      visit(day, { participants: [...two, { name: ' ' }] }),
      'text-missing /participants/2/name',
    ],
    [
      'with conditions but none named',
      'permit',
      visit(day, { conclusion: 'conditions', conditions: '' }),
      'text-missing /conditions',
    ],
    ['against, without saying why', 'permit', visit(day, { conclusion: 'disagree', findings: '' }), 'text-missing /findings'],
    ['by another department', 'eia', visit(day), 'forbidden'],
    ['by the approver', 'approver', visit(day), 'forbidden'],
    ['of a branch that is a review', 'permit', { ...visit(day), branch: 'permit-review' }, 'branch-of-other-kind /branch'],
    ['by an opinion in writing', 'permit', opinion('site-visit'), 'branch-of-other-kind /branch'],
  ] as const)('is refused %s', (_why, who, command, code) => {
    expect(accepted(law).refuses(who, command, at(day))).toBe(code);
  });

  it('is refused before acceptance, twice, and while another has claimed it', () => {
    expect(submitted(law).refuses('permit', visit('2026-03-02'), at('2026-03-02', 11))).toBe('branch-not-open');
    const run = accepted(law);
    run.by('permit', { type: 'Claim', branch: 'site-visit' }, at(day));
    expect(run.tasks('ScheduleVisit')[0]?.for).toMatchObject({ person: 'permit' });
    run.by('permit', visit(day), at(day, 11));
    expect(run.refuses('permit', visit(day), at(day, 12))).toBe('already-acted');
  });
});
