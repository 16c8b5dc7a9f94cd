import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import type { Opinion } from '../../../domain/joint-case/branch-state';
import { people } from '../people';
import { accepted, at, EIA, grantEia, grantPermit, PERMIT, reviewed, submitted } from './case-run';

const day = '2026-03-03';
const opinion = (branch: string, value: Opinion, more: { text?: string; conditions?: string } = {}): JointCaseCommand => ({
  type: 'GiveOpinion',
  branch,
  opinion: value,
  text: '',
  ...more,
});
const sendBack = (branch: string, reason = '补充大气影响分析'): JointCaseCommand => ({ type: 'SendBack', branch, reason });

describe('branches run in parallel', () => {
  it('each with a task for its department, due by its internal term', () => {
    expect(accepted().tasks('GiveOpinion')).toMatchObject([
      { id: 'GiveOpinion/eia-review/1', for: { role: 'reviewer', department: 'eia' }, due: '2026-03-16' },
      { id: 'GiveOpinion/permit-review/1', for: { role: 'reviewer', department: 'permit' }, due: '2026-03-12' },
    ]);
  });

  it('a claimed one is its claimer’s, and stays visible to the department', () => {
    const run = accepted();
    run.by('eia', { type: 'Claim', branch: 'eia-review' }, at(day));
    expect(run.tasks('GiveOpinion')[0]?.for).toEqual({ role: 'reviewer', department: 'eia', person: 'eia' });
    expect(run.refuses('eia2', { type: 'Claim', branch: 'eia-review' }, at(day))).toBe('already-claimed');
    expect(run.refuses('eia2', opinion('eia-review', 'agree'), at(day))).toBe('claimed-by-other');
    expect(run.refuses('eia2', { type: 'Release', branch: 'eia-review' }, at(day))).toBe('claimed-by-other');
    run.by('supervisor', { type: 'Release', branch: 'eia-review' }, at(day));
    expect(run.refuses('eia', { type: 'Release', branch: 'eia-review' }, at(day))).toBe('not-claimed');
    expect(run.by('eia2', opinion('eia-review', 'agree'), at(day))[0]).toMatchObject({
      type: 'OpinionGiven',
      by: { id: 'eia2' },
    });
  });

  it('a given opinion ends the internal clock', () => {
    const run = accepted();
    expect(run.by('eia', opinion('eia-review', 'conditions', { conditions: '废气收集率不低于 90%' }), at(day))).toMatchObject([
      { type: 'OpinionGiven', round: 1, opinion: 'conditions', conditions: '废气收集率不低于 90%' },
      { type: 'ClockEntered', clock: 'branch/eia-review/1', entry: { kind: 'end' } },
    ]);
  });

  it('the second of two officers is told who was first, and when', () => {
    const run = accepted();
    run.by('eia', opinion('eia-review', 'agree'), at(day));
    expect(run.refusal(people.eia2, opinion('eia-review', 'disagree', { text: '不同意' }), at(day, 11))).toMatchObject({
      code: 'already-acted',
      params: { by: 'eia', at: at(day) },
    });
  });

  it.each([
    ['of another department', 'permit', opinion('eia-review', 'agree'), 'forbidden'],
    ['of no such branch', 'eia', opinion('noise', 'agree'), 'branch-unknown /branch'],
    [
      'with conditions but none named',
      'eia',
      opinion('eia-review', 'conditions', { conditions: ' ' }),
      'text-missing /conditions',
    ],
    ['against, without saying why', 'eia', opinion('eia-review', 'disagree'), 'text-missing /text'],
    ['by the approver', 'approver', opinion('eia-review', 'agree'), 'forbidden'],
  ] as const)('an opinion is refused %s', (_why, who, command, code) => {
    expect(accepted().refuses(who, command, at(day))).toBe(code);
  });

  it('a branch does not open before its item is accepted', () => {
    expect(submitted().refuses('eia', opinion('eia-review', 'agree'), at('2026-03-02', 11))).toBe('branch-not-open');
  });
});

describe('SendBack', () => {
  it('raises the round of that branch only, with a clock of its own, and keeps the other opinions', () => {
    const run = reviewed();
    run.by('approver', sendBack('eia-review'), at('2026-03-04'));
    expect(run.state.branches).toMatchObject([
      { id: 'eia-review', state: 'open', round: 2, opinion: { round: 1 }, sentBack: { by: { id: 'approver' } } },
      { id: 'permit-review', state: 'answered', round: 1 },
    ]);
    expect(run.tasks('GiveOpinion')).toMatchObject([{ id: 'GiveOpinion/eia-review/2', due: '2026-03-18' }]);
    expect(run.refuses('approver', grantEia, at('2026-03-04', 11))).toBe('branch-open');
    run.by('eia', opinion('eia-review', 'agree'), at('2026-03-05'));
    expect(run.tasks('Decide').map(({ id }) => id)).toEqual(['Decide/eia-form/2']);
  });

  it('goes back to whoever had claimed it', () => {
    const run = accepted();
    run.by('eia', { type: 'Claim', branch: 'eia-review' }, at(day, 9));
    run.by('eia', opinion('eia-review', 'agree'), at(day));
    run.by('approver', sendBack('eia-review'), at('2026-03-04'));
    expect(run.tasks('GiveOpinion')[0]?.for).toMatchObject({ person: 'eia' });
  });

  it.each([
    ['without a reason', sendBack('eia-review', ''), 'text-missing /reason'],
    ['of no such branch', sendBack('noise'), 'branch-unknown /branch'],
  ] as const)('is refused %s', (_why, command, code) => {
    expect(reviewed().refuses('approver', command, at('2026-03-04'))).toBe(code);
  });

  it('is refused before there is an opinion, and after the decision', () => {
    expect(accepted().refuses('approver', sendBack('eia-review'), at(day))).toBe('branch-not-answered');
    const run = reviewed();
    run.by('approver', grantEia, at('2026-03-04'));
    expect(run.refuses('approver', sendBack('eia-review'), at('2026-03-04', 11))).toBe('item-decided');
    expect(run.by('approver', sendBack('permit-review'), at('2026-03-04', 12))[0]).toMatchObject({ type: 'SentBack', round: 2 });
    expect(run.refuses('approver', grantPermit, at('2026-03-04', 13))).toBe('branch-open');
    expect([run.item(EIA).state, run.item(PERMIT).state]).toEqual(['granted', 'accepted']);
  });
});
