import express, { Router } from 'express';
import { requireRestToken } from '../csrf';
import { ulid } from '../../domain/application/fields';
import { Refused } from '../../domain/refused';
import type { ApiServices } from '../services';
import { commandsRouter } from './commands';
import { sessionsRouter } from './sessions';

/** A body may hold a whole application; its fields have limits of their own, so that a long text is refused at its field. */
const BODY_LIMIT = '8mb';

/** REST, below /api/v1. */
export function restRouter(services: ApiServices): Router {
  const router = Router();
  router.param('id', (_req, _res, next, id: unknown) =>
    next(ulid().safeParse(id).success ? undefined : new Refused('not-found')),
  );
  router.use('/api/v1', express.json({ limit: BODY_LIMIT }), requireRestToken);
  router.use(sessionsRouter(services));
  router.use(commandsRouter(services));
  return router;
}
