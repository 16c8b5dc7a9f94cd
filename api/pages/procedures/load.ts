import { readFile } from 'node:fs/promises';
import { Router, type Request, type Response } from 'express';
import { DAYS_LOOKED_BACK, type ProcedurePreview } from '../../../stores/procedure-load';
import { decode } from '../../../stores/reference/csv';
import { generateToken } from '../../csrf';
import { invalidField } from '../../errors';
import { formBody } from '../../form-body';
import { paths } from '../../paths';
import type { ProcedureWords } from '../../procedure-words';
import { readingFile } from '../../reading-file';
import { requireRole, requireUser, whoAsks } from '../../require-user';
import { authorityOf, MOST_CHARACTERS, ProcedureLoadBody, ProcedurePreviewBody, storedVersion } from '../../routes/procedures';
import type { ApiServices } from '../../services';
import { filesOf, formWithFiles } from '../../uploads';
import { parse } from '../../validation';
import { problemsOfForm } from '../errors';
import { area, emptyForm, errorLines, textAt, type Form, type FormState } from '../forms/form';
import { showPage, viewNow } from '../page';
import { inLanguage, listed } from '../view';
import { changeCards, countText } from './difference';
import { shownRun } from './dry-run-result';

/** Importing a version in two steps: what it changes, then the load; what is refused comes back as it was typed. */
export function procedureLoadRouter(services: ApiServices): Router {
  const router = Router();
  const mayLoad = [requireUser, requireRole('admin')];
  const { procedureLoads } = services;

  router.get(paths.procedureImport.pattern, mayLoad, (req: Request, res: Response) => showImport(services, req, res, emptyForm));
  // The file on its way back from the preview, to be changed.
  router.post(paths.procedureImport.pattern, mayLoad, formBody, (req: Request, res: Response) =>
    showImport(services, req, res, { values: { json: typed(req) }, problems: [] }),
  );

  router.post(paths.procedurePreview.pattern, mayLoad, ...formWithFiles(services), async (req: Request, res: Response) => {
    let json = typed(req);
    try {
      json = await fileOf(req);
      const { json: file } = parse(ProcedurePreviewBody, { json });
      const jurisdiction = await authorityOf(services, req, undefined);
      const preview = await readingFile('/json', () => procedureLoads.preview({ json: file, jurisdiction }));
      await showPreview(services, req, res, file, preview);
    } catch (error) {
      await comeBack(services, req, res, json, error);
    }
  });

  router.post(paths.procedureLoad.pattern, mayLoad, formBody, async (req: Request, res: Response) => {
    const json = typed(req);
    try {
      const version = Number(textAt({ values: req.body, problems: [] }, '/version'));
      const request = parse(ProcedureLoadBody, { json, version });
      const { procedure } = await readingFile('/json', () => procedureLoads.load({ ...request, actor: whoAsks(req).actor }));
      res.redirect(303, paths.procedures({}, { loaded: `${procedure.id}/${procedure.version}` }));
    } catch (error) {
      await comeBack(services, req, res, json, error);
    }
  });
  // The address of a form that came back, asked for again.
  router.get([paths.procedurePreview.pattern, paths.procedureLoad.pattern], mayLoad, (_req: Request, res: Response) => {
    res.redirect(303, paths.procedureImport());
  });
  return router;
}

const typed = (req: Request): string => textAt({ values: req.body, problems: [] }, '/json');

/** The file where one was chosen, otherwise what was typed. */
async function fileOf(req: Request): Promise<string> {
  const file = filesOf(req).find(({ size }) => size > 0);
  if (!file) return typed(req);
  if (file.size > MOST_CHARACTERS * 3) throw invalidField('/json', 'too-long', { maximum: MOST_CHARACTERS });
  const bytes = await readFile(file.path);
  return readingFile('/json', () => Promise.resolve().then(() => decode('procedure.json', bytes)));
}

async function comeBack(services: ApiServices, req: Request, res: Response, json: string, error: unknown): Promise<void> {
  const { status, problems } = problemsOfForm(services, req, error);
  if (status === 403) throw error;
  res.status(status);
  await showImport(services, req, res, { values: { json }, problems });
}

async function showImport(services: ApiServices, req: Request, res: Response, state: FormState): Promise<void> {
  const t = services.renderer.t(req.locale);
  const form: Form = { t, prefix: 'procedure', ...state };
  const title = t('procedures.load.title');
  await showPage(
    services,
    req,
    res,
    'pages/procedure/import',
    { title, current: 'procedures' },
    {
      ...{
        back: paths.procedures(),
        title,
        lead: t('procedures.load.lead'),
        action: paths.procedurePreview(),
        csrf: generateToken(req),
      },
      fields: [
        {
          ...{ kind: 'file' as const, id: 'procedure-file', name: 'file', label: t('procedures.load.file') },
          ...{ accept: '.json,application/json', optional: true },
        },
        area(form, '/json', { label: t('procedures.load.json'), hint: t('procedures.load.jsonHint'), optional: true }, 18),
      ],
      errors: errorLines(form, new Set(['procedure-json'])),
    },
  );
}

async function showPreview(
  services: ApiServices,
  req: Request,
  res: Response,
  json: string,
  preview: ProcedurePreview,
): Promise<void> {
  const { t, rules } = await viewNow(services, req);
  const { procedure, from, changes, dryRun, overtakes } = preview;
  const before = from === null ? [] : [await storedVersion(services, procedure.id, from)];
  const words: ProcedureWords = { t, rules, procedures: [...before, procedure] };
  const title = t('procedures.load.previewTitle', { title: inLanguage(t, procedure.title), version: procedure.version });
  const versions = listed(
    t,
    overtakes.map((version) => t('procedures.versionNo', { version })),
  );
  await showPage(
    services,
    req,
    res,
    'pages/procedure/preview',
    { title, current: 'procedures' },
    {
      ...{ back: paths.procedures(), title, lead: t('procedures.load.previewLead') },
      facts: factsOf(t, preview),
      ...(overtakes.length > 0
        ? {
            warning: {
              tone: 'warn',
              title: t('procedures.standing.never'),
              lines: [t('procedures.load.overtakes', { versions })],
            },
          }
        : {}),
      count: from === null ? t('procedures.load.fromNone') : countText(words, changes.length),
      changes: changeCards(words, changes),
      exampleTitle: t('procedures.load.example', { date: t.date(procedure.validFrom) }),
      run: shownRun(t, procedure, dryRun),
      action: paths.procedureLoad(),
      edit: paths.procedureImport(),
      csrf: generateToken(req),
      hidden: [
        { name: 'json', value: json },
        { name: 'version', value: String(preview.version) },
      ],
    },
  );
}

function factsOf(t: Awaited<ReturnType<typeof viewNow>>['t'], { procedure, from, openCases, recentCases }: ProcedurePreview) {
  const open = openCases.map((one) => t('procedures.load.openLine', one));
  const recent = { days: DAYS_LOOKED_BACK, n: recentCases, date: t.date(procedure.validFrom) };
  return [
    { label: t('procedures.load.validFrom'), value: t.date(procedure.validFrom) },
    {
      label: t('procedures.load.from'),
      value: from === null ? t('procedures.load.fromNone') : t('procedures.versionNo', { version: from }),
    },
    { label: t('procedures.load.openCases'), value: open.length === 0 ? t('procedures.none') : listed(t, open) },
    { label: t('procedures.load.recent'), value: t('procedures.load.recentLine', recent) },
  ];
}
