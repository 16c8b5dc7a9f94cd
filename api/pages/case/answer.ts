import { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { openNotice, unanswered } from '../../../domain/joint-case/standing';
import { Refused } from '../../../domain/refused';
import { readSections } from '../../../stores/reads/sections';
import { commandNamed, slugOf } from '../../commands';
import { Invalid } from '../../errors';
import { paths } from '../../paths';
import { toProblem } from '../../problem';
import { requireUser, whoAsks } from '../../require-user';
import { runCommand } from '../../run-command';
import type { ApiServices } from '../../services';
import { filesOf, formWithFiles, storeUploads } from '../../uploads';
import { sectionFrom } from '../application/body';
import { problemsOfForm } from '../errors';
import { emptyForm, textAt, textsAt, valueAt } from '../forms/form';
import { pressRow } from '../forms/rows';
import { COMMAND, editable, showAnswer, type OpenCase } from './answer-page';
import { seeCase } from './load';

const address = paths.caseAct.pattern.replace(':command', slugOf(COMMAND));

/** Answering a correction notice: only what was asked can be changed, each item with its own words and files. */
export function answerRouter(services: ApiServices): Router {
  const router = Router();
  router.get(address, requireUser, async (req: Request, res: Response) => {
    await showAnswer(services, req, res, await seeOpen(services, req), emptyForm);
  });
  router.post(
    address,
    requireUser,
    ...formWithFiles(services),
    async (req: Request, res: Response) => take(services, req, res),
    asForm(services),
  );
  return router;
}

async function seeOpen(services: ApiServices, req: Request): Promise<OpenCase> {
  const of = await seeCase(services, req, String(req.params.id));
  if (!of.seen.allowed.includes(COMMAND)) throw new Refused('no-correction-open');
  const notice = openNotice(of.state)!;
  return { ...of, notice, demands: unanswered(of.state), sections: await readSections(services.db, of.state.sections) };
}

const asForm =
  (services: ApiServices): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (!(error instanceof Invalid)) return next(error);
    const { status, problems } = problemsOfForm(services, req, error);
    res.status(status);
    seeOpen(services, req)
      .then((of) => showAnswer(services, req, res, of, { values: req.body as unknown, problems }))
      .catch(next);
  };

async function take(services: ApiServices, req: Request, res: Response): Promise<void> {
  const of = await seeOpen(services, req);
  const sent = (req.body ?? {}) as Record<string, unknown>;
  const problems = await attach(services, req, sent);
  const pressed = textAt({ values: sent, problems: [] }, '/_row');
  if (pressed !== '') pressRow(sent, pressed);
  if (pressed !== '' || problems.length > 0) {
    if (problems.length > 0) res.status(422);
    return showAnswer(services, req, res, of, { values: sent, problems });
  }
  const { answers, rows } = answersFrom(of, sent);
  const key = textAt({ values: sent, problems: [] }, '/_key');
  try {
    await runCommand(
      services,
      req,
      commandNamed('joint-case', COMMAND)!,
      { answers },
      { id: of.state.id, ...(key ? { key } : {}) },
    );
  } catch (error) {
    const found = problemsOfForm(services, req, error);
    res.status(found.status);
    return showAnswer(services, req, res, of, {
      values: sent,
      problems: found.problems.map((one) => ({ ...one, pointer: inForm(one.pointer, rows) })),
    });
  }
  res.redirect(303, `${paths.case({ id: of.state.id }, { done: COMMAND })}#main`);
}

/** The body's list holds only the items that were answered: an error's place in it back to its place in the form. */
const inForm = (pointer: string, rows: readonly number[]): string =>
  pointer.replace(/^\/answers\/(\d+)/, (_, index: string) => `/answers/${rows[Number(index)] ?? index}`);

/** What was answered: items left blank and unchanged are not sent and stay open. */
function answersFrom({ demands, sections }: OpenCase, sent: unknown): { answers: Record<string, unknown>[]; rows: number[] } {
  const form = { values: sent, problems: [] };
  const answers: Record<string, unknown>[] = [];
  const rows: number[] = [];
  demands.forEach((demand, i) => {
    const at = `/answers/${i}`;
    const text = textAt(form, `${at}/text`);
    const uploads = textsAt(form, `${at}/uploads`);
    const name = editable.find((one) => one === demand.section);
    const content = name && valueAt(sent, `${at}/content`) !== undefined ? sectionFrom(name, sent, `${at}/content`) : undefined;
    const changed =
      name !== undefined && content !== undefined && !same(content, sectionFrom(name, { content: sections[name] }, '/content'));
    if (text.trim() === '' && uploads.length === 0 && !changed) return;
    answers.push({ demand: demand.id, text, ...(uploads.length > 0 ? { uploads } : {}), ...(changed ? { content } : {}) });
    rows.push(i);
  });
  return { answers, rows };
}

/** Equal but for blanks: a field left empty is the same as one that was never there. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(withoutBlanks(a)) === JSON.stringify(withoutBlanks(b));

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? value.trim() : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== '' && one !== undefined)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, one]) => [key, withoutBlanks(one)]),
  );
}

async function attach(
  services: ApiServices,
  req: Request,
  sent: Record<string, unknown>,
): Promise<{ pointer: string; message: string }[]> {
  const { uploads, errors } = await storeUploads(services, whoAsks(req).actor, filesOf(req));
  const answers = (sent.answers ?? {}) as Record<string, { uploads?: string[] }>;
  for (const { field, upload } of uploads) {
    const index = /^file\[(\d{1,3})\]$/.exec(field)?.[1];
    const answer = index === undefined ? undefined : (answers[index] ??= {});
    if (answer) answer.uploads = [...textsAt({ values: answer, problems: [] }, '/uploads'), upload.id];
  }
  sent.answers = answers;
  return errors.length > 0 ? toProblem(new Invalid(errors), services.renderer.t(req.locale)).errors : [];
}
