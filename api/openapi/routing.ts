import { z } from 'zod';
import { authorityFacts, provincialLevels } from '../../domain/authority/facts';
import { authorityLevels } from '../../domain/authority/tables';
import { itemKinds } from '../../domain/procedure/procedure';
import { words } from './answers';

const authority = words.extend({ code: z.string().optional().describe('Where it is a bureau of this installation') });

const answer = z.object({
  item: z.enum(itemKinds),
  level: z.enum([...authorityLevels, 'ask']),
  act: z.enum(['approval', 'filing']).describe('A filing is done online by the unit itself; nobody decides'),
  authority: authority.nullable(),
  actedBy: authority.nullable().describe('A district bureau that acts for the authority and in its name'),
  basis: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      article: z.string(),
      quote: z.string().describe('Words of the source'),
      ref: z.string().describe('The copy that was read'),
      sure: z.enum(['V1', 'V1c', 'V2', 'seed', 'setting']),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
    }),
  ),
  reason: words,
  steps: z.array(words),
  questions: z.array(
    words.extend({
      fact: z.enum([...authorityFacts, 'provincialRule', 'wastes']).describe('Parameter to answer it by'),
      unit: z.literal('t/a').optional(),
      choices: z.array(z.enum(provincialLevels)).optional(),
    }),
  ),
});

export const RoutingSchema = z
  .object({
    division: z.string(),
    on: z.string().describe('Day of receipt that chose the texts'),
    items: z.array(answer),
    jointTerm: z
      .object({ applies: z.enum(['no', 'if-organised', 'ask']), article: z.string(), reason: words })
      .describe('Whether 行政许可法 42(2) (rule APL-03, 45 working days) runs'),
  })
  .meta({ id: 'Routing' });
