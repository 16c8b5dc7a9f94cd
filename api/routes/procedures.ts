import { Router } from 'express';
import { z } from 'zod';
import { orBlank, text } from '../../domain/application/fields';
import { isLocalDate, localDate } from '../../domain/calendar/dates';
import { difference, type Change } from '../../domain/procedure/difference';
import { dryRun } from '../../domain/procedure/dry-run';
import { PACES, type DryRun } from '../../domain/procedure/dry-run-result';
import type { Procedure } from '../../domain/procedure/procedure';
import { Refused } from '../../domain/refused';
import { listDeadlines } from '../../stores/reads/deadlines';
import { findProcedure, procedureFile, procedureVersions } from '../../stores/reads/procedures';
import { readExample } from '../../stores/reference/procedure-file';
import { invalidField } from '../errors';
import { paths } from '../paths';
import { fieldText, subjectText, valueText, type ProcedureWords } from '../procedure-words';
import { readingFile } from '../reading-file';
import { requireRole, requireStaff as staff, requireUser, whoAsks } from '../require-user';
import type { ApiServices } from '../services';
import { iso } from '../shown-case';
import { parse } from '../validation';

/** The shipped files have some twelve thousand characters. */
export const MOST_CHARACTERS = 400_000;

const json = () => text(MOST_CHARACTERS).describe('A file of data/procedures');
const version = () => z.coerce.number({ error: 'invalid-type' }).int({ error: 'invalid-type' }).min(1);
const jurisdiction = () => orBlank(text(6)).describe('Code of the authority; by default the reader’s own');
const example = {
  receivedOn: orBlank(text(10).refine(isLocalDate, { error: 'date-invalid' })).describe('By default today'),
  jurisdiction: jurisdiction(),
  pace: orBlank(z.enum(PACES)).describe('When each task is done; by default `last-day`'),
};

export const DifferenceQuery = z.object({ from: version(), to: version() });
export const ExampleQuery = z.object(example);
export const ProcedurePreviewBody = z.strictObject({ json: json(), jurisdiction: jurisdiction() });
export const ProcedureLoadBody = z.strictObject({
  json: json(),
  version: z
    .int({ error: 'invalid-type' })
    .optional()
    .describe('Of the preview: refused when the reference data is another by now'),
});
export const DryRunBody = z
  .strictObject({
    ...{ procedure: text(80).optional(), version: z.int({ error: 'invalid-type' }).min(1).optional() },
    json: json().optional().describe('Instead of a stored version: a file being edited'),
    ...example,
  })
  .refine(({ procedure, json: file }) => (procedure === undefined) !== (file === undefined), {
    error: 'required',
    path: ['procedure'],
  });

/** Procedures as administered data: every version, differences, dry runs; an administrator loads new versions. */
export function proceduresRouter(services: ApiServices): Router {
  const router = Router();
  const { db, businessClock, procedureLoads } = services;
  const today = async () => localDate(await businessClock.now());

  router.get(paths.api.procedureVersions.pattern, requireUser, staff, async (_req, res) => {
    const rows = (await procedureVersions(db, await today())).map(
      ({ procedure: { id, version: own, validFrom, title, items }, ...one }) => ({
        ...{ id, version: own, validFrom, title, items: items.map(({ kind }) => kind) },
        ...{ ...one, loadedAt: iso(one.loadedAt.getTime()) },
      }),
    );
    res.json({ rows });
  });

  router.get(paths.api.procedureDifference.pattern, requireUser, staff, async (req, res) => {
    const { from, to } = parse(DifferenceQuery, req.query);
    const { procedure: id } = req.params;
    const [before, after] = await Promise.all([storedVersion(services, id, from), storedVersion(services, id, to)]);
    const words = { t: services.renderer.t(req.locale), rules: await services.rules(), procedures: [before, after] };
    res.json({ id, from, to, changes: shownChanges(words, difference(before, after)) });
  });

  router.get(paths.api.procedureVersion.pattern, requireUser, staff, async (req, res) => {
    res.type('json').send(await storedFile(services, req.params));
  });

  router.post(paths.api.procedureDryRuns.pattern, requireUser, staff, async (req, res) => {
    const { procedure: id, version: own, json: file, ...asked } = parse(DryRunBody, req.body);
    const procedure =
      file !== undefined
        ? await readingFile('/json', async () => readExample(file, await listDeadlines(db, {})))
        : await versionOrNewest(services, id!, own);
    res.json(shownDryRun(await dryRunOf(services, req, procedure, asked)));
  });

  router.post(paths.api.procedurePreviews.pattern, requireRole('admin'), async (req, res) => {
    const { json: file, ...asked } = parse(ProcedurePreviewBody, req.body);
    const authority = await authorityOf(services, req, asked.jurisdiction);
    const preview = await readingFile('/json', () => procedureLoads.preview({ json: file, jurisdiction: authority }));
    const { procedure, changes, from, dryRun: run, ...rest } = preview;
    const before = from === null ? [] : [await storedVersion(services, procedure.id, from)];
    const words = { t: services.renderer.t(req.locale), rules: await services.rules(), procedures: [...before, procedure] };
    const { id, version: own, validFrom } = procedure;
    res.json({
      ...rest,
      procedure: { id, version: own, validFrom },
      from,
      changes: shownChanges(words, changes),
      dryRun: shownDryRun(run),
    });
  });

  router.post(paths.api.procedureLoads.pattern, requireRole('admin'), async (req, res) => {
    const { json: file, version: seen } = parse(ProcedureLoadBody, req.body);
    const { actor } = whoAsks(req);
    const request = { json: file, actor, ...(seen === undefined ? {} : { version: seen }) };
    res.status(201).json(await readingFile('/json', () => procedureLoads.load(request)));
  });
  return router;
}

/** A stored version. Throws Refused('not-found'). */
export async function storedVersion({ db }: Pick<ApiServices, 'db'>, id: string, own: number): Promise<Procedure> {
  const procedure = Number.isSafeInteger(own) && own > 0 && own < 2 ** 31 ? await findProcedure(db, id, own) : undefined;
  if (!procedure) throw new Refused('not-found');
  return procedure;
}

/** The file of a stored version. Throws Refused('not-found'). */
export async function storedFile(
  services: Pick<ApiServices, 'db'>,
  { procedure, version: own }: { procedure: string; version: string },
): Promise<string> {
  await storedVersion(services, procedure, Number(own));
  const file = await procedureFile(services.db, procedure, Number(own));
  if (file === undefined) throw new Refused('not-found');
  return file;
}

async function versionOrNewest(services: ApiServices, id: string, own: number | undefined): Promise<Procedure> {
  if (own !== undefined) return storedVersion(services, id, own);
  const versions = await procedureVersions(services.db, localDate(await services.businessClock.now()), id);
  const newest = versions.at(-1)?.procedure;
  if (!newest) throw new Refused('not-found');
  return newest;
}

type Asking = Parameters<typeof whoAsks>[0];

/** The authority asked for, the reader's own, or for an administrator any: they differ by name and, where loaded, by local terms. */
export async function authorityOf(services: ApiServices, req: Asking, asked: string | undefined): Promise<string> {
  const { account } = whoAsks(req);
  const all = await services.db('jurisdictions').orderBy('code').pluck<string[]>('code');
  const code = asked ?? account.jurisdiction ?? all[0];
  if (code === undefined || !all.includes(code)) throw invalidField('/jurisdiction', 'jurisdiction-unknown');
  return code;
}

export async function dryRunOf(
  services: ApiServices,
  req: Asking,
  procedure: Procedure,
  { receivedOn, jurisdiction: authority, pace = 'last-day' }: z.output<typeof ExampleQuery>,
): Promise<DryRun> {
  const day = receivedOn ?? localDate(await services.businessClock.now());
  const asked = { procedure, receivedOn: day, pace, jurisdiction: await authorityOf(services, req, authority) };
  return dryRun(asked, await services.rules());
}

const shownDryRun = (run: DryRun) => ({ ...run, steps: run.steps.map((step) => ({ ...step, at: iso(step.at) })) });

/** Changes with their words in the reader's language beside the values themselves. */
const shownChanges = (words: ProcedureWords, changes: readonly Change[]) =>
  changes.map((change) => ({
    ...change,
    text: subjectText(words, change),
    fields: change.fields.map(({ field, before, after }) => ({
      ...{ field, label: fieldText(words.t, field) },
      ...{ before: before ?? null, after: after ?? null },
      ...{ beforeText: valueText(words, field, before), afterText: valueText(words, field, after) },
    })),
  }));
