import { Router } from 'express';
import { z } from 'zod';
import { text } from '../../domain/application/fields';
import { listAssessments } from '../../stores/changes';
import { classifiedChange } from '../change';
import { assess, assessmentView, confirm } from '../change-record';
import { startFrom } from '../change-start';
import { paths } from '../paths';
import { requireRole, requireUser, whoAsks } from '../require-user';
import type { ApiServices } from '../services';
import { parse } from '../validation';
import { readChange } from './change-body';
import { PageQuery } from './queries';

export const StartBody = z.strictObject({ procedure: text(60).describe('One of the plan’s procedures') });

/** Which class a change of a project or permit is, by the lists, and which way it goes. */
export function changesRouter(services: ApiServices): Router {
  const router = Router();
  const { changeTables: tables } = services.catalogue;

  router.get(paths.api.changeTables.pattern, requireUser, (_req, res) => {
    res.json(tables);
  });

  router.post(paths.api.changeClassifications.pattern, requireUser, async (req, res) => {
    const change = readChange(req.body, tables.pollutants.factors);
    res.json(await classifiedChange(services, change));
  });
  router.get(paths.api.changes.pattern, requireUser, async (req, res) => {
    res.json(await listAssessments(services.db, whoAsks(req).actor, parse(PageQuery, req.query)));
  });

  router.post(paths.api.changes.pattern, requireRole('clerk', 'enterprise'), async (req, res) => {
    const done = await assess(services, req, req.body);
    if (!done.repeated) res.status(201).location(paths.api.change({ id: done.id }));
    res.json(done);
  });

  router.get(paths.api.change.pattern, requireUser, async (req, res) => {
    res.json(await assessmentView(services, whoAsks(req).actor, req.params.id));
  });

  router.post(paths.api.changeConfirmations.pattern, requireUser, async (req, res) => {
    const done = await confirm(services, whoAsks(req).actor, req.params.id, req.body);
    res.status(done.repeated ? 200 : 201).json(done);
  });

  router.post(paths.api.changeStarts.pattern, requireRole('clerk', 'enterprise'), async (req, res) => {
    const { actor } = whoAsks(req);
    const view = await assessmentView(services, actor, req.params.id);
    const { procedure } = parse(StartBody, req.body);
    res.json({ draft: await startFrom(services, actor, view, procedure) });
  });
  return router;
}
