import { PROCESS } from '../../../domain/decider';
import { issueBasis, itemsToIssue, stageOf, violations } from '../../../domain/joint-case';
import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import { procedure, rules, rulesFor } from '../rules';
import { at, EIA, grantEia, grantPermit, paper, PERMIT, reviewed } from './case-run';
import type { CaseRun } from './case-run';

const day = '2026-03-04';
const decided = (): CaseRun => {
  const run = reviewed();
  run.by('approver', grantEia, at(day, 9));
  run.by('approver', grantPermit, at(day, 10));
  return run;
};
const issue = (run: CaseRun, changes: Partial<Extract<JointCaseCommand, { type: 'IssueLicences' }>> = {}): JointCaseCommand => ({
  type: 'IssueLicences',
  task: run.tasks('IssueLicences')[0]?.id ?? '',
  basis: issueBasis(run.state),
  certificates: { [EIA]: paper('eia'), [PERMIT]: paper('permit') },
  ...changes,
});

describe('issue together: all or none', () => {
  it('waits until every item of the set has its outcome', () => {
    const run = reviewed();
    run.by('approver', grantEia, at(day));
    expect(run.tasks('IssueLicences')).toEqual([]);
    expect(itemsToIssue(run.state, rules)).toEqual([]);
    run.by('approver', grantPermit, at(day, 11));
    expect(run.tasks('IssueLicences')).toEqual([
      {
        id: 'IssueLicences/eia-form+permit-simplified',
        kind: 'IssueLicences',
        subject: 'eia-form+permit-simplified',
        for: 'process',
        at: 0,
      },
    ]);
  });

  it('issues none when a certificate is missing, or the facts are not those that were rendered', () => {
    const run = decided();
    expect(run.refusal(PROCESS, issue(run, { certificates: { [EIA]: paper('eia') } }), at(day, 11))?.code).toBe(
      'certificate-missing',
    );
    expect(run.refusal(PROCESS, issue(run, { basis: issueBasis(reviewed().state) }), at(day, 11))?.code).toBe('basis-changed');
    expect(run.state.items.map(({ state }) => state)).toEqual(['granted', 'granted']);
  });

  it('is rendered again when midnight has passed since: the first day of validity is printed (条例 14(1))', () => {
    const run = decided();
    const rendered = issue(run, { basis: issueBasis(run.state, day) });
    expect(run.refusal(PROCESS, rendered, at('2026-03-05', 0))?.code).toBe('basis-changed');
    expect(run.act(PROCESS, rendered, at(day, 23, 59))).toHaveLength(1);
  });

  it('issues once: a second answer to the same task does nothing', () => {
    const run = decided();
    const command = issue(run);
    expect(run.act(PROCESS, command, at(day, 11))).toHaveLength(1);
    expect(run.act(PROCESS, command, at(day, 12))).toEqual([]);
    expect(run.state).toMatchObject({
      issuedAt: at(day, 11),
      items: [{ licenceId: 'case-1-eia-form' }, { licenceId: 'case-1-permit-simplified' }],
    });
  });

  it('is nobody’s but the process’s', () => {
    const run = decided();
    expect(run.refuses('approver', issue(run), at(day, 11))).toBe('forbidden');
  });

  it('does not take the task of a letter for its own', () => {
    const run = decided();
    expect(run.act(PROCESS, issue(run, { task: 'ProduceLetter/receipt' }), at(day, 11))).toEqual([]);
  });

  it('leaves out an item that was refused', () => {
    const run = reviewed();
    run.by('approver', grantEia, at(day));
    run.by('approver', { type: 'Decide', item: PERMIT, outcome: 'refuse', ground: 'treatment', reason: 'x' }, at(day, 11));
    run.process(at(day, 12));
    expect(run.state.items.map(({ state }) => state)).toEqual(['issued', 'refused']);
    // Nothing to be looked after expires: the decision itself is what is told (N13).
    expect(run.opened.at(-1)).toMatchObject({ command: { moment: 'N13', params: { document: '苏园环建〔2026〕1号' } } });
    expect(stageOf(run.state)).toBe('closed');
    expect(violations(run.state, rules)).toEqual([]);
  });
});

describe('issue as ready', () => {
  const asReady = rulesFor({ issue: { ...procedure.issue, rule: 'as-ready' } });

  it('lets each go when it is granted', () => {
    const run = reviewed(asReady);
    run.by('approver', grantEia, at(day));
    expect(run.tasks('IssueLicences').map(({ id }) => id)).toEqual(['IssueLicences/eia-form']);
    run.process(at(day, 10));
    run.by('approver', grantPermit, at(day, 11));
    expect(run.tasks('IssueLicences').map(({ id }) => id)).toEqual(['IssueLicences/permit-simplified']);
    run.process(at(day, 12));
    expect(run.opened.filter(({ kind }) => kind === 'licence').map(({ id }) => id)).toEqual([
      'case-1-eia-form',
      'case-1-permit-simplified',
    ]);
  });
});
