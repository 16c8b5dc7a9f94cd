import { procedureSchema } from '../../../domain/procedure/schema';
import { approvals, isFiling } from '../../../domain/procedure/procedure';
import type { ApprovalItem, FilingItem, Procedure } from '../../../domain/procedure/procedure';
import { validateProcedure } from '../../../domain/procedure/validate';
import { statuteInForce } from '../../../stores/reference/statute-in-force';
import { allSteps } from '../../fixtures/all-steps';
import { data } from '../law';

const statuteOf = (id: string) => statuteInForce(data.statutes, id, '2026-11-22');
const simplified = data.procedures.find(({ id }) => id === 'eia-form-simplified-permit');
if (!simplified) throw new Error('not shipped');

/** A deep copy, changed. */
function changed(change: (procedure: Procedure) => void): Procedure {
  const copy = structuredClone(simplified) as Procedure;
  change(copy);
  return copy;
}

const problems = (change: (procedure: Procedure) => void): string[] =>
  validateProcedure(changed(change), statuteOf).map(({ pointer, message }) => `${pointer}: ${message}`);

const item = (procedure: Procedure, index: number) => {
  const found = approvals(procedure)[index];
  if (!found) throw new Error('no such item');
  return found;
};

describe('a procedure', () => {
  it.each(data.procedures.map((procedure) => ({ procedure, name: procedure.id })))(
    '$name is shipped and can work',
    ({ procedure }) => {
      expect(procedureSchema.safeParse(procedure).success).toBe(true);
      expect(validateProcedure(procedure, statuteOf)).toEqual([]);
    },
  );

  it('asks for shared papers once and not for the EIA approval, which the case itself gives', () => {
    for (const { items, materials } of data.procedures) {
      expect(new Set(materials.map(({ code }) => code)).size).toBe(materials.length);
      const eia = items.some(({ kind }) => kind.startsWith('eia-'));
      const permit = items.some((one) => !isFiling(one) && one.kind.startsWith('permit-'));
      if (eia) expect(materials.some(({ code }) => code === 'eia_approval')).toBe(false);
      if (eia && permit)
        expect(materials.filter((one) => one.items.length > 1).map(({ code }) => code)).toContain('quota_source');
      // A waste licence rests on an approval that is there (排污许可管理条例 11(1)).
      if (items.some(({ kind }) => kind.startsWith('waste-')))
        expect(materials.find(({ code }) => code === 'eia_approval')).toMatchObject({
          requirement: 'mandatory',
          items: items.map(({ kind }) => kind),
        });
    }
  });

  it('names an article for every ground', () => {
    for (const procedure of data.procedures) {
      for (const { refusalGrounds } of approvals(procedure)) {
        expect(refusalGrounds.every(({ article }) => /\d/.test(article))).toBe(true);
        expect(new Set(refusalGrounds.map(({ stage }) => stage))).toEqual(new Set(['acceptance', 'decision']));
      }
    }
  });

  it.each<[string, (procedure: Procedure) => void, string]>([
    [
      'an unknown rule',
      (p) => void (item(p, 0).decisionRule = 'EIA-99'),
      '/items/0/decisionRule: EIA-99 is not in the list of deadlines',
    ],
    [
      'an event for a term',
      (p) => void (item(p, 0).decisionRule = 'EIA-03'),
      '/items/0/decisionRule: EIA-03 is not a term that counts after',
    ],
    [
      'a renewal that counts forward',
      (p) => void (item(p, 1).renewalRule = 'PDP-05'),
      '/items/1/renewalRule: PDP-05 is not a term that counts before',
    ],
    [
      'silence without effect',
      (p) => void (item(p, 0).completenessRule = 'EIA-11'),
      '/items/0/completenessRule: EIA-11 gives silence no effect with an article',
    ],
    [
      'a renewal without validity',
      (p) => void (item(p, 1).validityRule = null),
      '/items/1/renewalRule: a renewal needs a validity',
    ],
    ['an item twice', (p) => void p.items.push(item(p, 0)), '/items/2/kind: eia-form is there twice'],
    ['a branch twice', (p) => void (p.branches = p.branches.flatMap((b) => [b, b])), '/branches/1/id: eia-review is there twice'],
    [
      'a branch for another item',
      (p) => void p.branches.forEach((b) => (b.items = ['eia-book'])),
      '/branches/0/items: eia-book is not an item of this procedure, so it can never come',
    ],
    [
      'no mandatory review',
      (p) => void p.branches.forEach((b) => (b.mandatory = false)),
      '/items/0: eia-form has no mandatory branch',
    ],
    [
      'nobody who checks',
      (p) => void (p.completeness.departments = ['window', 'eia']),
      '/completeness/departments: permit, which handles permit-simplified, does not check completeness',
    ],
    [
      'the window not first',
      (p) => void p.completeness.departments.reverse(),
      '/completeness/departments/0: the window comes first',
    ],
    ['an item never issued', (p) => void (p.issue.items = ['eia-form']), '/issue/items: permit-simplified is never issued'],
    [
      'a circle of dependencies',
      (p) => void p.dependencies.push({ item: 'eia-form', after: 'permit-simplified', article: 'x' }),
      '/dependencies/0: permit-simplified waits for itself',
    ],
    ['warnings that fall', (p) => void (p.warnings = [0.8, 0.5]), '/warnings/1: shares must rise'],
    [
      'a promise longer than the law',
      (p) => void (p.promised = { workingDays: 15, source: 'x' }),
      '/promised/workingDays: longer than the 14 working days that PDP-02 leaves for permit-simplified',
    ],
    [
      'a notice after silence',
      (p) => void (p.completeness.askingDays = 3),
      '/completeness/askingDays: the notice must go out before PDP-01 has run 3 days',
    ],
  ])('is refused with %s', (_what, change, problem) => expect(problems(change)).toContain(problem));

  it('may let the term of joint handling run, where several departments decide (行政许可法 26(2))', () => {
    const problems = (change: (p: Procedure) => void): string[] =>
      validateProcedure(changed(change), statuteOf).map(({ pointer, message }) => `${pointer}: ${message}`);
    const jointClock = { rule: 'APL-03', source: 'x' };
    expect(problems((p) => void (p.jointClock = jointClock))).toEqual([]);
    expect(problems((p) => void (p.jointClock = { ...jointClock, rule: 'APL-02' }))).toEqual([
      '/jointClock/rule: APL-02 is no term of joint handling',
    ]);
    const one = (p: Procedure): void => {
      p.jointClock = jointClock;
      for (const item of p.items) item.department = 'eia';
    };
    expect(problems(one)).toContain('/jointClock/rule: only one department decides: 行政许可法 26(2) speaks of several');
  });

  it('may have items that are only filed: nothing to check, to review or to decide', () => {
    const filed: FilingItem = {
      kind: 'permit-registration',
      handling: 'filing',
      department: 'permit',
      article: '排污许可管理条例 24',
      validityRule: 'PDP-15',
      renewalRule: 'PDP-16',
      documentWord: '排登',
      licenceNumberEntered: true,
    };
    const withFiling = (p: Procedure): void => {
      p.items.push(filed);
      p.issue.items.push('permit-registration');
    };
    expect(procedureSchema.safeParse(changed(withFiling)).success).toBe(true);
    expect(problems(withFiling)).toEqual([]);
    const reviewed = (p: Procedure): void => {
      withFiling(p);
      p.branches.forEach(({ items }) => items.push('permit-registration'));
    };
    expect(problems(reviewed)).toContain('/items/2: permit-registration is filed and has nothing to review');
    const approved = (p: Procedure): void => void Object.assign(item(p, 0), { handling: 'filing' });
    expect(procedureSchema.safeParse(changed(approved)).success).toBe(false);
  });

  it.each<[string, Partial<ApprovalItem>, string]>([
    ['a change with a validity of its own', { amends: 'change' }, '/items/1/validityRule: a change keeps the validity'],
    [
      'a renewal without validity',
      { amends: 'renewal', validityRule: null, renewalRule: null },
      '/items/1/validityRule: a renewal gives a validity',
    ],
    [
      'another number for the same permit',
      { amends: 'renewal' },
      '/items/1/licenceNumberEntered: the number of an amended permit stays',
    ],
    [
      'another kind of licence of a new one',
      { licenceKind: 'permit-key' },
      '/items/1/licenceKind: only where a permit is amended',
    ],
  ])('that starts from a permit is refused with %s', (_what, fields, problem) =>
    expect(problems((p) => void Object.assign(item(p, 1), fields))).toContain(problem),
  );
});

describe('branches of every kind', () => {
  const branch = (procedure: Procedure, id: string) => procedure.branches.find((one) => one.id === id)!;
  const stepProblems = (change: (procedure: Procedure) => void): string[] => {
    const copy = structuredClone(allSteps);
    change(copy);
    return validateProcedure(copy, statuteOf).map(({ pointer, message }) => `${pointer}: ${message}`);
  };

  it('can work together', () => expect(stepProblems(() => undefined)).toEqual([]));

  it('an item without examination before its decision needs a commitment and a check afterwards', () => {
    const unexamined = (p: Procedure) => {
      for (const one of p.branches) one.items = one.items.filter((kind) => kind !== 'permit-simplified' || one.opens === 'issue');
    };
    const commitment = { zh: '告知承诺', en: 'commitment', basis: '测试用设定' };
    const message = '/items/1: permit-simplified has no mandatory branch';
    expect(stepProblems(unexamined)).toContain(message);
    const promised = (p: Procedure) => {
      unexamined(p);
      item(p, 1).commitment = commitment;
    };
    expect(stepProblems(promised)).toEqual([]);
    expect(
      stepProblems((p) => {
        promised(p);
        p.branches = p.branches.filter(({ kind }) => kind !== 'follow-up');
      }),
    ).toContain(message);
  });

  it.each<[string, (procedure: Procedure) => void, string]>([
    [
      'publicity without a rule',
      (p) => void delete branch(p, 'acceptance-notice').rule,
      '/branches/5/rule: publicity needs the rule of its length',
    ],
    [
      'publicity by an event',
      (p) => void (branch(p, 'acceptance-notice').rule = 'EIA-12'),
      '/branches/5/rule: EIA-12 is not a term',
    ],
    [
      'publicity by a rule that is not there',
      (p) => void (branch(p, 'acceptance-notice').rule = 'EIA-99'),
      '/branches/5/rule: EIA-99 is not in the list of deadlines',
    ],
    [
      'publicity for months',
      (p) => void (branch(p, 'acceptance-notice').rule = 'EIA-13'),
      '/branches/5/rule: EIA-13 is not a number of days',
    ],
    [
      'publicity longer than its branch',
      (p) => void (branch(p, 'acceptance-notice').termWorkingDays = 5),
      '/branches/5/termWorkingDays: EIA-08 alone takes 5 working days after the opening',
    ],
    [
      'a review with a rule',
      (p) => void (branch(p, 'eia-review').rule = 'EIA-08'),
      '/branches/0/rule: only publicity has a rule',
    ],
    [
      'a visit that stops clocks',
      (p) => void (branch(p, 'site-visit').stopsClocks = branch(p, 'expert-panel').stopsClocks!),
      '/branches/3/stopsClocks: only a panel or a hearing stops clocks',
    ],
    [
      'a panel that stops the clock of another item',
      (p) => void branch(p, 'expert-panel').stopsClocks!.items.push('permit-simplified'),
      '/branches/4/stopsClocks/items: permit-simplified is not an item of this panel',
    ],
    [
      'a check afterwards that opens before',
      (p) => void delete branch(p, 'commitment-check').opens,
      '/branches/7/opens: a check afterwards opens at issue',
    ],
    [
      'a check afterwards that may be left out',
      (p) => void (branch(p, 'commitment-check').mandatory = false),
      '/branches/7/mandatory: a check afterwards is not optional',
    ],
    [
      'a review that opens at issue',
      (p) => void (branch(p, 'eia-review').opens = 'issue'),
      '/branches/0/opens: only a check afterwards opens at issue',
    ],
    [
      'a step that waits for nothing',
      (p) => void p.branches.forEach((one) => (one.opens = one.opens === 'issue' ? 'issue' : 'reviewed')),
      '/branches/0/opens: waits for a review, and none of its items has one',
    ],
    [
      'a hearing that opens by itself',
      (p) => void (branch(p, 'hearing').opens = 'reviewed'),
      '/branches/8/opens: a hearing, and nothing else, opens on request',
    ],
    [
      'a review that opens on request',
      (p) => void (branch(p, 'eia-review').opens = 'request'),
      '/branches/0/opens: a hearing, and nothing else, opens on request',
    ],
    [
      'a hearing that a decision may go before (行政许可法 47, 48)',
      (p) => void (branch(p, 'hearing').mandatory = false),
      '/branches/8/mandatory: a decision never goes before a hearing that was opened',
    ],
    [
      'a hearing that stops clocks on another ground (行政许可法 45)',
      (p) => void (branch(p, 'hearing').stopsClocks!.ground = 'expert-review'),
      '/branches/8/stopsClocks/ground: a hearing stops clocks as a hearing, and a panel does not',
    ],
  ])('are refused with %s', (_what, change, problem) => expect(stepProblems(change)).toContain(problem));
});
