import { z } from 'zod';
import { orBlank, text } from '../../domain/application/fields';
import {
  authorityFacts,
  provincialLevels,
  routingQuestion,
  wasteWays,
  type AuthorityFact,
  type RoutingFacts,
  type WasteLine,
  type WasteWay,
} from '../../domain/authority/facts';
import { itemKinds } from '../../domain/procedure/procedure';
import { isLocalDate } from '../../domain/calendar/dates';
import type { ItemKind } from '../../domain/procedure/procedure';

const LINE = new RegExp(String.raw`HW\d\d:(${wasteWays.join('|')})(:\d{1,9}(\.\d{1,6})?)?`).source;
const WASTES = new RegExp(`^(none|${LINE}(,${LINE})*)$`);

const yesOrNo = () => orBlank(z.enum(['true', 'false']).transform((value) => value === 'true'));
const described = (fact: AuthorityFact): string => {
  const { zh, en } = routingQuestion(fact);
  return `${zh} / ${en}`;
};
const yes = Object.fromEntries(authorityFacts.map((fact) => [fact, yesOrNo().describe(described(fact))])) as Record<
  AuthorityFact,
  ReturnType<typeof yesOrNo>
>;

/** Facts of a project by their names. One left out is unknown, never "no"; a misspelt one is refused. */
export const RoutingQuery = z.strictObject({
  items: text(300)
    .refine((value) => value.split(',').every((one) => (itemKinds as string[]).includes(one)), { error: 'invalid-choice' })
    .transform((value) => [...new Set(value.split(','))] as ItemKind[])
    .describe(`Kinds of item, comma between two: ${itemKinds.join(', ')}`),
  division: text(10).describe('Division of the site (GB/T 2260), or a development zone'),
  on: orBlank(text(10).refine(isLocalDate, { error: 'date-invalid' })).describe(
    'Day of receipt, which chooses the text in force; today when left out',
  ),
  provincialRule: orBlank(z.enum(provincialLevels)).describe(routingQuestion('provincialRule').en),
  wastes: orBlank(text(1_000).regex(WASTES, { error: 'invalid-format' })).describe(
    `Wastes as class:way or class:way:tonnes a year, comma between two; \`none\` for none. Ways: ${wasteWays.join(', ')}`,
  ),
  ...yes,
});

export function factsOf({ division, provincialRule, wastes, ...answers }: z.output<typeof RoutingQuery>): RoutingFacts {
  return {
    division,
    is: Object.fromEntries(authorityFacts.flatMap((fact) => (answers[fact] === undefined ? [] : [[fact, answers[fact]]]))),
    provincialRule,
    wastes: wastes === undefined ? undefined : wastes === 'none' ? [] : wastes.split(',').map(wasteOf),
  };
}

function wasteOf(line: string): WasteLine {
  const [category = '', way, tonnes] = line.split(':');
  return { category, way: way as WasteWay, ...(tonnes === undefined ? {} : { tonnes }) };
}
