import { Router } from 'express';
import { Refused } from '../../domain/refused';
import type { ApiServices } from '../services';
import { assetsRouter } from './assets';
import { catcherRouter } from './catcher';
import { pageErrors, wantsPage } from './errors';
import { preferencesRouter } from './preferences';
import { publicRouter } from './public';
import { signInRouter } from './sign-in';

export { pageErrors } from './errors';

/** All pages, at `/`. */
export function pagesRouter(services: ApiServices): Router {
  const router = Router();
  router.use(assetsRouter());
  router.use(signInRouter(services));
  router.use(publicRouter(services));
  router.use(catcherRouter(services));
  router.use(preferencesRouter(services));
  router.use((req, _res, next) => next(wantsPage(req) ? new Refused('unknown-route') : undefined));
  router.use(pageErrors(services));
  return router;
}
