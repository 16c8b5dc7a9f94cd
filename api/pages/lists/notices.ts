import { Router, type Request, type Response } from 'express';
import { listNotices } from '../../../stores/reads/notices';
import { commandAt } from '../../commands';
import { generateToken } from '../../csrf';
import { formBody } from '../../form-body';
import { paths } from '../../paths';
import { requireRole, requireUser, whoAsks } from '../../require-user';
import { runCommand } from '../../run-command';
import type { ApiServices } from '../../services';
import { Refused } from '../../../domain/refused';
import { noticeLine } from '../case/notice-lines';
import { resultNote } from '../case/result';
import { textAt } from '../forms/form';
import { queryText, showPage, viewNow } from '../page';
import { pagerOf } from './filters';

const ROWS = 25;

/** Notices that did not arrive, and sending them again. */
export function noticesRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.notices.pattern, requireUser, requireRole('clerk', 'supervisor'), async (req: Request, res: Response) => {
    const { actor } = whoAsks(req);
    const view = await viewNow(services, req);
    const { t } = view;
    const page = await listNotices(
      services.db,
      actor,
      { state: 'failed' },
      { after: queryText(req, 'after', 1_000), limit: ROWS },
    );
    const retrying = { actor, rules: view.rules, csrf: generateToken(req), now: view.now };
    await showPage(
      services,
      req,
      res,
      'pages/notices',
      { title: t('pages.undelivered.title'), current: 'notices' },
      {
        result: resultNote(t, req, 'notice'),
        notices: page.rows.map((row) => ({
          ...noticeLine(t, row, retrying),
          ...(row.params.case ? { about: `${row.params.case} ${row.params.unit ?? ''}` } : {}),
          href: paths.caseTab({ id: row.about, tab: 'notices' }),
        })),
        pager: pagerOf(req, page.next),
      },
    );
  });
  router.post(
    paths.noticeAct.pattern,
    requireUser,
    formBody,
    async (req: Request<{ id: string; command: string }>, res: Response) => {
      const entry = commandAt('notice', req.params.command);
      if (!entry) throw new Refused('unknown-route');
      const sent = { values: req.body as unknown, problems: [] };
      await runCommand(
        services,
        req as Request,
        entry,
        { task: textAt(sent, '/task') },
        { id: req.params.id, key: textAt(sent, '/_key') || undefined },
      );
      res.redirect(303, paths.notices({}, { done: entry.name }));
    },
  );
  return router;
}
