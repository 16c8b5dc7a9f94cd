import fc from 'fast-check';
import type { Facts } from '../../../domain/classification/condition';
import { classifyEia } from '../../../domain/classification/eia';
import { classifyPermit } from '../../../domain/classification/permit';
import { amountFacts, yesFacts } from '../../../domain/classification/questions';
import { catalogue } from './facts';

const classes = Array.from({ length: 97 }, (_, i) => String(i + 1).padStart(2, '0'))
  .flatMap((division) => catalogue.searchIndustries(division, 1000))
  .map(({ code }) => code);

const treatments = ['electroplating', 'chromiumPassivation', 'chromiumFreePassivation', 'pickling', 'polishing'] as const;
const others = ['hotDipping', 'quenching', 'comparableTreatment'] as const;

/** Everything known of a project, without contradiction. */
const whole = fc
  .record({
    industry: fc.constantFrom(...classes),
    yes: fc.array(fc.constantFrom(...yesFacts)),
    amounts: fc.dictionary(fc.constantFrom(...amountFacts), fc.constantFrom(0.4, 1, 3, 10, 20, 65, 500, 1e4, 1e5, 1e7)),
  })
  .map(({ industry, yes, amounts }): Facts => {
    const is = Object.fromEntries(yesFacts.map((name) => [name, yes.includes(name)]));
    const treats = [...treatments, ...others].some((name) => is[name]);
    const all = Object.fromEntries(amountFacts.map((name) => [name, amounts[name] ?? 0]));
    return { industry, is: treats ? { ...is, surfaceTreatment: true } : is, amounts: all, toxic: [] };
  });

/** The same project with only some of it known. */
const partOf = ({ industry, is, amounts, toxic }: Facts, kept: (index: number) => boolean): Facts => ({
  industry,
  is: Object.fromEntries(Object.entries(is).filter((_, i) => kept(i))),
  amounts: Object.fromEntries(Object.entries(amounts).filter((_, i) => kept(yesFacts.length + i))),
  ...(toxic && kept(-1) ? { toxic } : {}),
});

const answers = (facts: Facts): [string, string] => [
  classifyPermit(facts, catalogue).tier,
  classifyEia(facts, catalogue).document,
];

test('an answer given on part of the facts is the one that all of them give', () => {
  fc.assert(
    fc.property(whole, fc.func(fc.boolean()), (facts, kept) => {
      const full = answers(facts);
      answers(partOf(facts, kept)).forEach((answer, i) => {
        if (answer !== 'ask') expect(answer).toBe(full[i]);
      });
    }),
    { numRuns: 3000 },
  );
});

test('with everything known nothing is asked, for every industry class', () => {
  fc.assert(
    fc.property(whole, (facts) => {
      expect(classifyPermit(facts, catalogue).questions).toEqual([]);
      expect(classifyEia(facts, catalogue).questions).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('answering what is asked, round by round, ends', () => {
  fc.assert(
    fc.property(whole, (facts) => {
      const known: Facts = { industry: facts.industry, is: {}, amounts: {} };
      for (let round = 0; round < 40; round += 1) {
        const { questions } = classifyPermit(known, catalogue);
        const asked = [...questions, ...classifyEia(known, catalogue).questions];
        if (asked.length === 0) break;
        for (const { fact, unit } of asked) {
          if (fact === 'toxic') known.toxic = [];
          else Object.assign(unit ? known.amounts : known.is, { [fact]: { ...facts.is, ...facts.amounts }[fact] });
        }
      }
      expect(answers(known)).toEqual(answers(facts));
    }),
    { numRuns: 500 },
  );
});
