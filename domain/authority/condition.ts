import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { authorityFacts, distinctQuestions, routingQuestion, wasteWays } from './facts';
import type { AuthorityFact, RoutingFacts, RoutingQuestion, WasteWay } from './facts';

/** When a row of data/authority.json applies. */
export type RoutingCondition =
  | 'always'
  | { is: AuthorityFact }
  | {
      /** Some waste of these classes and ways; with `atLeast`, together so many tonnes a year or more. */
      waste: { categories?: string[] | undefined; ways?: WasteWay[] | undefined; atLeast?: number | undefined };
    }
  | { any: RoutingCondition[] };

export const routingConditionSchema: z.ZodType<RoutingCondition> = z.lazy(() =>
  z.union([
    z.literal('always'),
    z.strictObject({ is: z.enum(authorityFacts) }),
    z.strictObject({
      waste: z.strictObject({
        categories: z
          .array(z.string().regex(/^HW\d\d$/, 'a class such as HW29'))
          .min(1)
          .optional(),
        ways: z.array(z.enum(wasteWays)).min(1).optional(),
        atLeast: z.number().positive().optional(),
      }),
    }),
    z.strictObject({ any: z.array(routingConditionSchema).min(2) }),
  ]),
);

/** `holds` is undefined while an answer to one of `asks` can still decide it. */
export interface RoutingVerdict {
  holds: boolean | undefined;
  asks: RoutingQuestion[];
  /** What of the application's wastes met the row, or missed its amount. */
  because?: WasteSum[];
}

/** Wastes that a row means, added up as the application names them. */
export interface WasteSum {
  categories: string[];
  ways: WasteWay[];
  /** Tonnes a year; decimal. Absent: the row asks for no amount. */
  tonnes?: string;
  atLeast?: number;
}

const known = (holds: boolean, because?: WasteSum[]): RoutingVerdict => ({ holds, asks: [], ...(because ? { because } : {}) });
const unknown = (fact: RoutingQuestion['fact']): RoutingVerdict => ({ holds: undefined, asks: [routingQuestion(fact)] });

export function evaluateRouting(condition: RoutingCondition, facts: RoutingFacts): RoutingVerdict {
  if (condition === 'always') return known(true);
  if ('is' in condition) {
    const holds = facts.is[condition.is];
    return holds === undefined ? unknown(condition.is) : known(holds);
  }
  if ('waste' in condition) return ofWaste(condition.waste, facts);
  const verdicts = condition.any.map((one) => evaluateRouting(one, facts));
  const because = verdicts.flatMap((verdict) => verdict.because ?? []);
  const met = verdicts.filter(({ holds }) => holds === true);
  if (met.length > 0)
    return known(
      true,
      met.flatMap((verdict) => verdict.because ?? []),
    );
  const asks = distinctQuestions(verdicts.flatMap((verdict) => verdict.asks));
  return asks.length > 0 ? { holds: undefined, asks } : known(false, because);
}

function ofWaste(
  { categories, ways, atLeast }: Extract<RoutingCondition, { waste: unknown }>['waste'],
  { wastes }: RoutingFacts,
): RoutingVerdict {
  if (!wastes) return unknown('wastes');
  const meant = wastes.filter(({ category, way }) => (categories?.includes(category) ?? true) && (ways?.includes(way) ?? true));
  if (meant.length === 0) return known(false);
  const named = {
    categories: [...new Set(meant.map(({ category }) => category))],
    ways: [...new Set(meant.map(({ way }) => way))],
  };
  if (atLeast === undefined) return known(true, [named]);
  const sum = meant.reduce((total, { tonnes }) => total.plus(tonnes ?? 0), new Decimal(0));
  const because = [{ ...named, tonnes: sum.toFixed(), atLeast }];
  if (sum.gte(atLeast)) return known(true, because);
  return meant.some(({ tonnes }) => tonnes === undefined) ? unknown('wastes') : known(false, because);
}
