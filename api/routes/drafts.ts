import { Router } from 'express';
import { ulid as newUlid } from 'ulid';
import { z } from 'zod';
import { Refused } from '../../domain/refused';
import { deleteDraft, findDraft, listDrafts, saveDraft } from '../../stores/drafts';
import { paths } from '../paths';
import { requireRole, whoAsks } from '../require-user';
import type { ApiServices } from '../services';
import { parse } from '../validation';

/** Nothing in a draft is checked but that it can be kept. */
export const DraftBody = z.strictObject({
  content: z
    .record(z.string(), z.unknown())
    .refine((content) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(content)), { error: 'nul-character' }),
});

/** Applications being filled in; each person sees only their own. */
export function draftsRouter({ db }: ApiServices): Router {
  const router = Router();
  const mayApply = requireRole('clerk', 'enterprise');

  router.get(paths.api.drafts.pattern, mayApply, async (req, res) => {
    res.json({ rows: await listDrafts(db, whoAsks(req).actor.id) });
  });
  router.post(paths.api.drafts.pattern, mayApply, async (req, res) => {
    const { actor } = whoAsks(req);
    const { content } = parse(DraftBody, req.body);
    const id = newUlid();
    await saveDraft(db, { id, owner: actor.id, jurisdiction: actor.jurisdiction ?? '', content });
    res.status(201).location(paths.api.draft({ id })).json({ id });
  });
  router.get(paths.api.draft.pattern, mayApply, async (req, res) => {
    const draft = await findDraft(db, whoAsks(req).actor.id, req.params.id);
    if (!draft) throw new Refused('not-found');
    res.json(draft);
  });
  router.put(paths.api.draft.pattern, mayApply, async (req, res) => {
    const { actor } = whoAsks(req);
    const { content } = parse(DraftBody, req.body);
    const { id } = req.params;
    if (!(await saveDraft(db, { id, owner: actor.id, jurisdiction: actor.jurisdiction ?? '', content }))) {
      throw new Refused('not-found');
    }
    res.json({ id });
  });
  router.delete(paths.api.draft.pattern, mayApply, async (req, res) => {
    if ((await deleteDraft(db, whoAsks(req).actor.id, req.params.id)) === 0) throw new Refused('not-found');
    res.status(204).end();
  });
  return router;
}
