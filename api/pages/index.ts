import { Router } from 'express';
import { Refused } from '../../domain/refused';
import { isId } from '../ids';
import type { ApiServices } from '../services';
import { applicationRouter } from './application/routes';
import { assetsRouter } from './assets';
import { actRouter } from './case/act-routes';
import { answerRouter } from './case/answer';
import { caseRouter } from './case/routes';
import { catcherRouter } from './catcher';
import { changeFormRouter } from './change/form-page';
import { changeListRouter } from './change/list';
import { changeResultRouter } from './change/result';
import { changeTablesRouter } from './change/tables-page';
import { pageErrors, wantsPage } from './errors';
import { homeRouter } from './home';
import { authoritiesRouter } from './law/authorities';
import { calendarRouter } from './law/calendar';
import { noticeLoadRouter } from './law/notice-load';
import { rulesRouter } from './law/rules';
import { casesRouter } from './lists/cases';
import { inboxRouter } from './lists/inbox';
import { licenceRouter } from './lists/licence';
import { licencesRouter } from './lists/licences';
import { noticesRouter } from './lists/notices';
import { portalRouter } from './lists/portal';
import { preferencesRouter } from './preferences';
import { procedureDifferenceRouter } from './procedures/difference';
import { procedureDryRunRouter } from './procedures/dry-run';
import { proceduresRouter } from './procedures/list';
import { procedureLoadRouter } from './procedures/load';
import { procedureRouter } from './procedures/version';
import { publicRouter } from './public';
import { publicityRouter } from './publicity';
import { signInRouter } from './sign-in';

/** All pages, at `/`. Their errors are pages, too; whoever asks for something else gets what REST says. */
export function pagesRouter(services: ApiServices): Router {
  const router = Router();
  router.use(assetsRouter());
  for (const part of [
    homeRouter,
    signInRouter,
    publicRouter,
    publicityRouter,
    preferencesRouter,
    catcherRouter,
    inboxRouter,
    casesRouter,
    // Before the case's own addresses: `/cases/new` is no case.
    applicationRouter,
    answerRouter,
    actRouter,
    caseRouter,
    // Before the assessments' own addresses: `/changes/new` is none.
    changeFormRouter,
    changeListRouter,
    changeResultRouter,
    changeTablesRouter,
    licencesRouter,
    licenceRouter,
    noticesRouter,
    rulesRouter,
    authoritiesRouter,
    calendarRouter,
    noticeLoadRouter,
    proceduresRouter,
    procedureLoadRouter,
    // Before the versions: `/procedures/:id/difference` is none.
    procedureDifferenceRouter,
    procedureDryRunRouter,
    procedureRouter,
    portalRouter,
  ]) {
    const pages = part(services);
    pages.param('id', (_req, _res, next, id: unknown) => next(isId(id) ? undefined : new Refused('not-found')));
    router.use(pages);
  }
  router.use((req, _res, next) => next(wantsPage(req) ? new Refused('unknown-route') : undefined));
  router.use(pageErrors(services));
  return router;
}
