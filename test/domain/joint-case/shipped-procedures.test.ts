import { join } from 'node:path';
import { stageOf, violations } from '../../../domain/joint-case';
import { readReferenceData } from '../../../stores/reference/files';
import { buildRules } from '../../../stores/reference/rules';
import { rules as invented } from '../rules';
import { approvals, isFiling } from '../../../domain/procedure/procedure';
import type { BranchKind } from '../../../domain/procedure/procedure';
import { addDays, addWorkingDays } from '../../../domain/calendar/dates';
import { countTerm } from '../../../domain/rules/term';
import { JURISDICTION } from '../people';
import { at, CaseRun, permitInHand, submission } from './case-run';
import { doneWell } from './done-well';

const data = readReferenceData(join(__dirname, '../../../data'));
const shipped = {
  ...buildRules({ version: 1, ...data, jurisdictions: [] }),
  jurisdiction: (code: string) => invented.jurisdiction(code),
};

describe('each shipped procedure, with the law as shipped', () => {
  it.each(data.procedures.map((procedure) => ({ procedure, name: `${procedure.id}/${procedure.version}` })))(
    '$name goes from submission to its licences',
    ({ procedure }) => {
      // Whichever version is in force on that day: this one is tried.
      const rules = { ...shipped, currentProcedure: () => procedure };
      const run = new CaseRun(rules);
      const start = at('2026-11-23', 9);
      const starts = procedure.items.some((item) => !isFiling(item) && item.amends);
      run.by('clerk', { ...submission, procedure: procedure.id, ...(starts ? { licence: permitInHand } : {}) }, start);
      for (let when = start + 3_600_000; stageOf(run.state) !== 'closed' && when < start + 1000 * 3_600_000; when += 3_600_000) {
        run.process(when);
        for (const task of run.tasks()) {
          const done = doneWell(task, run, when);
          if (done) run.by(done[0], done[1], when);
        }
      }
      expect(run.state.items.map(({ state }) => state)).toEqual(run.state.items.map(() => 'issued'));
      expect(violations(run.state, rules)).toEqual([]);
      // A case that starts from a permit tells it of the application and of its new version, and opens no second one.
      const fresh = run.state.items.filter(({ amends }) => amends === undefined);
      expect(run.opened.filter(({ kind }) => kind === 'licence')).toHaveLength(fresh.length);
      expect(run.told.map(({ type }) => type)).toEqual(starts ? ['NoteApplication', 'ReviseLicence'] : []);
    },
  );
});

describe('publicity before a decision leaves room for it', () => {
  const withPublicity = data.procedures.filter(({ branches }) => branches.some(({ kind }) => kind === 'publicity'));
  const calendar = shipped.calendar(JURISDICTION);
  const days = Array.from({ length: 3 * 365 }, (_, i) => addDays('2026-01-01', i)).filter((day) => calendar.isWorkingDay(day));

  it.each(withPublicity.map((procedure) => ({ procedure, name: `${procedure.id}/${procedure.version}` })))(
    '$name, on whatever working day its items are accepted together',
    ({ procedure }) => {
      const { branches, promised } = procedure;
      const lengthOf = (rule: string | undefined): number =>
        rule === undefined ? 0 : shipped.deadline(rule, '2026-11-23', JURISDICTION).length;
      const longest = (kind: BranchKind): number =>
        Math.max(
          ...branches
            .filter((branch) => branch.kind === kind && branch.opens === undefined)
            .map(({ rule, termWorkingDays }) => (rule === undefined ? termWorkingDays : lengthOf(rule))),
        );
      const after = branches.find(({ opens }) => opens !== undefined)!;
      const first = longest('publicity');
      // One that waits for opinions only begins while the first still runs: the departments answer within their term.
      const publicityTakes =
        after.opens === 'opinions' ? Math.max(first, longest('review') + lengthOf(after.rule)) : first + lengthOf(after.rule);
      // The decision is possible on the working day after the last period, within the promise and within each term of the law.
      expect(publicityTakes + 1).toBeLessThanOrEqual(promised!.workingDays);
      const late = days.filter((day) => {
        const possible = addWorkingDays(calendar, day, publicityTakes + 1);
        return approvals(procedure).some(({ decisionRule }) => {
          const term = shipped.deadline(decisionRule, day < '2026-08-15' ? '2026-08-15' : day, JURISDICTION);
          return possible > countTerm(term, day, [], calendar).date!;
        });
      });
      expect(late).toEqual([]);
    },
  );

  it.each([
    ['eia-book-key-permit', 'eia-book', 'EIA-07', 'reviewed'],
    ['eia-form-simplified-permit', 'eia-form', 'EIA-08', 'opinions'],
    ['eia-form-permit-reapplication', 'eia-form', 'EIA-08', 'opinions'],
    ['eia-form-permit-registration', 'eia-form', 'EIA-08', 'reviewed'],
  ])('is in %s twice: after acceptance, and before the decision (渝环〔2014〕1号 二(一))', (id, item, rule, opens) => {
    const { branches } = shipped.currentProcedure(id, '2026-11-23');
    expect(branches.filter(({ kind }) => kind === 'publicity')).toMatchObject([
      { id: 'acceptance-notice', rule, items: [item], mandatory: true },
      { id: 'proposal-notice', rule: 'EIA-10', items: [item], mandatory: true, opens },
    ]);
  });

  it('both periods of a report form run at once where the opinions come early; the decision waits for both', () => {
    const run = new CaseRun(shipped);
    const start = at('2026-11-23', 9);
    const grant = { type: 'Decide', item: 'eia-form', outcome: 'grant' } as const;
    run.by('clerk', { ...submission, procedure: 'eia-form-simplified-permit' }, start);
    for (const [who, department] of [
      ['clerk', 'window'],
      ['eia', 'eia'],
      ['permit', 'permit'],
    ] as const)
      run.by(who, { type: 'ReportCompleteness', department, demands: [] }, start);
    run.by('clerk', { type: 'Accept' }, start);
    run.by('eia', { type: 'GiveOpinion', branch: 'eia-review', opinion: 'agree', text: '同意' }, start);
    const notices = () =>
      run.state.branches
        .filter(({ kind }) => kind === 'publicity')
        .map(({ state, notices: [one] = [] }) => [state, one?.from, one?.to]);
    expect(notices()).toEqual([
      ['open', '2026-11-24', '2026-11-30'],
      ['open', '2026-11-24', '2026-11-30'],
    ]);
    expect(() => run.by('approver', grant, at('2026-11-30', 23))).toThrow('publicity-open');
    run.by('approver', grant, at('2026-12-01', 9));
    expect(run.state.items.map(({ state }) => state)).toEqual(['granted', 'accepted']);
    expect(violations(run.state, shipped)).toEqual([]);
  });
});
