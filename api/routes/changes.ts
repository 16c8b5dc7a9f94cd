import { Router } from 'express';
import { classifiedChange } from '../change';
import { paths } from '../paths';
import { requireUser } from '../require-user';
import type { ApiServices } from '../services';
import { readChange } from './change-body';

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
  return router;
}
