import { jointCase, stageOf, violations } from '../../../domain/joint-case';
import { procedure, rulesFor } from '../rules';
import { allSteps } from '../../fixtures/all-steps';
import { accepted, at, EIA, grantEia, grantPermit, PERMIT } from './case-run';
import type { CaseRun } from './case-run';
import { agree, branchOf, lawWith } from './step-cases';

const law = lawWith('eia-review', 'permit-review', 'commitment-check');
const id = 'commitment-check';
const check = (on: string, result: 'kept' | 'broken' = 'kept') =>
  ({ type: 'RecordFollowUp', branch: id, on, findings: '设施已建成', result }) as const;

/** Granted and issued on Wednesday 2026-03-04. */
function issued(rules = law): CaseRun {
  const run = accepted(rules);
  agree(run, at('2026-03-03'));
  run.by('approver', grantEia, at('2026-03-04', 9));
  run.by('approver', grantPermit, at('2026-03-04', 10));
  run.process(at('2026-03-04', 11));
  return run;
}

describe('告知承诺事中事后核查', () => {
  it('opens as its item is issued, with a term in working days', () => {
    const run = issued();
    expect(branchOf(run, id)).toMatchObject({ state: 'open', round: 1, openedAt: at('2026-03-04', 11) });
    expect(run.tasks('RecordFollowUp')).toMatchObject([
      { id: `RecordFollowUp/${id}/1`, for: { role: 'reviewer', department: 'permit' }, due: '2026-04-01' },
    ]);
    expect(violations(run.state, law)).toEqual([]);
  });

  it('keeps the case from closing until it is recorded, kept or broken', () => {
    for (const result of ['kept', 'broken'] as const) {
      const run = issued();
      expect([stageOf(run.state), jointCase.closed(run.state)]).toEqual(['following', false]);
      run.by('permit', check('2026-03-20', result), at('2026-03-20'));
      expect(branchOf(run, id)).toMatchObject({ state: 'answered', followUp: { on: '2026-03-20', result } });
      expect([stageOf(run.state), jointCase.closed(run.state)]).toEqual(['closed', true]);
      expect(violations(run.state, law)).toEqual([]);
    }
  });

  it('is not waited for by the decision, and is not needed for what was refused', () => {
    const run = accepted(law);
    agree(run, at('2026-03-03'));
    run.by('approver', grantEia, at('2026-03-04'));
    run.by(
      'approver',
      { type: 'Decide', item: PERMIT, outcome: 'refuse', ground: 'treatment', reason: 'x' },
      at('2026-03-04', 11),
    );
    expect(branchOf(run, id).state).toBe('cancelled');
    run.process(at('2026-03-04', 12));
    expect([run.item(EIA).state, stageOf(run.state)]).toEqual(['issued', 'closed']);
  });

  it('of two items begins when both have ended, and its term is not ended by the decision of another item', () => {
    const branches = allSteps.branches
      .filter((branch) => ['eia-review', 'permit-review', id].includes(branch.id))
      .map((branch) => (branch.id === id ? { ...branch, items: [EIA, PERMIT] as const } : branch))
      .map((branch) => ({ ...branch, items: [...branch.items] }));
    const ready = rulesFor({ branches, promised: null, issue: { ...procedure.issue, rule: 'as-ready' } });
    const run = accepted(ready);
    agree(run, at('2026-03-03'));
    run.by('approver', grantEia, at('2026-03-04', 9));
    run.process(at('2026-03-04', 10));
    expect(branchOf(run, id).state).toBe('waiting');
    run.by('approver', grantPermit, at('2026-03-05'));
    expect(branchOf(run, id).state).toBe('waiting');
    run.process(at('2026-03-05', 11));
    expect(branchOf(run, id).state).toBe('open');
    expect(violations(run.state, ready)).toEqual([]);
  });

  it.each([
    ['for a day to come', 'permit', check('2026-03-21'), 'date-in-future /on'],
    ['for a day before the issue', 'permit', check('2026-03-03'), 'date-before-start /on'],
    ['without findings', 'permit', { ...check('2026-03-20'), findings: '' }, 'text-missing /findings'],
    ['by another department', 'eia', check('2026-03-20'), 'forbidden'],
    ['of a review', 'permit', { ...check('2026-03-20'), branch: 'permit-review' }, 'branch-of-other-kind /branch'],
  ] as const)('is refused %s', (_why, who, command, code) => {
    expect(issued().refuses(who, command, at('2026-03-20'))).toBe(code);
  });

  it('is refused before the issue', () => {
    expect(accepted(law).refuses('permit', check('2026-03-03'), at('2026-03-03'))).toBe('branch-not-open');
  });
});
