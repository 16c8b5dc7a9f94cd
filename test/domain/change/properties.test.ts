import fc from 'fast-check';
import type { Verdict } from '../../../domain/change/answer';
import { contradictions } from '../../../domain/change/derive';
import type { Change, OutletRow, PollutantRow } from '../../../domain/change/facts';
import { planChange } from '../../../domain/change/plan';
import { askedFacts, standingFacts, topicNames } from '../../../domain/change/questions';
import { classify, nothing, outlet, pollutant, tables, with_ } from './changes';

const amount = fc.integer({ min: 0, max: 2_000 }).map((n) => (n / 10).toString());
const names = ['化学需氧量', '六价铬', 'VOCs', 'NOx', '某特征因子'];
const pollutantRow = fc
  .record({ name: fc.constantFrom(...names), before: amount, after: amount, fugitive: fc.boolean(), lessToxic: fc.boolean() })
  .map((row): PollutantRow =>
    pollutant(row.before, row.after, { ...row, medium: row.name.length < 5 && row.name !== '六价铬' ? 'air' : 'water' }),
  );
const outletRow = fc
  .record({
    change: fc.constantFrom('added' as const, 'moved' as const, 'removed' as const, 'altered' as const),
    medium: fc.constantFrom('air' as const, 'water' as const),
    direct: fc.boolean(),
    main: fc.boolean(),
    heightAfter: amount,
  })
  .map((more): OutletRow => outlet(more).outlets!.rows[0]!);

/** A change of which everything is known. */
const whole = fc
  .record({
    yes: fc.array(fc.constantFrom(...askedFacts)),
    capacity: fc.tuple(amount, amount),
    pollutants: fc.array(pollutantRow, { maxLength: 4 }),
    outlets: fc.array(outletRow, { maxLength: 3 }),
    notAttained: fc.subarray(['pm25', 'o3', 'cod']),
  })
  .map(({ yes, capacity, pollutants, outlets, notAttained }): Change => {
    const all = Object.fromEntries(askedFacts.map((fact) => [fact, yes.includes(fact)]));
    const change = with_({
      answers: { ...all, pollutionProject: true, sectorList: false },
      capacities: { complete: true, rows: [{ name: 'a', before: capacity[0], after: capacity[1], unit: 't/a' }] },
      pollutants: { complete: true, rows: pollutants },
      outlets: { complete: true, rows: outlets },
      notAttained,
    });
    const contrary = contradictions(change);
    return { ...change, unchanged: change.unchanged.filter((topic) => !contrary.includes(topic)) };
  });

/** Places of the classes in their tables; what a person has to look at stands before the lightest class and after what is certain. */
const weight = ({ item, class: id }: Verdict): number => {
  const at = tables[item].classes.findIndex((one) => one.id === id);
  if (id === 'not-applicable') return 0;
  return at < 0 ? 50 : at === 0 ? 100 : 40 - at;
};

const lightest = tables.eia.classes.at(-1)!.id;

test('unknown facts never make a change "not material" that the whole facts do not', () => {
  fc.assert(
    fc.property(whole, fc.func(fc.boolean()), (change, kept) => {
      const part: Change = {
        ...change,
        unchanged: change.unchanged.filter((_, i) => kept(i)),
        answers: Object.fromEntries(
          Object.entries(change.answers).filter(([fact]) => standingFacts.includes(fact as never) || kept(fact)),
        ),
        notAttained: kept('area') ? change.notAttained : undefined,
        pollutants: kept('pollutants')
          ? change.pollutants
          : { complete: false, rows: change.pollutants!.rows.filter(({ name }) => kept(name)) },
      };
      const [full] = classify(change);
      const [some] = classify(part);
      if (some!.class === lightest) expect(full!.class).toBe(lightest);
      if (some!.class === 'material') expect(full!.class).toBe('material');
    }),
  );
});

test('a topic of which nothing is said keeps the verdict from "not material"', () => {
  for (const topic of ['purpose', 'capacity', 'site', 'outlets', 'noise', 'solidWaste', 'accident'] as const) {
    expect(classify(with_({}, [topic]))[0]!.class).toBe('ask');
  }
  expect(classify({ unchanged: [], answers: {} })[0]!.class).toBe('ask');
});

test('more of anything never makes a class lighter', () => {
  fc.assert(
    fc.property(whole, fc.nat(3), fc.integer({ min: 1, max: 500 }), fc.boolean(), (change, at, more, capacity) => {
      const raised = (after: string | undefined) => String(Number(after) + more);
      const rows = change.pollutants!.rows;
      const bigger: Change = capacity
        ? {
            ...change,
            capacities: { complete: true, rows: change.capacities!.rows.map((row) => ({ ...row, after: raised(row.after) })) },
          }
        : {
            ...change,
            pollutants: { complete: true, rows: rows.map((row, i) => (i === at ? { ...row, after: raised(row.after) } : row)) },
          };
      const [before, after] = [classify(change)[0]!, classify(bigger)[0]!];
      expect(weight(after)).toBeGreaterThanOrEqual(weight(before));
    }),
  );
});

test('the order in which facts are given says nothing', () => {
  fc.assert(
    fc.property(whole, (change) => {
      const turned: Change = {
        ...change,
        unchanged: change.unchanged.toReversed(),
        notAttained: change.notAttained!.toReversed(),
        answers: Object.fromEntries(Object.entries(change.answers).toReversed()),
        pollutants: { complete: true, rows: change.pollutants!.rows.toReversed() },
        outlets: { complete: true, rows: change.outlets!.rows.toReversed() },
      };
      expect(classify(turned)).toEqual(classify(change));
    }),
  );
});

test('a case takes the heaviest way of each item: its class is that of the heaviest row hit', () => {
  fc.assert(
    fc.property(whole, (change) => {
      const verdicts = classify(change);
      const plan = planChange(verdicts, change, tables.plan);
      for (const verdict of verdicts) {
        const { item, rulesHit, route } = verdict;
        const { classes, rows } = tables[item];
        const ranks = rulesHit.map(({ no }) => classes.findIndex(({ id }) => id === rows.find((row) => row.no === no)!.class));
        const at = classes.findIndex(({ id }) => id === verdict.class);
        if (at >= 0) expect(at).toBe(Math.min(classes.length - 1, ...ranks));
        expect(plan.routes.filter((one) => one.item === item).map(({ code }) => code)).toEqual(route === null ? [] : [route]);
      }
      const taken = plan.procedures.flatMap(({ routes }) => routes).concat(plan.without);
      expect(taken.toSorted()).toEqual(plan.routes.map(({ code }) => code).toSorted());
    }),
  );
});

test('"nothing changes" beside something that does is a contradiction, and the change counts', () => {
  const change = with_({ answers: { functionChanged: true } });
  expect(contradictions(change)).toEqual(['purpose']);
  expect(classify(change)[0]!.class).toBe('material');
  expect(contradictions({ ...nothing, unchanged: [...topicNames] })).toEqual([]);
});
