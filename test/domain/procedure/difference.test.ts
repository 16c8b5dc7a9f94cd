import fc from 'fast-check';
import { difference, sameValue, type Change, type Value } from '../../../domain/procedure/difference';
import { approvals, type Procedure } from '../../../domain/procedure/procedure';
import { data } from '../law';

const shipped = data.procedures.find(({ id }) => id === 'eia-form-simplified-permit')!;

/** A deep copy, changed. */
function changed(change: (procedure: Procedure) => void): Procedure {
  const copy = structuredClone(shipped);
  change(copy);
  return copy;
}

const told = (after: Procedure): string[] =>
  difference(shipped, after).map(
    ({ subject, id, change, fields }) => `${change} ${subject} ${id}: ${fields.map(({ field }) => field).join(', ')}`,
  );

describe('the difference between two versions', () => {
  it.each<[string, (procedure: Procedure) => void, string[]]>([
    ['nothing but the number of the version', (p) => void (p.version = 2), []],
    ['the first day', (p) => void (p.validFrom = '2027-01-01'), ['changed procedure : validFrom']],
    ['the promise', (p) => void (p.promised = null), ['changed procedure : promised']],
    ['the warnings', (p) => void (p.warnings = [0.8]), ['changed procedure : warnings']],
    ['the issue rule', (p) => void (p.issue.rule = 'as-ready'), ['changed procedure : issue']],
    ['a rule of an item', (p) => void (approvals(p)[0]!.decisionRule = 'EIA-01'), ['changed item eia-form: decisionRule']],
    [
      'a ground',
      (p) => void (approvals(p)[1]!.refusalGrounds.find(({ code }) => code === 'treatment')!.article = '条例 11'),
      ['changed ground permit-simplified/decision/treatment: article'],
    ],
    [
      'a ground that goes',
      (p) => void approvals(p)[1]!.refusalGrounds.pop(),
      ['removed ground permit-simplified/decision/monitoring-plan: zh, en, article'],
    ],
    [
      'a ground that binds at another stage',
      (p) => void (approvals(p)[0]!.refusalGrounds.find(({ code }) => code === 'type-or-site')!.stage = 'acceptance'),
      [
        'added ground eia-form/acceptance/type-or-site: zh, en, article',
        'removed ground eia-form/decision/type-or-site: zh, en, article',
      ],
    ],
    [
      'a material that comes',
      (p) =>
        void p.materials.push({ code: 'map', zh: '图', en: 'Map', requirement: 'mandatory', items: ['eia-form'], basis: 'x' }),
      ['added material map: zh, en, items, requirement, basis'],
    ],
    [
      'a condition that is dropped',
      (p) => void delete p.materials.find(({ code }) => code === 'quota_source')!.condition,
      ['changed material quota_source: condition'],
    ],
    ['a term', (p) => void (p.branches[1]!.termWorkingDays = 8), ['changed branch permit-review: termWorkingDays']],
    [
      'a branch that goes',
      (p) => void p.branches.shift(),
      [expect.stringContaining('removed branch eia-review: zh, en') as string],
    ],
    ['a dependency', (p) => void (p.dependencies = []), ['removed dependency permit-simplified/eia-form: article']],
    ['who checks', (p) => void p.completeness.departments.reverse(), ['changed completeness : departments']],
    ['an order', (p) => void p.branches.reverse(), ['changed branch : order']],
  ])('tells %s', (_what, change, expected) => {
    const after = changed(change);
    expect(told(after)).toEqual(expected);
    expect(difference(after, shipped).map(flipped).toSorted(byKey)).toEqual(difference(shipped, after).map(bare).toSorted(byKey));
  });

  it('carries what was before and what is after', () => {
    const after = changed((p) => void (p.promised = { workingDays: 8, source: 'x' }));
    expect(difference(shipped, after)).toEqual([
      {
        ...{ subject: 'procedure', id: '', change: 'changed' },
        fields: [{ field: 'promised', before: shipped.promised, after: { workingDays: 8, source: 'x' } }],
      },
    ]);
    const [branch] = difference(
      shipped,
      changed((p) => void (p.branches[1]!.termWorkingDays = 8)),
    );
    expect(branch).toMatchObject({ name: { zh: '排污许可审查' }, fields: [{ before: 5, after: 8 }] });
  });

  it('compares a field that the schema gains', () => {
    const after = changed((p) => void Object.assign(p.branches[0]!, { later: { a: 1 } }));
    expect(difference(shipped, after)).toMatchObject([{ subject: 'branch', fields: [{ field: 'later', after: { a: 1 } }] }]);
  });
});

const bare = ({ subject, id, change, fields }: Change) => ({ subject, id, change, fields });
const flipped = ({ subject, id, change, fields }: Change) => ({
  ...{ subject, id, change: change === 'added' ? 'removed' : change === 'removed' ? 'added' : change },
  fields: fields.map(({ field, before, after }) => ({
    field,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  })),
});
const byKey = (a: { subject: string; id: string }, b: { subject: string; id: string }): number =>
  `${a.subject} ${a.id}` < `${b.subject} ${b.id}` ? -1 : 1;

const words = fc.constantFrom('甲', '乙', '丙');
const kinds = fc.constantFrom('eia-form' as const, 'permit-simplified' as const, 'permit-key' as const);
const some = <T>(of: fc.Arbitrary<T>, key: (one: T) => string) => fc.uniqueArray(of, { selector: key, maxLength: 3 });

/** Small procedures of any shape: few names and words, so that two of them often meet. */
const procedure = fc.record({
  items: some(
    fc.record({
      kind: kinds,
      decisionRule: fc.constantFrom('EIA-01', 'EIA-02'),
      validityRule: fc.constantFrom(null, 'PDP-05'),
      refusalGrounds: some(
        fc.record({
          code: fc.constantFrom('a', 'b'),
          stage: fc.constantFrom('acceptance' as const, 'decision' as const),
          zh: words,
          article: words,
        }),
        ({ code, stage }) => `${stage}/${code}`,
      ),
    }),
    ({ kind }) => kind,
  ),
  materials: some(
    fc.record({
      code: fc.constantFrom('a', 'b', 'c'),
      zh: words,
      condition: fc.option(fc.record({ zh: words }), { nil: undefined }),
    }),
    ({ code }) => code,
  ),
  branches: some(
    fc.record({ id: fc.constantFrom('a', 'b', 'c'), termWorkingDays: fc.nat(2), items: fc.array(kinds, { maxLength: 2 }) }),
    ({ id }) => id,
  ),
  dependencies: some(fc.record({ item: kinds, after: kinds, article: words }), ({ item, after }) => `${item}/${after}`),
  completeness: fc.record({ departments: fc.uniqueArray(fc.constantFrom('window', 'eia')), askingDays: fc.nat(1) }),
  promised: fc.option(fc.record({ workingDays: fc.nat(1), source: words })),
  warnings: fc.subarray([0.5, 0.8]),
}) as unknown as fc.Arbitrary<Procedure>;

/** Two procedures, often of the same parts. */
const two = procedure.chain((one) =>
  fc.tuple(
    fc.constant(one),
    fc.oneof(
      procedure,
      fc.constant(structuredClone(one)),
      procedure.map((other) => ({ ...one, branches: other.branches })),
      procedure.map((other) => ({ ...one, items: other.items })),
      fc.constant({ ...one, branches: one.branches.toReversed(), materials: one.materials.toReversed() }),
    ),
  ),
);

describe('properties', () => {
  const same = (a: Procedure, b: Procedure): boolean => sameValue(a as unknown as Value, b as unknown as Value);

  it('it is empty exactly when both say the same', () => {
    const seen = { same: 0, other: 0 };
    fc.assert(
      fc.property(two, ([a, b]) => {
        seen[same(a, b) ? 'same' : 'other'] += 1;
        expect(difference(a, b).length === 0).toBe(same(a, b));
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.same, seen.other)).toBeGreaterThan(20);
  });

  it('swapped, before and after are swapped and nothing else', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const [there, back] = [difference(a, b), difference(b, a)];
        expect(back.map(flipped).toSorted(byKey).map(ordered)).toEqual(there.map(bare).toSorted(byKey).map(ordered));
      }),
      { numRuns: 500 },
    );
  });

  it('it is complete: every part of the later version is the earlier one with the changes put in', () => {
    fc.assert(
      fc.property(two, ([a, b]) => {
        const changes = difference(a, b);
        const parts = (one: Procedure) => difference({ ...empty, promised: undefined } as unknown as Procedure, one);
        const put = new Map(
          parts(a).map(({ subject, id, fields }) => [`${subject} ${id}`, new Map(fields.map((f) => [f.field, f.after]))]),
        );
        for (const { subject, id, change, fields } of changes) {
          const key = `${subject} ${id}`;
          if (change === 'removed') put.delete(key);
          else {
            const own = put.get(key) ?? new Map<string, Value | undefined>();
            for (const { field, after } of fields) if (field !== 'order') own.set(field, after);
            if (own.size > 0) put.set(key, own);
          }
        }
        for (const { subject, id, fields } of parts(b))
          for (const { field, after } of fields) expect(put.get(`${subject} ${id}`)?.get(field)).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });
});

const empty = { items: [], materials: [], branches: [], dependencies: [], completeness: {} };
const ordered = <T extends { fields: { field: string }[] }>(change: T) => ({
  ...change,
  fields: change.fields.toSorted((a, b) => (a.field < b.field ? -1 : 1)),
});
