import express, { Router, type RequestHandler } from 'express';
import { Refused } from '../../domain/refused';
import { requireRestToken } from '../csrf';
import { isId } from '../ids';
import { paths } from '../paths';
import type { ApiServices } from '../services';
import { limitSignIns } from '../sign-in';
import { casesRouter } from './cases';
import { changesRouter } from './changes';
import { classificationRouter } from './classification';
import { clockSheetsRouter } from './clock-sheets';
import { commandsRouter } from './commands';
import { draftsRouter } from './drafts';
import { lawRouter } from './law';
import { listsRouter } from './lists';
import { proceduresRouter } from './procedures';
import { publicityRouter } from './publicity';
import { referenceRouter } from './reference';
import { routingRouter } from './routing';
import { sessionsRouter } from './sessions';
import { uploadsRouter } from './uploads';

/** A body may hold a whole application; its fields have limits of their own, so that a long text is refused at its field. */
const BODY_LIMIT = '8mb';

const refuseUnknown: RequestHandler = (_req, _res, next) => next(new Refused('unknown-route'));

/** REST, below /api/v1. What one person sees is never kept by anybody between. */
export function restRouter(services: ApiServices): Router {
  const router = Router();
  const routers = [
    uploadsRouter,
    sessionsRouter,
    casesRouter,
    clockSheetsRouter,
    listsRouter,
    draftsRouter,
    publicityRouter,
    referenceRouter,
    lawRouter,
    proceduresRouter,
    classificationRouter,
    routingRouter,
    changesRouter,
    commandsRouter,
  ];
  router.use('/api/v1', (_req, res, next) => {
    res.set('Cache-Control', 'private, no-store');
    next();
  });
  const [uploads, ...others] = routers.map((make) => withIds(make(services)));
  router.use(uploads!);
  router.use('/api/v1', express.json({ limit: BODY_LIMIT }), requireRestToken);
  router.post(paths.api.sessions.pattern, limitSignIns());
  for (const other of others) router.use(other);
  router.use('/api/v1', refuseUnknown);
  return router;
}

/** An id that no stream can have is not found, rather than asked for. */
function withIds(router: Router): Router {
  router.param('id', (_req, _res, next, id: unknown) => next(isId(id) ? undefined : new Refused('not-found')));
  return router;
}
