import { z } from 'zod';

const line = z.object({
  list: z.enum(['permit', 'eia']),
  no: z.int().describe('Number of the entry or item'),
  nameZh: z.string(),
  tier: z.enum(['key', 'simplified', 'registration', 'book', 'form']),
  text: z.string().describe('The cell of the list, word for word'),
});
const answer = {
  lines: z.array(line).describe('What the answer rests on; all texts of the entry where it is `ask`'),
  article: z.string(),
  reason: z.object({ zh: z.string(), en: z.string() }),
  questions: z
    .array(
      z.object({
        fact: z.string().describe('Parameter to answer it by'),
        unit: z.string().optional().describe('Of the number wanted; none where `true` or `false` is'),
        zh: z.string(),
        en: z.string(),
      }),
    )
    .describe('What is still to be answered; none where a person has to read the lines'),
};

export const ClassificationSchema = z
  .object({
    industry: z.string(),
    permit: z.object({
      tier: z.enum(['key', 'simplified', 'registration', 'none', 'ask']),
      entryNo: z.int().nullable(),
      onlyFor: z.array(z.int()).describe('Entries 109-112 that the permit is for; empty: for the whole unit'),
      ...answer,
    }),
    eia: z.object({
      document: z.enum(['book', 'form', 'registration', 'none', 'ask']),
      itemNo: z.int().nullable(),
      ...answer,
    }),
  })
  .meta({ id: 'Classification' });
