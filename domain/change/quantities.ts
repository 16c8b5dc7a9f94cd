import { Decimal } from 'decimal.js';
import type { Pair } from './facts';

/** Amounts have at most 12 + 6 digits: with 60 a quotient never rounds onto a threshold. */
const Exact = Decimal.clone({ precision: 60 });

/** What becomes of a quantity; undefined where one of the two is unknown. */
export const increaseOf = ({ before, after }: Pair): Decimal | undefined =>
  before === undefined || after === undefined ? undefined : new Exact(after).minus(before);

/** In percent of what was before; endless where there was nothing and now is something. */
export function increasePercentOf({ before, after }: Pair): Decimal | undefined {
  const increase = increaseOf({ before, after });
  if (increase === undefined || before === undefined) return undefined;
  if (new Exact(before).isZero()) return increase.isZero() ? new Exact(0) : new Exact(Infinity);
  return increase.times(100).div(before);
}

const GRAMS = { 't/a': 1_000_000, 'kg/a': 1_000, 'g/a': 1 } as const;

export const inTonnes = (amount: string | undefined, unit: keyof typeof GRAMS): string | undefined =>
  amount === undefined ? undefined : new Exact(amount).times(GRAMS[unit]).div(GRAMS['t/a']).toFixed();

/** The sum, unknown as soon as one of the amounts is. */
export const sumOf = (amounts: readonly (string | undefined)[]): string | undefined =>
  amounts.reduce<string | undefined>(
    (sum, one) => (sum === undefined || one === undefined ? undefined : new Exact(sum).plus(one).toFixed()),
    '0',
  );
