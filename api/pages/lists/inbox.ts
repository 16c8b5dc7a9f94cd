import { Router, type Request, type Response } from 'express';
import { addDays } from '../../../domain/calendar/dates';
import { countTasks, listTasks, type TaskFilter } from '../../../stores/reads/inbox';
import { paths } from '../../paths';
import { requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { resultNote } from '../case/result';
import { queryChoice, queryText, showPage, viewNow } from '../page';
import { countText, filtersOf, pagerOf } from './filters';
import { taskLines } from './task-lines';

/** Rows of a page of the inbox. */
const ROWS = 25;

const kinds = [
  'CheckCompleteness',
  'SendCorrectionNotice',
  'Accept',
  'GiveOpinion',
  'Decide',
  'RetryTask',
  'Overrun',
  'ConfirmChange',
] as const;

/** The inbox: a person's tasks, filtered by the address, the soonest due first. */
export function inboxRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.inbox.pattern, requireUser, async (req: Request, res: Response) => {
    const { actor } = whoAsks(req);
    const view = await viewNow(services, req);
    const { t, today } = view;
    const filter = filterOf(req, today);
    const after = queryText(req, 'after', 1_000);
    const [page, counts] = await Promise.all([
      listTasks(services.db, actor, filter, { after, limit: ROWS }),
      countTasks(services.db, actor, today),
    ]);
    const title = actor.department
      ? t('pages.inbox.titleOf', { department: t(`domain.department.${actor.department}`) })
      : t('pages.inbox.title');
    await showPage(
      services,
      req,
      res,
      'pages/inbox',
      { title, current: 'inbox' },
      {
        title,
        sub: t('pages.inbox.sub', { overdue: counts.overdue, today: counts.today, week: counts.week }),
        result: resultNote(t, req),
        filters: filtersOf(t, req, paths.inbox(), [
          { name: 'q', label: t('pages.list.q') },
          {
            name: 'holder',
            label: t('pages.inbox.scope'),
            any: t('pages.inbox.scopeAll'),
            options: { mine: t('pages.inbox.scopeMine'), unclaimed: t('pages.inbox.scopeUnclaimed') },
          },
          {
            name: 'kind',
            label: t('pages.inbox.item'),
            options: Object.fromEntries(kinds.map((kind) => [kind, t(`domain.task.${kind}`)])),
          },
          {
            name: 'due',
            label: t('pages.inbox.dueIn'),
            options: {
              overdue: t('pages.inbox.dueOverdue'),
              today: t('pages.inbox.dueToday'),
              week: t('pages.inbox.dueWeek'),
            },
          },
        ]),
        count: countText(t, page.rows.length, page.next),
        tasks: await taskLines(services, view, actor, page.rows),
        pager: pagerOf(req, page.next),
      },
    );
  });
  return router;
}

function filterOf(req: Request, today: string): TaskFilter {
  const due = queryChoice(req, 'due', ['overdue', 'today', 'week'] as const);
  return {
    kind: queryChoice(req, 'kind', kinds),
    holder: queryChoice(req, 'holder', ['mine', 'unclaimed'] as const),
    text: queryText(req, 'q'),
    ...(due === 'overdue' ? { dueBy: addDays(today, -1) } : {}),
    ...(due === 'today' ? { dueFrom: today, dueBy: today } : {}),
    ...(due === 'week' ? { dueFrom: today, dueBy: addDays(today, 6) } : {}),
  };
}
