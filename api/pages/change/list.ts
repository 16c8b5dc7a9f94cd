import { Router, type Request, type Response } from 'express';
import { listAssessments } from '../../../stores/changes';
import { paths } from '../../paths';
import { requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { countText, pagerOf } from '../lists/filters';
import { queryText, showPage } from '../page';
import { tag } from '../tags';
import { classText } from './verdict-lines';

const ROWS = 25;

/** Assessments of changes that the person may see, with what is still to be confirmed. */
export function changeListRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.changes.pattern, requireUser, async (req: Request, res: Response) => {
    const { actor } = whoAsks(req);
    const t = services.renderer.t(req.locale);
    const { changeTables: tables } = services.catalogue;
    const page = await listAssessments(services.db, actor, { after: queryText(req, 'after', 1_000), limit: ROWS });
    await showPage(
      services,
      req,
      res,
      'pages/change/list',
      { title: t('changes.list.title'), current: 'changes' },
      {
        title: t('changes.list.title'),
        sub: t('changes.list.sub'),
        ...(actor.role === 'clerk' || actor.role === 'enterprise' ? { begin: paths.newChange() } : {}),
        tables: paths.changeTables(),
        count: countText(t, page.rows.length, page.next),
        rows: page.rows.map(({ id, unitName, verdicts, confirmations, assessedAt }) => {
          const asked = verdicts.filter(
            (one) => one.class !== 'not-applicable' || confirmations.some(({ item }) => item === one.item),
          );
          const waiting = asked.filter(({ item }) => !confirmations.some((one) => one.item === item)).length;
          return {
            href: paths.change({ id }),
            unit: unitName,
            when: t.dateTime(assessedAt.getTime()),
            answers: asked.map(({ item, class: id_ }) => ({
              item: t(`changes.item.${item}`),
              answer: classText(t, tables, item, confirmations.find((one) => one.item === item)?.class ?? id_),
            })),
            tag: waiting > 0 ? tag('run', t('changes.list.waiting', { n: waiting })) : tag('ok', t('changes.result.confirmed')),
          };
        }),
        pager: pagerOf(req, page.next),
      },
    );
  });
  return router;
}
