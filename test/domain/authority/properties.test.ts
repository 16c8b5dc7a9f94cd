import fc from 'fast-check';
import { authorityFacts, provincialLevels, wasteWays, type RoutingFacts } from '../../../domain/authority/facts';
import { itemKinds } from '../../../domain/procedure/procedure';
import { catalogue, route } from './routing';

const divisions = ['32', '37', '11', '50', '33']
  .flatMap((province) => [`${province}0000`, ...catalogue.divisionsOf(`${province}0000`).map(({ code }) => code)])
  .flatMap((code) => [code, ...catalogue.divisionsOf(code).map((one) => one.code)]);

/** Everything known of a project. */
const whole = fc.record({
  division: fc.constantFrom(...divisions),
  is: fc.record(Object.fromEntries(authorityFacts.map((fact) => [fact, fc.boolean()]))),
  provincialRule: fc.constantFrom(...provincialLevels),
  wastes: fc.array(
    fc.record({
      category: fc.constantFrom('HW01', 'HW08', 'HW29', 'HW49'),
      way: fc.constantFrom(...wasteWays),
      tonnes: fc.constantFrom('0', '4999.5', '5000.5', '9999', '10000', '1000000'),
    }),
    { maxLength: 4 },
  ),
}) as fc.Arbitrary<RoutingFacts>;

const hidden = fc.record({ is: fc.subarray([...authorityFacts]), provincialRule: fc.boolean(), wastes: fc.boolean() });
const days = fc.constantFrom('2013-12-07', '2021-03-01', '2021-12-01', '2023-02-01', '2026-08-14', '2026-08-15', '2027-01-01');
const items = fc.constantFrom(...itemKinds);

test('from 2021-03-01 an item has exactly one authority with its text, or questions, or a person reads 建设项目环境保护管理条例 28', () => {
  fc.assert(
    fc.property(whole, items, days, (facts, item, on) => {
      if (on < '2021-03-01') return;
      const answer = route(item, facts, on);
      if (answer.level === 'ask') {
        expect(answer.authority).toBeNull();
        expect(answer.basis[0]!.id).toBe('EIA-MARINE');
      } else {
        expect(answer.authority!.zh).not.toBe('');
        expect(answer.questions).toEqual([]);
        expect(answer.basis[0]!.quote).not.toBe('');
      }
    }),
    { numRuns: 400 },
  );
});

test('knowing more never changes an answer, nor asks again', () => {
  fc.assert(
    fc.property(whole, hidden, items, days, (facts, hide, item, on) => {
      const is = Object.fromEntries(Object.entries(facts.is).filter(([fact]) => !hide.is.includes(fact as never)));
      const less: RoutingFacts = {
        division: facts.division,
        is,
        ...(hide.provincialRule ? {} : { provincialRule: facts.provincialRule }),
        ...(hide.wastes ? {} : { wastes: facts.wastes }),
      };
      const before = route(item, less, on);
      if (before.level !== 'ask') expect(route(item, facts, on)).toEqual(before);
      else if (before.questions.length === 0) expect(route(item, facts, on).level).toBe('ask');
      else
        for (const { fact } of before.questions)
          expect(fact === 'wastes' || fact === 'provincialRule' ? hide[fact] : hide.is.includes(fact)).toBe(true);
    }),
    { numRuns: 600 },
  );
});
