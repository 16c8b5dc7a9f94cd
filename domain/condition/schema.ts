import { z } from 'zod';
import type { ConditionOf } from './condition';

interface Names<Yes extends string, Amount extends string, List extends string> {
  yes: readonly Yes[];
  amounts: readonly Amount[];
  lists: readonly List[];
}

const bound = z.number().nonnegative().optional();

/** The shape of conditions over the facts of one subject; a fact that nobody knows is refused. */
export function conditionSchema<Yes extends string, Amount extends string, List extends string = never>({
  yes,
  amounts,
  lists,
}: Names<Yes, Amount, List>): z.ZodType<ConditionOf<Yes, Amount, List>> {
  const condition: z.ZodType<ConditionOf<Yes, Amount, List>> = z.lazy(() =>
    z.union([
      z.literal('always'),
      z.strictObject({ code: z.array(z.string().regex(/^\d{2,4}$/, 'two to four digits')).min(1) }),
      z.strictObject({ is: z.enum(yes) }),
      z
        .strictObject({ amount: z.enum(amounts), atLeast: bound, above: bound, below: bound, atMost: bound })
        .refine((one) => [one.atLeast, one.above, one.below, one.atMost].some((limit) => limit !== undefined), 'no bound'),
      z.strictObject({ some: z.enum(lists), where: condition }),
      z.strictObject({ not: condition }),
      z.strictObject({ all: z.array(condition).min(2) }),
      z.strictObject({ any: z.array(condition).min(2) }),
    ]),
  );
  return condition;
}
