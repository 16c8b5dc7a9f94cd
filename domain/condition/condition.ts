import { Decimal } from 'decimal.js';

/**
 * The small language in which rules of data/ say when they apply. Names are those of the subject that uses it; bounds are as
 * the text says them (30%及以上: `atLeast`), in the unit of the fact.
 */
export type ConditionOf<Yes extends string, Amount extends string, List extends string = never> =
  | 'always'
  | { code: string[] }
  | { is: Yes }
  | {
      amount: Amount;
      atLeast?: number | undefined;
      above?: number | undefined;
      below?: number | undefined;
      atMost?: number | undefined;
    }
  /** One entry of a list fulfils it: one pollutant, one outlet. */
  | { some: List; where: ConditionOf<Yes, Amount, List> }
  | { not: ConditionOf<Yes, Amount, List> }
  | { all: ConditionOf<Yes, Amount, List>[] }
  | { any: ConditionOf<Yes, Amount, List>[] };

/** Where a condition finds its facts. Whatever is undefined is unknown, never "no". */
export interface FactSource<Yes extends string, Amount extends string, List extends string, Ask> {
  code?(prefix: string): boolean;
  is(name: Yes): boolean | undefined;
  amount(name: Amount): Decimal.Value | undefined;
  /** `complete`: what is not in the list does not exist. */
  list?(name: List): { entries: FactSource<Yes, Amount, List, Ask>[]; complete: boolean };
  ask(name: Yes | Amount | List): Ask;
}

/** `holds` is undefined while an answer to one of `asks` can still decide it. */
export interface VerdictOf<Ask> {
  holds: boolean | undefined;
  asks: Ask[];
}

const known = (holds: boolean): VerdictOf<never> => ({ holds, asks: [] });

/** Evaluates by three-valued logic; amounts are compared as decimals. */
export function evaluateOn<Yes extends string, Amount extends string, List extends string, Ask extends { fact: string }>(
  condition: ConditionOf<Yes, Amount, List>,
  facts: FactSource<Yes, Amount, List, Ask>,
): VerdictOf<Ask> {
  if (condition === 'always') return known(true);
  if ('code' in condition) return known(condition.code.some((code) => facts.code?.(code)));
  if ('is' in condition) {
    const holds = facts.is(condition.is);
    return holds === undefined ? { holds, asks: [facts.ask(condition.is)] } : known(holds);
  }
  if ('amount' in condition) {
    const given = facts.amount(condition.amount);
    if (given === undefined) return { holds: undefined, asks: [facts.ask(condition.amount)] };
    const amount = new Decimal(given);
    const { atLeast, above, below, atMost } = condition;
    return known(
      (atLeast === undefined || amount.gte(atLeast)) &&
        (above === undefined || amount.gt(above)) &&
        (below === undefined || amount.lt(below)) &&
        (atMost === undefined || amount.lte(atMost)),
    );
  }
  if ('some' in condition) {
    const { entries, complete } = facts.list?.(condition.some) ?? { entries: [], complete: false };
    const verdicts = entries.map((entry) => evaluateOn(condition.where, entry));
    return some(complete ? verdicts : [...verdicts, { holds: undefined, asks: [facts.ask(condition.some)] }]);
  }
  if ('not' in condition) {
    const { holds, asks } = evaluateOn(condition.not, facts);
    return { holds: holds === undefined ? undefined : !holds, asks };
  }
  if ('all' in condition) return every(condition.all.map((one) => evaluateOn(one, facts)));
  return some(condition.any.map((one) => evaluateOn(one, facts)));
}

/** Asks only for the first that is unknown: its answer may make the others needless. */
function every<Ask>(verdicts: readonly VerdictOf<Ask>[]): VerdictOf<Ask> {
  if (verdicts.some(({ holds }) => holds === false)) return known(false);
  return verdicts.find(({ holds }) => holds === undefined) ?? known(true);
}

function some<Ask extends { fact: string }>(verdicts: readonly VerdictOf<Ask>[]): VerdictOf<Ask> {
  if (verdicts.some(({ holds }) => holds === true)) return known(true);
  const asks = verdicts.flatMap((verdict) => verdict.asks);
  return verdicts.some(({ holds }) => holds === undefined) ? { holds: undefined, asks: distinct(asks) } : known(false);
}

/** Each question once, by its fact and, where it is about one entry of a list, by that entry. */
export const distinct = <Ask extends { fact: string; of?: string }>(questions: readonly Ask[]): Ask[] => [
  ...new Map(questions.map((question) => [`${question.fact} ${question.of ?? ''}`, question])).values(),
];
