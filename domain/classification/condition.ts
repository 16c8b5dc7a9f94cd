import { questionOf, type AmountFact, type Question, type YesFact } from './questions';

/** When a text of a list applies. Amounts are in the unit of their question; bounds are as the text says them. */
export type Condition =
  | 'always'
  | { code: string[] }
  | { is: YesFact }
  | {
      amount: AmountFact;
      atLeast?: number | undefined;
      above?: number | undefined;
      below?: number | undefined;
      atMost?: number | undefined;
    }
  | { not: Condition }
  | { all: Condition[] }
  | { any: Condition[] };

/** What is known of a project. A fact left out is unknown, never "no". */
export interface Facts {
  /** Code of an industry class (GB/T 4754-2017, four digits). */
  industry: string;
  is: Partial<Record<YesFact, boolean>>;
  amounts: Partial<Record<AmountFact, number>>;
  /** Other single toxic pollutants by their code: kg a year (article 7(6)). Left out: unknown; empty: none. */
  toxic?: { code: string; kg: number }[];
}

/** `holds` is undefined while an answer to one of `asks` can still decide it. */
export interface Verdict {
  holds: boolean | undefined;
  asks: Question[];
}

const known = (holds: boolean): Verdict => ({ holds, asks: [] });

export function evaluate(condition: Condition, facts: Facts): Verdict {
  if (condition === 'always') return known(true);
  if ('code' in condition) return known(condition.code.some((code) => facts.industry.startsWith(code)));
  if ('is' in condition) {
    const holds = facts.is[condition.is];
    return holds === undefined ? { holds, asks: [questionOf(condition.is)] } : known(holds);
  }
  if ('amount' in condition) {
    const amount = facts.amounts[condition.amount];
    if (amount === undefined) return { holds: undefined, asks: [questionOf(condition.amount)] };
    const { atLeast, above, below, atMost } = condition;
    return known(
      (atLeast === undefined || amount >= atLeast) &&
        (above === undefined || amount > above) &&
        (below === undefined || amount < below) &&
        (atMost === undefined || amount <= atMost),
    );
  }
  if ('not' in condition) {
    const { holds, asks } = evaluate(condition.not, facts);
    return { holds: holds === undefined ? undefined : !holds, asks };
  }
  if ('all' in condition) return every(condition.all.map((one) => evaluate(one, facts)));
  return some(condition.any.map((one) => evaluate(one, facts)));
}

/** Asks only for the first that is unknown: its answer may make the others needless. */
function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some(({ holds }) => holds === false)) return known(false);
  return verdicts.find(({ holds }) => holds === undefined) ?? known(true);
}

export function some(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.some(({ holds }) => holds === true)) return known(true);
  const asks = verdicts.flatMap((verdict) => verdict.asks);
  return verdicts.some(({ holds }) => holds === undefined) ? { holds: undefined, asks: distinct(asks) } : known(false);
}

export const distinct = (questions: readonly Question[]): Question[] => [
  ...new Map(questions.map((question) => [question.fact, question])).values(),
];
