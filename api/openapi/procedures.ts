import { z } from 'zod';
import { SUBJECTS } from '../../domain/procedure/difference';
import { PACES } from '../../domain/procedure/dry-run-result';
import { itemKinds } from '../../domain/procedure/procedure';
import { paths } from '../paths';
import { DifferenceQuery, DryRunBody, ProcedureLoadBody, ProcedurePreviewBody } from '../routes/procedures';
import { day, instant, words } from './answers';
import type { Operation } from './operation';

export const ProcedureVersionsSchema = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      validFrom: day(),
      title: words,
      items: z.array(z.enum(itemKinds)),
      standing: z.enum(['in-force', 'future', 'past', 'never']).describe('`never`: a newer version begins no later'),
      until: day().nullable().describe('First day on which a newer version takes its place'),
      openCases: z.int(),
      closedCases: z.int(),
      loadedAt: instant(),
      loadedBy: z.string().nullable().describe('Administrator; null where it came with the data folder'),
    }),
  ),
});

const changes = z.array(
  z.object({
    subject: z.enum(SUBJECTS),
    id: z.string().describe('Item kind, `item/stage/code`, code of a material, id of a branch, `item/after`'),
    name: words.optional(),
    change: z.enum(['added', 'removed', 'changed']),
    text: z.string().describe('What it is about, in the reader’s language'),
    fields: z.array(
      z.object({
        field: z.string(),
        label: z.string(),
        before: z.unknown().nullable().describe('As in the file; null where it is new'),
        after: z.unknown().nullable(),
        beforeText: z.string(),
        afterText: z.string(),
      }),
    ),
  }),
);

export const ProcedureDifferenceSchema = z.object({ id: z.string(), from: z.int(), to: z.int(), changes });

const steps = z.array(z.looseObject({ kind: z.string() })).describe('The way to the date');

export const DryRunSchema = z
  .object({
    receivedOn: day(),
    pace: z.enum(PACES),
    steps: z.array(
      z.object({
        at: instant(),
        kind: z.string().describe('Kind of the task that was done'),
        subject: z.string().optional(),
        by: z.union([z.enum(['process', 'time']), z.looseObject({ role: z.string() })]),
        due: day().optional(),
        events: z.array(z.string()),
        running: z.array(z.object({ clock: z.string(), due: day() })),
      }),
    ),
    clocks: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        subject: z.string(),
        startedOn: day(),
        due: day().nullable(),
        endedOn: day().nullable(),
        late: z.boolean(),
        provisional: z.boolean(),
        steps,
      }),
    ),
    silences: z.array(z.object({ item: z.enum(itemKinds), on: day(), article: z.string(), steps })),
    promised: day().nullable(),
    finishedOn: day().nullable().describe('Null when it never comes to an end'),
    items: z.array(z.object({ kind: z.enum(itemKinds), state: z.string() })),
    findings: z.array(z.object({ code: z.string(), subject: z.string(), reason: z.string().optional() })),
  })
  .meta({ id: 'DryRun', description: 'An example case sent through a procedure; nothing is written' });

export const ProcedurePreviewSchema = z.object({
  version: z.int().describe('Load with it to be refused when the reference data is another by then'),
  procedure: z.object({ id: z.string(), version: z.int(), validFrom: day() }),
  from: z.int().nullable().describe('Version that the changes are counted from'),
  changes,
  dryRun: DryRunSchema,
  openCases: z.array(z.object({ version: z.int(), count: z.int() })).describe('They keep their versions'),
  recentCases: z.int().describe('Received in the last 30 days'),
  overtakes: z.array(z.int()).describe('Planned versions that would never be in force'),
});

export const ProcedureLoadSchema = z.object({
  position: z.int(),
  version: z.int().describe('Of the reference data after the load'),
  procedure: z.object({ id: z.string(), version: z.int() }),
});

/** The outline of a file; an approval and a filing hold different things (docs/guides/law-as-data.md). */
const ProcedureFileSchema = z.looseObject({
  id: z.string(),
  version: z.int(),
  validFrom: day(),
  title: words,
  items: z.array(z.looseObject({ kind: z.enum(itemKinds) })),
  materials: z.array(z.looseObject({ code: z.string(), zh: z.string(), en: z.string() })),
  branches: z.array(z.looseObject({ id: z.string(), kind: z.string() })),
  issue: z.object({ rule: z.enum(['together', 'as-ready']), items: z.array(z.enum(itemKinds)) }),
});

const tag = 'Reference' as const;
const FILE = '{ "id": "eia-form-simplified-permit", "version": 2, … }';

export const procedureOperations: readonly Operation[] = [
  {
    ...{ method: 'get', path: paths.api.procedureVersions, tag },
    summary: 'All versions of all procedures, with the cases that run under each (staff)',
    answer: ProcedureVersionsSchema,
    problems: [403],
  },
  {
    ...{ method: 'get', path: paths.api.procedureVersion, tag },
    summary: 'One version, as the file that data/procedures holds (staff)',
    answer: ProcedureFileSchema,
    problems: [403],
  },
  {
    ...{ method: 'get', path: paths.api.procedureDifference, tag },
    summary: 'What differs between two versions, thing by thing (staff)',
    query: DifferenceQuery,
    answer: ProcedureDifferenceSchema,
    problems: [403],
  },
  {
    ...{ method: 'post', path: paths.api.procedureDryRuns, tag },
    summary: 'Send an example case through a stored version or a file: tasks, dates and what can never come about (staff)',
    body: DryRunBody,
    example: { procedure: 'eia-form-simplified-permit', version: 1, receivedOn: '2027-01-29', pace: 'last-day' },
    answer: DryRunSchema,
    problems: [404],
  },
  {
    ...{ method: 'post', path: paths.api.procedurePreviews, tag },
    summary: 'What a file would change as the next version (administrators); nothing is written',
    body: ProcedurePreviewBody,
    example: { json: FILE },
    answer: ProcedurePreviewSchema,
  },
  {
    ...{ method: 'post', path: paths.api.procedureLoads, tag },
    summary: 'Load a file as the next version (administrators); cases that run keep theirs',
    body: ProcedureLoadBody,
    example: { json: FILE, version: 3 },
    answer: ProcedureLoadSchema,
    status: 201,
    problems: [409],
  },
];
