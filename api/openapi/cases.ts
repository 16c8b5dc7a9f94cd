import { z } from 'zod';
import { itemKinds } from '../../domain/procedure/procedure';
import { paths } from '../paths';
import { CaseQuery, stages, TimelineQuery } from '../routes/queries';
import { day, instant, page } from './answers';
import type { Operation } from './operation';

const CaseRowSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    jurisdiction: z.string(),
    unitName: z.string(),
    uscc: z.string(),
    projectName: z.string(),
    procedure: z.string(),
    stage: z.enum(stages),
    items: z.array(z.object({ kind: z.enum(itemKinds), state: z.string() })),
    nextDue: day().nullable(),
    nextDueSubject: z.string().nullable(),
    provisional: z.boolean(),
    submittedAt: instant(),
    closed: z.boolean(),
  })
  .meta({ id: 'CaseRow' });

export const CasesSchema = page(CaseRowSchema);

export const CaseSchema = z
  .looseObject({
    id: z.string(),
    seq: z.int(),
    number: z.string(),
    jurisdiction: z.string(),
    procedure: z.object({ id: z.string(), version: z.int() }),
    stage: z.enum(stages),
    channel: z.enum(['window', 'portal']),
    submittedAt: instant(),
    receivedOn: day(),
    facts: z.looseObject({ unitName: z.string(), uscc: z.string(), projectName: z.string() }),
    sections: z.record(z.string(), z.string()).describe('Part of the application → SHA-256 of its content'),
    items: z.array(z.looseObject({ kind: z.enum(itemKinds), state: z.string(), receivedAt: instant() })),
    corrections: z.array(z.looseObject({ id: z.string(), number: z.string(), at: instant() })),
    clocks: z.array(
      z.looseObject({
        id: z.string(),
        kind: z.enum(['statutory', 'internal', 'promised']),
        subject: z.string(),
        state: z.enum(['running', 'stopped', 'ended']),
        due: day().nullable(),
        daysLeft: z.int().nullable().describe('Negative when overdue'),
        dayType: z.enum(['working', 'calendar']),
        provisional: z.boolean().describe('True when it depends on holidays that are not announced yet'),
        readings: z
          .array(
            z.object({
              dayType: z.enum(['calendar', 'working']),
              date: day().nullable(),
              provisional: z.boolean(),
              applies: z.boolean().describe('Whether `due` follows this one'),
            }),
          )
          .nullable()
          .describe('Both dates where the law says only 日'),
      }),
    ),
    allowed: z.array(z.string()).describe('Commands that you may give now'),
    catchingUp: z.boolean(),
  })
  .meta({ id: 'Case', description: 'Checks, reviews and internal terms are shown to officers only' });

const TimelineRowSchema = z
  .object({
    seq: z.int(),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    at: instant().describe('When it took effect, on the business clock'),
    recordedAt: instant(),
    actor: z.looseObject({ kind: z.enum(['person', 'process', 'time']), id: z.string(), name: z.string() }),
    hash: z.string().describe('Chained to the event before'),
  })
  .meta({ id: 'TimelineRow' });

export const TimelineSchema = z.object({ rows: z.array(TimelineRowSchema) });

const DocumentSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    number: z.string(),
    template: z.string(),
    file: z.string(),
    contentHash: z.string(),
    bytes: z.int(),
    producedAt: instant(),
  })
  .meta({ id: 'Document' });

export const DocumentsSchema = z.object({ rows: z.array(DocumentSchema) });

export const ApplicationSchema = z.object({ sections: z.record(z.string(), z.unknown()) });

export const caseOperations: readonly Operation[] = [
  { method: 'get', path: paths.api.cases, tag: 'Cases', summary: 'Cases, by key', query: CaseQuery, answer: CasesSchema },
  {
    method: 'get',
    path: paths.api.case,
    tag: 'Cases',
    summary: 'One case: items, clocks with the way each date was found, and what you may do',
    answer: CaseSchema,
  },
  {
    method: 'get',
    path: paths.api.caseTimeline,
    tag: 'Cases',
    summary: 'What happened',
    query: TimelineQuery,
    answer: TimelineSchema,
  },
  { method: 'get', path: paths.api.caseDocuments, tag: 'Cases', summary: 'Papers that were issued', answer: DocumentsSchema },
  {
    method: 'get',
    path: paths.api.caseApplication,
    tag: 'Cases',
    summary: 'The application, part by part',
    answer: ApplicationSchema,
  },
  {
    method: 'get',
    path: paths.api.clockSheet,
    tag: 'Cases',
    summary: 'How the date of a clock came about, as PDF in your language: `item-eia-form`, or `all`',
    file: true,
  },
  { method: 'get', path: paths.api.caseFile, tag: 'Cases', summary: 'A file of the case, by its SHA-256', file: true },
];
