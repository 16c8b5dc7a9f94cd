import fc from 'fast-check';
import { jointCase, violations } from '../../../domain/joint-case';
import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import { dueOf } from '../../../domain/joint-case/terms';
import type { Procedure, ProcedureBranch } from '../../../domain/procedure/procedure';
import type { Instant } from '../../../domain/decider';
import { Refused } from '../../../domain/refused';
import type { Rules } from '../../../domain/rules/rules';
import { allSteps } from '../../fixtures/all-steps';
import { people } from '../people';
import { procedure, rules as law } from '../rules';
import { accepted, at, CaseRun, DAY_0, EIA, PERMIT, PERMIT_NUMBER, submission, submitted } from './case-run';
import { story, tell } from './stories';

const DAY = '2026-03-03';
const move = (version = 2): JointCaseCommand => ({ type: 'MoveProcedure', version, reason: '补充公示环节' });

interface Law extends Rules {
  /** Puts a version in force. */
  force(version: number): void;
}

/** A law with further versions of the procedure; the first is in force until another is put in force. */
function versions(...changes: Partial<Procedure>[]): Law {
  const all = [procedure, ...changes.map((change, i) => ({ ...procedure, version: i + 2, ...change }))];
  let inForce = 1;
  const find = (version: number): Procedure => all.find((one) => one.version === version)!;
  return {
    ...law,
    versionsOf: () => all,
    procedure: ({ version }) => find(version),
    currentProcedure: () => find(inForce),
    force: (version) => {
      inForce = version;
    },
  };
}

const notice: ProcedureBranch = {
  ...{ id: 'acceptance-notice', kind: 'publicity', rule: 'EIA-08', basis: '示例', department: 'eia', items: [EIA] },
  ...{ mandatory: true, termWorkingDays: 7, source: '示例', zh: '受理公示', en: 'Publicity' },
};
const proposal: ProcedureBranch = { ...notice, id: 'proposal-notice', opens: 'reviewed', rule: 'EIA-10', termWorkingDays: 6 };
/** Moves it to a version that is put in force. */
function go(run: CaseRun, version: number, when: Instant, who: 'approver' | 'supervisor' = 'approver') {
  (run.rules as Law).force(version);
  return run.by(who, move(version), when);
}
const refusal = (run: CaseRun, when: Instant, version = 2): string | undefined => {
  (run.rules as Law).force(version);
  return run.refuses('approver', move(version), when);
};
const [eiaReview, permitReview] = procedure.branches;
const withPublicity = { branches: [...procedure.branches, notice, proposal], promised: { workingDays: 20, source: '新承诺' } };
const standing = (run: CaseRun) => run.state.branches.map(({ id, state, round }) => `${id} ${state} ${round}`);

describe('a running case goes on under another version', () => {
  it('branches that open at acceptance open where the items are accepted; the promise counts by the new length', () => {
    const run = accepted(versions(withPublicity));
    const before = dueOf(run.state, 'case', run.rules);
    const events = go(run, 2, at(DAY), 'supervisor');
    expect(events.map(({ type }) => type)).toEqual(['ProcedureMoved', 'BranchOpened', 'ClockStarted', 'NoticePublished']);
    expect(events[0]).toMatchObject({ from: 1, to: 2, reason: '补充公示环节', by: { name: people.supervisor.name } });
    expect(run.state.procedure).toEqual({ id: 'one-window', version: 2 });
    expect(standing(run)).toEqual([
      'eia-review open 1',
      'permit-review open 1',
      'acceptance-notice open 1',
      'proposal-notice waiting 0',
    ]);
    expect([before, dueOf(run.state, 'case', run.rules)]).toEqual(['2026-03-23', '2026-03-30']);
    // What the law counts stays as it was.
    expect(run.state.clocks.filter(({ kind }) => kind === 'statutory')).toEqual(
      accepted(run.rules).state.clocks.filter(({ kind }) => kind === 'statutory'),
    );
    expect(violations(run.state, run.rules)).toEqual([]);
  });

  it('goes on to its licences by the steps of the new version', () => {
    const run = accepted(versions(withPublicity));
    go(run, 2, at(DAY));
    run.by('eia', { type: 'GiveOpinion', branch: 'eia-review', opinion: 'agree', text: '同意' }, at(DAY, 11));
    run.by('permit', { type: 'GiveOpinion', branch: 'permit-review', opinion: 'agree', text: '同意' }, at(DAY, 11));
    expect(run.refuses('approver', { type: 'Decide', item: EIA, outcome: 'grant' }, at('2026-03-11'))).toBe('publicity-open');
    const later = at('2026-03-20');
    run.by('approver', { type: 'Decide', item: EIA, outcome: 'grant' }, later);
    run.by('approver', { type: 'Decide', item: PERMIT, outcome: 'grant', licenceNumber: PERMIT_NUMBER }, later);
    run.process(later);
    expect(run.state.items.map(({ state }) => state)).toEqual(['issued', 'issued']);
    expect(violations(run.state, run.rules)).toEqual([]);
  });

  it('before acceptance nothing opens; a department more checks, one that has not reported checks no more', () => {
    const { completeness } = procedure;
    const departments = completeness.departments.filter((one) => one !== 'permit');
    const run = submitted(
      versions(
        { ...withPublicity, completeness: { ...completeness, departments: [...completeness.departments, 'assessment'] } },
        { ...withPublicity, completeness: { ...completeness, departments } },
      ),
    );
    expect(go(run, 2, at(DAY_0, 11)).map(({ type }) => type)).toEqual(['ProcedureMoved']);
    expect(run.state.completeness.map(({ department }) => department)).toEqual([...completeness.departments, 'assessment']);
    go(run, 3, at(DAY_0, 12));
    expect(run.state.completeness.map(({ department }) => department)).toEqual(departments);
    expect(violations(run.state, run.rules)).toEqual([]);
  });

  it('a branch that nobody has begun may go, and come back in its next round', () => {
    const extra: ProcedureBranch = { ...eiaReview!, id: 'advice', mandatory: false };
    const more = { branches: [...procedure.branches, extra] };
    const run = accepted(versions(more, {}, more));
    go(run, 2, at(DAY));
    expect(standing(run).at(-1)).toBe('advice open 1');
    go(run, 3, at(DAY, 11));
    expect(standing(run).at(-1)).toBe('advice cancelled 1');
    expect(run.tasks().filter(({ subject }) => subject === 'advice')).toEqual([]);
    go(run, 4, at(DAY, 12));
    expect(standing(run).at(-1)).toBe('advice open 2');
    expect(violations(run.state, run.rules)).toEqual([]);
  });

  it('what was promised stays where the new version promises nothing; one that it makes first counts from acceptance', () => {
    const run = accepted(versions({ promised: null }));
    go(run, 2, at(DAY));
    expect(dueOf(run.state, 'case', run.rules)).toBe('2026-03-23');

    const later = versions(withPublicity);
    const unpromised = (one: Procedure): Procedure => (one.version === 1 ? { ...one, promised: null } : one);
    const first = accepted({
      ...later,
      versionsOf: (id) => later.versionsOf(id).map(unpromised),
      procedure: (ref) => unpromised(later.procedure(ref)),
      currentProcedure: (id, on) => unpromised(later.currentProcedure(id, on)),
    });
    expect(first.state.clocks.map(({ id }) => id)).not.toContain('case');
    go(first, 2, at(DAY));
    expect(dueOf(first.state, 'case', first.rules)).toBe('2026-03-30');
  });
});

describe('is refused where it would undo something, or change what the law counts by', () => {
  const [eia, permit] = procedure.items;
  const opinion: JointCaseCommand = { type: 'GiveOpinion', branch: 'permit-review', opinion: 'agree', text: '同意' };
  const both = (run: CaseRun): void => {
    run.by('eia', { ...opinion, branch: 'eia-review' }, at(DAY, 8));
    run.by('permit', opinion, at(DAY, 8));
    run.by('approver', { type: 'Decide', item: EIA, outcome: 'grant' }, at(DAY, 8));
  };
  const answered = (run: CaseRun): void => void run.by('permit', opinion, at(DAY, 8));
  const claimed = (run: CaseRun): void => void run.by('permit', { type: 'Claim', branch: 'permit-review' }, at(DAY, 8));
  const nothing = (): void => undefined;
  const without = { branches: [eiaReview!] };
  const cases: [string, Partial<Procedure>, string, (run: CaseRun) => void][] = [
    ['an answered branch that is missing', without, 'move-work-done', answered],
    ['a claimed branch that is missing', without, 'move-work-done', claimed],
    [
      'a begun branch of another department',
      { branches: [eiaReview!, { ...permitReview!, department: 'assessment' }] },
      'move-work-done',
      claimed,
    ],
    ['other items', { items: [eia!], dependencies: [] }, 'move-items-differ', nothing],
    ['an item of another department', { items: [{ ...eia!, department: 'assessment' }, permit!] }, 'move-items-differ', nothing],
    [
      'another rule of the decision',
      { items: [eia!, { ...permit!, decisionRule: 'EIA-02' } as typeof permit] as never },
      'move-terms-differ',
      nothing,
    ],
    ['a clock of joint handling', { jointClock: { rule: 'APL-03', source: '示例' } }, 'move-terms-differ', nothing],
    ['an item already decided (行政许可法 38)', withPublicity, 'move-decided', both],
    ['a promise that would be over at once', { promised: { workingDays: 1, source: '示例' } }, 'move-promise-over', nothing],
  ];
  it.each(cases)('%s', (_what, change, code, before) => {
    const run = accepted(versions(change));
    before(run);
    const was = run.state;
    expect(refusal(run, at('2026-03-05'))).toBe(code);
    expect(run.state).toEqual(was);
  });

  it('a department that reported its check and is not there; another asking window while something is checked', () => {
    const { completeness } = procedure;
    const gone = submitted(versions({ completeness: { ...completeness, departments: ['window', 'eia'] } }));
    gone.by('permit', { type: 'ReportCompleteness', department: 'permit', demands: [] }, at(DAY_0, 11));
    expect(refusal(gone, at(DAY_0, 12))).toBe('move-check-done');
    const asking = submitted(versions({ completeness: { ...completeness, askingDays: completeness.askingDays + 1 } }));
    expect(refusal(asking, at(DAY_0, 12))).toBe('move-terms-differ');
  });

  it('an overrun promise is answered for, not moved', () => {
    const run = accepted(versions(withPublicity));
    expect(refusal(run, at('2026-04-01'))).toBe('move-promise-over');
  });

  it('the same version, one that is not there, one that is not in force', () => {
    const run = accepted(versions({}));
    expect([1, 7, 2].map((version) => run.refuses('approver', move(version), at(DAY)))).toEqual([
      'move-same-version /version',
      'move-version-unknown /version',
      'move-not-in-force /version',
    ]);
    (run.rules as Law).force(2);
    expect(run.refuses('approver', { type: 'MoveProcedure', version: 2, reason: ' ' }, at(DAY))).toBe('text-missing /reason');
  });

  it('nobody but those who answer for the case, and nobody finds a button where there is one version', () => {
    const run = accepted(versions(withPublicity));
    for (const who of ['clerk', 'eia', 'permit', 'enterprise'] as const)
      expect(run.refuses(who, move(), at(DAY))).toBe('forbidden');
    expect(jointCase.allowed(run.state, people.approver, at(DAY), run.rules)).toContain('MoveProcedure');
    expect(jointCase.allowed(accepted().state, people.approver, at(DAY), law)).not.toContain('MoveProcedure');
  });
});

describe('whatever happened before', () => {
  it('a version of the same content changes nothing but the version', () => {
    fc.assert(
      fc.property(story, (stories) => {
        const run = new CaseRun(versions({}));
        let last = at(DAY_0);
        tell(stories, run, (_run, _one, _refused, when) => {
          last = when;
        });
        run.look(last);
        const before = run.state;
        const refused = refusal(run, last);
        if (refused !== undefined) return expect(['move-decided', 'move-promise-over']).toContain(refused);
        expect(go(run, 2, last).map(({ type }) => type)).toEqual(['ProcedureMoved']);
        expect(run.state).toEqual({ ...before, procedure: { ...before.procedure, version: 2 } });
      }),
      { numRuns: 60 },
    );
  });

  it('moved there and back in the midst of it, nothing of the Never list comes true and the events fold to the same state', () => {
    fc.assert(
      fc.property(story, fc.array(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 4 }), (stories, hops) => {
        const rules = versions({ branches: allSteps.branches, promised: null }, {});
        const run = new CaseRun(rules);
        tell(stories, run, (_run, _one, _refused, when) => {
          const version = hops[run.events.length % hops.length]!;
          try {
            go(run, version, when);
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
          }
          expect(violations(run.state, rules)).toEqual([]);
        });
        expect(run.events.reduce((state, event) => jointCase.evolve(state, event), jointCase.initial())).toEqual(run.state);
      }),
      { numRuns: 60 },
    );
  });

  it('submission is still only that', () => {
    const run = new CaseRun(versions(withPublicity));
    expect(run.refuses('approver', move(), at(DAY_0))).toBe('not-found');
    run.by('clerk', submission, at(DAY_0));
    expect(run.state.procedure.version).toBe(1);
  });
});
