import express, { type Express, type Router } from 'express';
import { setUpArrival } from './arrival';
import { setUpDeadline } from './deadline';
import { setUpHeaders } from './headers';
import { healthRouter } from './health';
import { setUpLocale } from './locale';
import { docsRouter } from './openapi/docs';
import { pageErrors } from './pages/errors';
import { setUpErrors, setUpNotFound } from './problem';
import { restRouter } from './routes';
import type { ApiServices } from './services';
import { setUpSession } from './session';
import './request';

/** The whole application, in the order in which a request meets it. `pages` is api/pages' router, at `/`. */
export function createApp(services: ApiServices, pages: (services: ApiServices) => Router): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.config.trustedProxies ?? 0);
  app.use(setUpArrival(services));
  app.use(setUpHeaders(services));
  app.use(healthRouter(services));
  app.use(setUpDeadline(services));
  app.use(docsRouter(services));
  app.use(setUpSession(services));
  app.use(setUpLocale());
  app.use(restRouter(services));
  app.use(pages(services));
  app.use(setUpNotFound());
  app.use(pageErrors(services));
  app.use(setUpErrors(services));
  return app;
}
