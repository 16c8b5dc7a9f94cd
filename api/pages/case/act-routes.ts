import { Router, type Request, type Response } from 'express';
import { Refused } from '../../../domain/refused';
import { commandAt, type AnyCommandEntry } from '../../commands';
import { formBody } from '../../form-body';
import { paths } from '../../paths';
import { requireUser } from '../../require-user';
import { previewCommand, runCommand } from '../../run-command';
import type { ApiServices } from '../../services';
import { problemsOfForm } from '../errors';
import { textAt } from '../forms/form';
import { pressRow } from '../forms/rows';
import { bodyOf } from './act-fields';
import { movesSomething, showConfirmation } from './confirm';
import { seeCase } from './load';
import { showOverview } from './overview';

type ActRequest = Request<{ id: string; command: string }>;

/**
 * Acts on a case as plain forms. An act that moves dates or tells people is shown with its effect first; confirmed, it is done
 * only while that effect still holds. Whatever is refused comes back with the form as it was typed.
 */
export function actRouter(services: ApiServices): Router {
  const router = Router();
  router.post(paths.caseAct.pattern, requireUser, formBody, async (req: ActRequest, res: Response) => {
    const entry = commandAt('joint-case', req.params.command);
    if (!entry || entry.creates) throw new Refused('unknown-route');
    await take(services, req as Request, res, req.params.id, entry);
  });
  // The address of a form that came back, asked for again: its place on the case's page.
  router.get(paths.caseAct.pattern, requireUser, (req: ActRequest, res: Response) => {
    const asked = req.originalUrl.indexOf('?');
    res.redirect(303, paths.case({ id: req.params.id }) + (asked < 0 ? '' : req.originalUrl.slice(asked)));
  });
  return router;
}

async function take(services: ApiServices, req: Request, res: Response, id: string, entry: AnyCommandEntry): Promise<void> {
  const sent = (req.body ?? {}) as Record<string, unknown>;
  const word = (name: string) => textAt({ values: sent, problems: [] }, `/${name}`);
  const back = async (values: unknown, problems: { pointer: string; message: string }[] = []) =>
    showOverview(services, req, res, await seeCase(services, req, id), { card: word('_card'), values, problems });

  const pressed = word('_row');
  if (pressed !== '') {
    pressRow(sent, pressed);
    return back(sent);
  }
  const body = bodyOf(entry, sent);
  if (word('_intent') === 'edit') return back(body);
  const key = /^[\x21-\x7e]{1,100}$/.test(word('_key')) ? word('_key') : undefined;
  try {
    if (word('_intent') !== 'do') {
      const preview = await previewCommand(services, req, entry, body, { id });
      if (movesSomething(preview)) {
        const of = await seeCase(services, req, id);
        return await showConfirmation(services, req, res, of, { entry, body, preview, card: word('_card'), key });
      }
    }
    const seq = word('_seq');
    await runCommand(services, req, entry, body, { id, key, ...(/^\d{1,9}$/.test(seq) ? { expectSeq: Number(seq) } : {}) });
  } catch (error) {
    const { status, problems } = problemsOfForm(services, req, error);
    if (status === 404 || status === 403) throw error;
    res.status(status);
    return back(body, problems);
  }
  // Back to the top: the form's own place on the page is of no interest any more.
  res.redirect(303, `${paths.case({ id }, { done: entry.name })}#main`);
}
