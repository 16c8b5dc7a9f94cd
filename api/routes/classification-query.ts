import { z } from 'zod';
import { orBlank, quantity, text } from '../../domain/application/fields';
import type { Facts } from '../../domain/classification/condition';
import { amountFacts, questionOf, yesFacts, type AmountFact, type YesFact } from '../../domain/classification/questions';

const yesOrNo = () => orBlank(z.enum(['true', 'false']).transform((value) => value === 'true'));
const amount = () => orBlank(quantity().transform(Number));

const described = (name: YesFact | AmountFact): string => {
  const { zh, en, unit } = questionOf(name);
  return `${zh} / ${en}${unit ? ` (${unit})` : ''}`;
};
const shapeOf = <Name extends YesFact | AmountFact, Schema extends z.ZodType>(names: readonly Name[], schema: () => Schema) =>
  Object.fromEntries(names.map((name) => [name, schema().describe(described(name))])) as Record<Name, Schema>;

const TOXIC = /^(none|[\w]+:\d+(\.\d+)?(,[\w]+:\d+(\.\d+)?)*)$/;

/** Facts of a project by their names. One left out is unknown, never "no"; a misspelt one is refused. */
export const ClassificationQuery = z.strictObject({
  industry: text(5).describe('Industry class (GB/T 4754-2017), four digits, its section letter may stand in front'),
  toxic: orBlank(text(1_000).regex(TOXIC, { error: 'invalid-format' })).describe(
    'Other single toxic pollutants as code:kg a year, comma between two; `none` for none (article 7(6))',
  ),
  ...shapeOf(yesFacts, yesOrNo),
  ...shapeOf(amountFacts, amount),
});

export function factsOf({ industry, toxic, ...answers }: z.output<typeof ClassificationQuery>): Facts {
  const given = <Value>(names: readonly (YesFact | AmountFact)[]): Record<string, Value> =>
    Object.fromEntries(names.flatMap((name) => (answers[name] === undefined ? [] : [[name, answers[name] as Value]])));
  return {
    industry: industry.replace(/^[A-T]/, ''),
    is: given<boolean>(yesFacts),
    amounts: given<number>(amountFacts),
    ...(toxic === undefined ? {} : { toxic: toxic === 'none' ? [] : toxic.split(',').map(pollutantOf) }),
  };
}

function pollutantOf(entry: string): { code: string; kg: number } {
  const [code = '', kg] = entry.split(':');
  return { code, kg: Number(kg) };
}
