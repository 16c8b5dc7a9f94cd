import { evaluateOn, type ConditionOf, type VerdictOf } from '../condition/condition';
import { questionOf, type AmountFact, type Question, type YesFact } from './questions';

/** When a text of a list applies. Amounts are in the unit of their question. */
export type Condition = ConditionOf<YesFact, AmountFact>;

/** What is known of a project. A fact left out is unknown, never "no". */
export interface Facts {
  /** Code of an industry class (GB/T 4754-2017, four digits). */
  industry: string;
  is: Partial<Record<YesFact, boolean>>;
  amounts: Partial<Record<AmountFact, number>>;
  /** Other single toxic pollutants by their code: kg a year (article 7(6)). Left out: unknown; empty: none. */
  toxic?: { code: string; kg: number }[];
}

export type Verdict = VerdictOf<Question>;

export const evaluate = (condition: Condition, { industry, is, amounts }: Facts): Verdict =>
  evaluateOn(condition, {
    code: (prefix) => industry.startsWith(prefix),
    is: (name) => is[name],
    amount: (name) => amounts[name],
    ask: questionOf,
  });
