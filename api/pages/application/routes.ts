import { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { ulid } from 'ulid';
import { Refused } from '../../../domain/refused';
import { deleteDraft, findDraft, saveDraft } from '../../../stores/drafts';
import { listCases } from '../../../stores/reads/cases';
import type { Note } from '../../../templates/models/pages/parts';
import { commandNamed } from '../../commands';
import { Invalid } from '../../errors';
import { paths } from '../../paths';
import { toProblem } from '../../problem';
import { requireRole, requireUser, whoAsks } from '../../require-user';
import { runCommand } from '../../run-command';
import type { ApiServices } from '../../services';
import { filesOf, formWithFiles, storeUploads } from '../../uploads';
import { problemsOfForm } from '../errors';
import { textAt, type FormState } from '../forms/form';
import { filledRows, pressRow } from '../forms/rows';
import { queryText } from '../page';
import { askedSections, chosenProcedure } from './asked';
import { submissionFrom } from './body';
import { exampleFor } from './example';
import { beginningFrom } from './permit';
import { wasteChoices } from './waste-fields';
import { showChoice } from './choice';
import { showApplication } from './page';

/** Industries shown of a search. */
const FOUND = 30;

/** The application: begun, saved as a draft, sent. Every button is a plain form POST. */
export function applicationRouter(services: ApiServices): Router {
  const router = Router();
  const mayApply = [requireUser, requireRole('clerk', 'enterprise')];

  router.get(paths.newCase.pattern, mayApply, async (req: Request, res: Response) => {
    const procedure = queryText(req, 'procedure');
    if (!procedure) return showChoice(services, req, res);
    const licence = queryText(req, 'licence');
    const from = licence ? await beginningFrom(services, whoAsks(req).actor, licence) : undefined;
    const values = { ...(from ?? (await beginning(services, req))), procedure };
    await showApplication(services, req, res, { id: ulid(), values, problems: [] });
  });

  router.get(paths.draft.pattern, mayApply, async (req: Request<{ id: string }>, res: Response) => {
    const { actor } = whoAsks(req as Request);
    const draft = await findDraft(services.db, actor.id, req.params.id);
    if (!draft) throw new Refused('not-found');
    const t = services.renderer.t(req.locale);
    const note: Note | undefined = queryText(req as Request, 'saved')
      ? { tone: 'good', title: t('pages.application.saved'), lines: [] }
      : undefined;
    await showApplication(services, req as Request, res, {
      id: draft.id,
      values: draft.content,
      problems: [],
      savedAt: draft.updatedAt,
      ...(note ? { note } : {}),
    });
  });

  router.post(
    paths.draft.pattern,
    mayApply,
    ...formWithFiles(services),
    async (req: Request, res: Response) => {
      await take(services, req, res, String(req.params.id));
    },
    asForm(services),
  );
  return router;
}

/** A file that is too large stops the reading of the form: what came before it is shown again, with the reason at its field. */
const asForm =
  (services: ApiServices): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (!(error instanceof Invalid)) return next(error);
    const { status, problems } = problemsOfForm(services, req, error);
    const id = String(req.params.id);
    const sent = (req.body ?? {}) as Record<string, unknown>;
    res.status(status);
    askedSections(services, sent)
      .then((asked) => showApplication(services, req, res, { id, values: submissionFrom(sent, id, asked), problems }))
      .catch(next);
  };

/** What an enterprise need not type again. */
async function beginning({ db }: ApiServices, req: Request): Promise<object> {
  const { actor } = whoAsks(req);
  const contact = { locale: 'zh-CN' };
  if (actor.role !== 'enterprise') return { application: { contact } };
  const last = (await listCases(db, actor, { sort: 'submitted' }, { limit: 1 })).rows[0];
  return { application: { unit: { uscc: actor.uscc, ...(last ? { name: last.unitName } : {}) }, contact } };
}

async function take(services: ApiServices, req: Request, res: Response, id: string): Promise<void> {
  const { actor } = whoAsks(req);
  const sent = req.body as Record<string, unknown>;
  const intent = textAt({ values: sent, problems: [] }, '/_intent');
  if (intent === 'discard') {
    await deleteDraft(services.db, actor.id, id);
    return res.redirect(303, paths.home());
  }
  const problems = await attach(services, req, sent);
  chooseIndustry(sent);
  chooseWaste(services, sent);
  const procedure = await chosenProcedure(services, sent);
  if (intent === 'example') Object.assign(sent, await exampleFor(services, actor, sent, procedure));
  const submission = submissionFrom(sent, id, procedure?.sections ?? []);
  const kept = await keep(services, req, id, submission);
  problems.push(...kept.problems);

  const pressed = textAt({ values: sent, problems: [] }, '/_row');
  if (pressed !== '') {
    pressRow(sent, pressed);
    return showApplication(services, req, res, { id, values: sent, problems, savedAt: kept.at });
  }
  if (intent === 'find') {
    const query = textAt({ values: sent, problems: [] }, '/_find').trim().slice(0, 50);
    const found = query === '' ? [] : services.catalogue.searchIndustries(query, FOUND);
    const choices = found.map(({ code, nameZh }) => ({ value: code, text: `${code} ${nameZh}` }));
    const values = { ...submission, _find: query };
    return showApplication(services, req, res, { id, values, problems, savedAt: kept.at, found: choices });
  }
  if (intent === 'find-waste' || intent === 'add-waste') {
    const query = intent === 'add-waste' ? '' : textAt({ values: sent, problems: [] }, '/_findWaste').trim().slice(0, 50);
    const foundWastes = query === '' ? undefined : wasteChoices(services.catalogue, query, FOUND);
    const values = { ...submission, _findWaste: query };
    return showApplication(services, req, res, { id, values, problems, savedAt: kept.at, foundWastes });
  }
  if (problems.length > 0) {
    res.status(422);
    return showApplication(services, req, res, { id, values: submission, problems, savedAt: kept.at });
  }
  if (intent === 'submit') return submit(services, req, res, id, submission, kept.at);
  res.redirect(303, `${paths.draft({ id }, { saved: 1 })}#main`);
}

async function submit(
  services: ApiServices,
  req: Request,
  res: Response,
  id: string,
  submission: Record<string, unknown>,
  savedAt: Date | undefined,
): Promise<void> {
  try {
    // The draft's id is the case's id and the key: a double click is one application.
    const answer = await runCommand(services, req, commandNamed('joint-case', 'Submit')!, submission, { key: id });
    await deleteDraft(services.db, whoAsks(req).actor.id, id);
    res.redirect(303, `${paths.case({ id: answer.stream }, { done: 'Submit' })}#main`);
  } catch (error) {
    const { status, problems } = problemsOfForm(services, req, error);
    res.status(status);
    await showApplication(services, req, res, { id, values: submission, problems, savedAt });
  }
}

/** Files that came along become uploads of the application; those that are refused are named at their field. */
async function attach(
  services: ApiServices,
  req: Request,
  sent: Record<string, unknown>,
): Promise<{ pointer: string; message: string }[]> {
  const { actor } = whoAsks(req);
  const { uploads, errors } = await storeUploads(services, actor, filesOf(req));
  const rows = filledRows(sent, '/application/materials');
  for (const { field, upload } of uploads) {
    const code = /^file\[([a-z0-9_]+)\]$/.exec(field)?.[1];
    if (code) rows.push({ code, upload: upload.id });
  }
  sent.application = { ...(sent.application as object | undefined), materials: rows };
  return errors.length > 0 ? [...toProblem(new Invalid(errors), services.renderer.t(req.locale)).errors] : [];
}

/** An industry chosen from the list found takes the place of the code. */
function chooseIndustry(sent: Record<string, unknown>): void {
  const chosen = textAt({ values: sent, problems: [] }, '/_industry');
  if (!/^\d{4}$/.test(chosen)) return;
  const application = sent.application as { project?: object };
  application.project = { ...application.project, industryCode: chosen };
}

/** A waste chosen from the list found becomes a row of its own, in the first one left blank. */
function chooseWaste({ catalogue }: ApiServices, sent: Record<string, unknown>): void {
  const waste = catalogue.waste(textAt({ values: sent, problems: [] }, '/_waste'));
  if (!waste) return;
  const application = sent.application as { waste?: object };
  const kinds = filledRows(sent, '/application/waste/kinds');
  if (kinds.some(({ code }) => code === waste.code)) return;
  application.waste = { ...application.waste, kinds: [...kinds, { code: waste.code, name: waste.classNameZh }] };
}

/** Keeps whatever was typed, unchecked; what no database keeps (NUL) stays on the page with its error. */
async function keep(
  services: ApiServices,
  req: Request,
  id: string,
  content: Record<string, unknown>,
): Promise<{ at?: Date } & Pick<FormState, 'problems'>> {
  const { actor } = whoAsks(req);
  if (/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(content))) return { problems: [] };
  const own = await saveDraft(services.db, { id, owner: actor.id, jurisdiction: actor.jurisdiction ?? '', content });
  if (!own) throw new Refused('not-found');
  return { at: new Date(), problems: [] };
}
