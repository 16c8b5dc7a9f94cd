import { join } from 'node:path';
import type { Facts } from '../../../domain/classification/condition';
import { amountFacts, yesFacts, type AmountFact, type YesFact } from '../../../domain/classification/questions';
import { createCatalogue } from '../../../stores/reference/catalogue';

export const catalogue = createCatalogue(join(__dirname, '../../../data'));

export type Given = Partial<Record<YesFact, boolean>> & Partial<Record<AmountFact, number>>;

export const unknown = (industry: string): Facts => ({ industry, is: {}, amounts: {} });

/** Everything answered with no and 0, but for what is given; in an industrial building. */
export function factsOf(industry: string, given: Given = {}): Facts {
  const is = Object.fromEntries(yesFacts.map((name) => [name, given[name] ?? name === 'industrialBuilding']));
  const amounts = Object.fromEntries(amountFacts.map((name) => [name, given[name] ?? 0]));
  return { industry, is, amounts, toxic: [] };
}

export type Row<Tier> = [no: number, industry: string, given: Given, expected: Tier];

/** Rows just below, at and just above a limit. */
export function around<Tier>(
  [no, industry]: [no: number, industry: string],
  amount: AmountFact,
  limit: number,
  [below, at, above]: [Tier, Tier, Tier],
  given: Given = {},
): Row<Tier>[] {
  const step = limit / 1000;
  return [
    [no, industry, { ...given, [amount]: limit - step }, below],
    [no, industry, { ...given, [amount]: limit }, at],
    [no, industry, { ...given, [amount]: limit + step }, above],
  ];
}

export const titleOf = ([no, industry, given]: Row<unknown>): string => {
  const name = catalogue.industry(industry)?.nameZh ?? '';
  return `${no}: ${industry} ${name} ${Object.entries(given)
    .map(([key, value]) => (value === true ? key : `${key} ${String(value)}`))
    .join(', ')}`;
};

interface Condition {
  amount?: AmountFact;
  [key: string]: unknown;
}

/** Amounts and bounds anywhere inside of a condition. */
export function boundsOf(condition: unknown): [AmountFact, number][] {
  if (Array.isArray(condition)) return condition.flatMap(boundsOf);
  if (typeof condition !== 'object' || condition === null) return [];
  const { amount, ...rest } = condition as Condition;
  if (!amount) return Object.values(rest).flatMap(boundsOf);
  return Object.values(rest)
    .filter((bound): bound is number => typeof bound === 'number' && bound > 0)
    .map((bound) => [amount, bound]);
}

/** Bounds of a rule that the rows of its industries do not try at, below and above. */
export function untried(rules: readonly { no: number; tiers: unknown }[], rows: readonly Row<unknown>[]): string[] {
  return rules.flatMap(({ no, tiers }) => {
    const industries = rows.filter((row) => row[0] === no).map(([, industry]) => industry);
    return boundsOf(tiers).flatMap(([amount, limit]) => {
      const tried = rows.filter(([, industry]) => industries.includes(industry)).flatMap(([, , given]) => given[amount] ?? []);
      const near = (sign: number) => tried.some((one) => Math.sign(one - limit) === sign && Math.abs(one - limit) <= limit / 100);
      return near(-1) && near(0) && near(1) ? [] : [`${no} ${amount} ${limit}`];
    });
  });
}
