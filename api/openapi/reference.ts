import { z } from 'zod';
import { paths } from '../paths';
import { ClassificationQuery } from '../routes/classification-query';
import { DeadlineQuery, IndustryQuery, WasteQuery } from '../routes/queries';
import { RoutingQuery } from '../routes/routing-query';
import { ClassificationSchema } from './classification';
import type { Operation } from './operation';
import { RoutingSchema } from './routing';

const industries = z.object({ rows: z.array(z.looseObject({ code: z.string(), nameZh: z.string() })) });

const wastes = z.object({
  list: z.object({ edition: z.string(), outOfForceSince: z.string() }),
  rows: z.array(
    z.object({
      code: z.string(),
      hwClass: z.string(),
      classNameZh: z.string(),
      sourceZh: z.string(),
      descriptionZh: z.string(),
      hazards: z.array(z.string()).describe('T toxic, C corrosive, I ignitable, R reactive, In infectious'),
    }),
  ),
});

export const ProceduresSchema = z.object({ rows: z.array(z.looseObject({ id: z.string(), version: z.int() })) });

export const DeadlinesSchema = z.object({
  rows: z.array(z.looseObject({ rule_id: z.string(), source: z.string(), article: z.string() })),
  overrides: z
    .array(z.looseObject({ jurisdiction: z.string(), rule: z.string(), source: z.string(), quoteZh: z.string() }))
    .describe('Texts of single jurisdictions that say how these rules are counted there'),
});

export const referenceOperations: readonly Operation[] = [
  {
    method: 'get',
    path: paths.api.industries,
    tag: 'Reference',
    summary: 'Industry classes (GB/T 4754-2017)',
    query: IndustryQuery,
    answer: industries,
  },
  {
    method: 'get',
    path: paths.api.wastes,
    tag: 'Reference',
    summary: 'Hazardous wastes (国家危险废物名录, edition of 2021): a code that is not in it may still be right',
    query: WasteQuery,
    answer: wastes,
  },
  {
    method: 'get',
    path: paths.api.procedures,
    tag: 'Reference',
    summary: 'Procedures in force, with their materials',
    answer: ProceduresSchema,
  },
  {
    method: 'get',
    path: paths.api.classification,
    tag: 'Reference',
    summary: 'Permit category and EIA document of a project, with the lines of the lists and what is still to be asked',
    query: ClassificationQuery,
    answer: ClassificationSchema,
  },
  {
    method: 'get',
    path: paths.api.routing,
    tag: 'Reference',
    summary:
      'Which level and authority decides each item at a site, with the text, its days of force and what is still to be asked',
    query: RoutingQuery,
    answer: RoutingSchema,
  },
  {
    method: 'get',
    path: paths.api.deadlines,
    tag: 'Reference',
    summary: 'Deadline rules with source, article and quote; all versions of each, the oldest first',
    query: DeadlineQuery,
    answer: DeadlinesSchema,
  },
];
