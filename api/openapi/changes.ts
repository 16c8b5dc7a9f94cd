import { z } from 'zod';
import { OPEN_CLASSES } from '../../domain/change/answer';
import { items } from '../../domain/change/tables';
import { paths } from '../paths';
import { AssessmentBody, ConfirmationBody } from '../change-record';
import { ChangeBody, exampleChange } from '../routes/change-body';
import { StartBody } from '../routes/changes';
import { PageQuery } from '../routes/queries';
import { day, words } from './answers';
import type { Operation } from './operation';

const item = z.enum(items);
const mark = z.enum(['law', 'guide', 'seed', 'derived', 'memory']).describe('How sure the row is');

const limit = z.union([
  z.object({ rule: z.string(), from: day(), date: day(), provisional: z.boolean(), article: z.string() }),
  z.object({ rule: z.string(), missing: z.string().describe('The date that it counts from is not given'), article: z.string() }),
  z.object({ before: words }),
]);

const row = z.object({
  no: z.string(),
  group: z.string().optional(),
  text: z.string(),
  quoted: z.boolean().describe('The list’s own words; otherwise ours'),
  en: z.string(),
  basis: z.string(),
  marks: z.array(mark),
  note: words.optional(),
  limit: limit.optional(),
});

const question = z.object({
  fact: z.string(),
  of: z.string().optional().describe('Pollutant, outlet or capacity that it is about'),
  unit: z.string().optional(),
  zh: z.string(),
  en: z.string(),
});

export const VerdictSchema = z
  .object({
    item,
    class: z.string().describe(`A class of the item’s table, or ${OPEN_CLASSES.join(', ')}`),
    rulesHit: z.array(row),
    rulesNeedJudgement: z.array(row),
    rulesAsk: z.array(row.extend({ questions: z.array(question) })),
    route: z.string().nullable(),
    basis: z.array(z.string()),
    reason: words,
    baseFile: z.string().nullable(),
    listVersion: z.string(),
  })
  .meta({ id: 'ChangeVerdict' });

export const ChangePlanSchema = z
  .object({
    routes: z.array(z.object({ code: z.string(), item, zh: z.string(), en: z.string() })),
    procedures: z.array(z.object({ procedure: z.string(), routes: z.array(z.string()) })),
    without: z.array(z.string()).describe('Routes that no procedure of the table takes'),
    limits: z.array(
      z.object({ item, rule: z.string(), from: day(), date: day(), provisional: z.boolean(), article: z.string() }),
    ),
    papers: z.array(z.enum(['nonmajor_analysis'])),
    notes: z.array(words.extend({ no: z.string(), marks: z.array(mark) })),
    open: z.array(item),
  })
  .meta({ id: 'ChangePlan' });

const local = z.object({
  applies: z.boolean(),
  found: z.looseObject({ id: z.string(), zh: z.string(), en: z.string() }).optional(),
});

export const ClassifiedChangeSchema = z
  .object({ verdicts: z.array(VerdictSchema), plan: ChangePlanSchema, local })
  .meta({ id: 'ClassifiedChange' });

const confirmation = z.object({
  item,
  class: z.string(),
  proposed: VerdictSchema,
  reason: z.string().nullable(),
  confirmedBy: z.object({ id: z.string(), name: z.string(), department: z.string().optional() }),
  confirmedAt: z.iso.datetime(),
});

export const AssessmentSchema = ClassifiedChangeSchema.extend({
  id: z.string(),
  jurisdiction: z.string(),
  unitName: z.string(),
  uscc: z.string(),
  change: z.looseObject({}),
  assessedBy: z.object({ id: z.string(), name: z.string(), department: z.string().optional() }),
  assessedAt: z.iso.datetime(),
  confirmations: z.array(confirmation),
  starts: z.array(z.object({ procedure: z.string(), draft: z.string(), startedBy: z.string(), submitted: z.boolean() })),
}).meta({ id: 'ChangeAssessment' });

const assessmentRow = z.object({
  id: z.string(),
  unitName: z.string(),
  uscc: z.string(),
  verdicts: z.array(VerdictSchema),
  assessedAt: z.iso.datetime(),
  confirmations: z.array(z.object({ item, class: z.string() })),
});

const repeated = z.object({ repeated: z.boolean() });

export const exampleAssessment = {
  unit: { name: '演示电子材料有限公司', uscc: '91320214MA0DEM013N' },
  change: { ...exampleChange, division: '320205' },
};

export const changeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: paths.api.changeTables,
    tag: 'Changes',
    summary: 'The decision tables of changes, with their texts, sources and marks',
    answer: z.looseObject({ eia: z.looseObject({}), permit: z.looseObject({}), waste: z.looseObject({}) }),
  },
  {
    method: 'post',
    path: paths.api.changeClassifications,
    tag: 'Changes',
    summary: 'Classify a change: EIA, permit, waste licence; rows hit, to be judged and open; nothing is written',
    body: ChangeBody,
    example: exampleChange,
    answer: ClassifiedChangeSchema,
  },
  {
    method: 'get',
    path: paths.api.changes,
    tag: 'Changes',
    summary: 'Assessments of changes, the newest first',
    query: PageQuery,
    answer: z.object({ rows: z.array(assessmentRow), next: z.string().optional() }),
  },
  {
    method: 'post',
    path: paths.api.changes,
    tag: 'Changes',
    summary: 'Assess a change and keep it (clerks, enterprises); twice with one Idempotency-Key is once',
    body: AssessmentBody.extend({ change: ChangeBody }),
    example: exampleAssessment,
    answer: repeated.extend({ id: z.string() }),
    status: 201,
  },
  {
    method: 'get',
    path: paths.api.change,
    tag: 'Changes',
    summary: 'An assessment: confirmed verdicts as decided, the others by the lists of today',
    answer: AssessmentSchema,
  },
  {
    method: 'post',
    path: paths.api.changeConfirmations,
    tag: 'Changes',
    summary: 'Confirm a verdict or decide otherwise with a reason (reviewers of the item, approvers, supervisors); once',
    body: ConfirmationBody,
    example: { item: 'eia', class: 'not-material', proposed: 'not-material' },
    answer: repeated,
    status: 201,
    problems: [409],
  },
  {
    method: 'post',
    path: paths.api.changeStarts,
    tag: 'Changes',
    summary: 'Begin the application that follows, once every item is confirmed: a draft with the facts carried along',
    body: StartBody,
    example: { procedure: 'eia-form-permit-reapplication' },
    answer: z.object({ draft: z.string() }),
    problems: [409],
  },
];
