import { z } from 'zod';
import { isLocalDate } from '../calendar/dates';
import { conditionSchema } from '../condition/schema';
import { eiaDocuments, tiers } from './facts';
import { amountFacts, listNames, yesFacts } from './questions';

/** The decision tables of data/change-classes: how a change is classified, and which way it then goes. */

export const items = ['eia', 'permit', 'waste'] as const;
export type Item = (typeof items)[number];

/** How sure a row is: text read, a public guide, a pilot plan, our own reading, unchecked. */
const marks = z.array(z.enum(['law', 'guide', 'seed', 'derived', 'memory'])).min(1);
const text = z.string().min(1);
const day = text.refine(isLocalDate, 'not a date');
const names = { zh: text, en: text };
const when = conditionSchema({ yes: yesFacts, amounts: amountFacts, lists: listNames });

const basis = z.array(z.strictObject({ article: text, from: day.optional(), to: day.optional() })).min(1);

const limit = z.union([
  /** A term of data/deadlines.csv, counted from a date of the change. */
  z.strictObject({ rule: text, from: z.enum(['registeredOn', 'changedOn', 'permitValidTo', 'wasteValidTo']) }),
  /** An event before which it has to be done. */
  z.strictObject({ before: z.strictObject(names) }),
]);

const rowShape = {
  no: text,
  group: text.optional(),
  /** Literal words of one of the table's texts; `zh` where the words are ours. */
  words: text.optional(),
  zh: text.optional(),
  en: text,
  marks,
  basis,
};
const ourOrTheirs = ({ words, zh }: { words?: string | undefined; zh?: string | undefined }) =>
  (words === undefined) !== (zh === undefined);

const gateSchema = z.strictObject({ ...rowShape, when }).refine(ourOrTheirs, 'either words or zh');
const rowSchema = z
  .strictObject({
    ...rowShape,
    class: text,
    /** Left out with `judge` left out, too: named for completeness, not computed. */
    when: when.optional(),
    /** When an officer has to judge whether the row is hit. */
    judge: when.optional(),
    limit: limit.optional(),
    note: z.strictObject(names).optional(),
  })
  .refine(ourOrTheirs, 'either words or zh');

export const tableSchema = z.strictObject({
  id: z.enum(items),
  version: z.int().positive(),
  validFrom: day,
  title: z.strictObject(names),
  source: text,
  base: z.strictObject(names),
  /** Official texts that the rows quote. */
  texts: z.array(text).min(1),
  appliesWhen: when.optional(),
  /** Reasons why the table cannot be used at all. */
  gates: z.array(gateSchema),
  /** Heaviest first; the last one is what follows when no row is hit. */
  classes: z.array(z.strictObject({ id: text, route: text.nullable(), ...names, doZh: text, doEn: text })).min(2),
  rows: z.array(rowSchema).min(1),
});

export const pollutantsSchema = z.strictObject({
  version: z.int().positive(),
  source: text,
  /** Factors of the area's quality with the pollutants that count for each; left out: not known to us. */
  factors: z.array(z.strictObject({ id: text, ...names, pollutants: z.array(text).min(1).optional(), marks })).min(1),
  class1: z.strictObject({ source: text, codes: z.array(text).min(1) }),
});

const note = { no: text, ...names, marks };
export const planSchema = z.strictObject({
  version: z.int().positive(),
  source: text,
  routes: z.record(z.string(), z.strictObject(names)),
  /** Which procedure takes which routes; the first that fits. */
  procedures: z.array(
    z.strictObject({
      routes: z.array(text).min(1),
      document: z.enum(eiaDocuments).optional(),
      tier: z.enum(tiers).optional(),
      procedure: text,
    }),
  ),
  /** The cross table: what follows from the classes of several items together. */
  notes: z.array(
    z.strictObject({ ...note, when: z.partialRecord(z.enum(items), text), paper: z.enum(['nonmajor_analysis']).optional() }),
  ),
  takesOver: z.strictObject(note),
  mergeRenewals: z.strictObject({ ...note, months: z.int().positive() }),
});

export const localSchema = z.strictObject({
  version: z.int().positive(),
  divisions: z.array(text).min(1),
  place: z.strictObject(names),
  quote: text,
  source: text,
  classes: z.array(
    z.strictObject({
      id: text,
      ...names,
      when: z.strictObject({ accepted: z.boolean(), eia: text.optional() }),
      ...(Object.fromEntries(
        ['criteria', 'eia', 'permit', 'officer'].map((key) => [key, z.strictObject(names)] as const),
      ) as Record<'criteria' | 'eia' | 'permit' | 'officer', z.ZodObject<{ zh: z.ZodString; en: z.ZodString }>>),
    }),
  ),
});

export type ChangeTable = z.infer<typeof tableSchema>;
export type TableRow = z.infer<typeof rowSchema>;
export type Gate = z.infer<typeof gateSchema>;
export type ChangePollutants = z.infer<typeof pollutantsSchema>;
export type ChangePlan = z.infer<typeof planSchema>;
export type LocalClasses = z.infer<typeof localSchema>;
export type Mark = z.infer<typeof marks>[number];

export interface ChangeTables {
  eia: ChangeTable;
  permit: ChangeTable;
  waste: ChangeTable;
  pollutants: ChangePollutants;
  plan: ChangePlan;
  local: LocalClasses;
}

/** Which edition a verdict was made with: `eia@1`. The pollutants' table belongs to it. */
export const listVersion = (tables: ChangeTables, item: Item): string =>
  `${item}@${tables[item].version}${item === 'waste' ? '' : `+pollutants@${tables.pollutants.version}`}`;
