import { PROCESS } from '../../../domain/decider';
import { stageOf, violations } from '../../../domain/joint-case';
import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import { people } from '../people';
import { rules } from '../rules';
import { accepted, at, DAY_0, grantEia, grantPermit, reviewed, submitted } from './case-run';

const withdraw: JointCaseCommand = { type: 'Withdraw', reason: '项目终止' };

describe('Withdraw', () => {
  it.each(['enterprise', 'clerk'] as const)('by %s ends everything: items, branches, clocks', (who) => {
    const run = accepted();
    run.by(who, withdraw, at('2026-03-03'));
    expect(run.state.items.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(run.state.branches.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(violations(run.state, rules)).toEqual([]);
    expect(run.tasks().map(({ kind }) => kind)).toEqual(['ProduceLetter', 'ProduceLetter']);
    run.process(at('2026-03-03', 11));
    expect(run.decider.closed(run.state)).toBe(true);
    run.look(at('2027-01-01'));
    expect(stageOf(run.state)).toBe('closed');
  });

  it('reaches what is granted but not issued, which then is not issued', () => {
    const run = reviewed();
    run.by('approver', grantEia, at('2026-03-04'));
    run.by('enterprise', withdraw, at('2026-03-05'));
    run.process(at('2026-03-05', 11));
    expect(run.types()).not.toContain('LicencesIssued');
    expect(violations(run.state, rules)).toEqual([]);
  });

  it('is refused without a reason, twice, after issue, and to another unit', () => {
    const run = reviewed();
    expect(run.refuses('enterprise', { ...withdraw, reason: ' ' }, at('2026-03-04'))).toBe('text-missing /reason');
    expect(run.refusal({ ...people.enterprise, uscc: 'other' }, withdraw, at('2026-03-04'))?.code).toBe('forbidden');
    run.by('approver', grantEia, at('2026-03-04', 9));
    run.by('approver', grantPermit, at('2026-03-04', 10));
    run.process(at('2026-03-04', 11));
    expect(run.refuses('enterprise', withdraw, at('2026-03-05'))).toBe('already-issued');
    const gone = submitted();
    gone.by('clerk', withdraw, at(DAY_0, 11));
    expect(gone.refuses('clerk', withdraw, at(DAY_0, 12))).toBe('case-closed');
  });
});

describe('a task of the process that fails for good', () => {
  const fail = (task: string): JointCaseCommand => ({ type: 'FailTask', task, reason: 'template broken' });

  it('becomes a task of clerk and supervisor, and comes back under a new id when one of them says so', () => {
    const run = submitted();
    run.act(PROCESS, fail('ProduceLetter/receipt'), at(DAY_0, 11));
    expect(run.tasks('ProduceLetter')).toEqual([]);
    expect(run.tasks('RetryTask')).toEqual([
      {
        id: 'RetryTask/ProduceLetter/receipt/clerk',
        kind: 'RetryTask',
        for: { role: 'clerk' },
        subject: 'ProduceLetter/receipt',
      },
      {
        id: 'RetryTask/ProduceLetter/receipt/supervisor',
        kind: 'RetryTask',
        for: { role: 'supervisor' },
        subject: 'ProduceLetter/receipt',
      },
    ]);
    expect(run.state.failed).toMatchObject([{ kind: 'ProduceLetter', subject: 'receipt', reason: 'template broken', tries: 1 }]);
    run.by('supervisor', { type: 'RetryTask', task: 'ProduceLetter/receipt' }, at(DAY_0, 12));
    expect(run.tasks('RetryTask')).toEqual([]);
    expect(run.tasks('ProduceLetter').map(({ id, subject }) => [id, subject])).toEqual([['ProduceLetter/receipt/r2', 'receipt']]);
    run.act(PROCESS, fail('ProduceLetter/receipt/r2'), at(DAY_0, 13));
    run.by('clerk', { type: 'RetryTask', task: 'ProduceLetter/receipt/r2' }, at(DAY_0, 14));
    run.process(at(DAY_0, 15));
    expect(run.state.letters[0]?.document).toMatchObject({ file: 'file-receipt' });
  });

  it('does nothing to a task that is done, and can be retried only where it failed', () => {
    const run = submitted();
    run.process(at(DAY_0, 11));
    expect(run.act(PROCESS, fail('ProduceLetter/receipt'), at(DAY_0, 12))).toEqual([]);
    expect(run.refuses('clerk', { type: 'RetryTask', task: 'ProduceLetter/receipt' }, at(DAY_0, 12))).toBe(
      'task-not-failed /task',
    );
  });

  it('holds the issue until retried', () => {
    const run = reviewed();
    run.process(at('2026-03-03', 12));
    run.by('approver', grantEia, at('2026-03-04', 9));
    run.by('approver', grantPermit, at('2026-03-04', 10));
    const [task] = run.tasks('IssueLicences');
    run.act(PROCESS, fail(task!.id), at('2026-03-04', 11));
    run.process(at('2026-03-04', 12));
    expect(stageOf(run.state)).toBe('issuing');
    run.by('clerk', { type: 'RetryTask', task: task!.id }, at('2026-03-04', 13));
    run.process(at('2026-03-04', 14));
    expect(stageOf(run.state)).toBe('closed');
  });

  it('is forgotten when the task is no longer needed', () => {
    const run = reviewed();
    run.process(at('2026-03-03', 12));
    run.by('approver', grantEia, at('2026-03-04', 9));
    run.by('approver', grantPermit, at('2026-03-04', 10));
    run.act(PROCESS, fail(run.tasks('IssueLicences')[0]!.id), at('2026-03-04', 11));
    run.by('enterprise', withdraw, at('2026-03-04', 12));
    expect(run.tasks()).toEqual([]);
  });
});
