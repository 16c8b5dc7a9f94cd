import { Router, type Request, type Response } from 'express';
import { daysBetween, localDate } from '../../../domain/calendar/dates';
import type { CaseStage } from '../../../domain/joint-case/state';
import { listCases, type CaseRow } from '../../../stores/reads/cases';
import type { CaseLine } from '../../../templates/models/pages/lists';
import { paths } from '../../paths';
import { requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { queryChoice, queryText, showPage, viewNow } from '../page';
import { dueTag, stageTag } from '../tags';
import { itemsLine, wordOr, type View } from '../view';
import { bureauFilter } from './bureaus';
import { countText, filtersOf, pagerOf } from './filters';

const ROWS = 25;
const stages: readonly CaseStage[] = ['checking', 'correcting', 'reviewing', 'deciding', 'issuing', 'following', 'closed'];

/** Cases of the bureau (of an enterprise: its own), the nearest due date first; closed ones when asked for. */
export function casesRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.cases.pattern, requireUser, async (req: Request, res: Response) => {
    const { actor } = whoAsks(req);
    if (actor.role === 'enterprise') return res.redirect(303, paths.portal());
    const view = await viewNow(services, req);
    const { t } = view;
    const stage = queryChoice(req, 'stage', stages);
    const text = queryText(req, 'q');
    // A search looks everywhere; the plain list shows what is still open.
    const closed = stage !== undefined || text !== undefined || queryText(req, 'all') ? undefined : false;
    const after = queryText(req, 'after', 1_000);
    const bureaus = await bureauFilter(services.db, t, req, actor);
    const filter = { stage, text, closed, sort: 'due', jurisdiction: bureaus.chosen } as const;
    const page = await listCases(services.db, actor, filter, { after, limit: ROWS });
    await showPage(
      services,
      req,
      res,
      'pages/cases',
      { title: t('pages.cases.title'), current: 'cases' },
      {
        title: t('pages.cases.title'),
        sub: t('pages.cases.sub'),
        ...(actor.role === 'clerk' ? { newCase: paths.newCase() } : {}),
        filters: filtersOf(t, req, paths.cases(), [
          { name: 'q', label: t('pages.list.q') },
          {
            name: 'stage',
            label: t('pages.cases.stageFilter'),
            any: t('pages.cases.open'),
            options: Object.fromEntries(stages.map((one) => [one, t(`domain.stage.${one}`)])),
          },
          ...bureaus.fields,
        ]),
        count: countText(t, page.rows.length, page.next),
        cases: page.rows.map((row) => ({ ...caseLine(view, row), ...bureaus.nameOf(row.jurisdiction) })),
        pager: pagerOf(req, page.next),
      },
    );
  });
  return router;
}

function caseLine(view: View, row: CaseRow): CaseLine {
  const { t, today } = view;
  const { nextDue } = row;
  return {
    href: paths.case({ id: row.id }),
    number: row.number || t('pages.cases.unnumbered'),
    unit: row.unitName,
    project: row.projectName,
    due: nextDue ? `${row.provisional ? t('pages.due.tilde') : ''}${t.date(nextDue)}` : '—',
    ...(nextDue ? { dueTag: dueTag(t, daysBetween(today, nextDue), 'calendar') } : {}),
    ...(row.nextDueSubject ? { dueWhat: dueSubject(view, row.nextDueSubject) } : {}),
    stage: stageTag(t, row.stage, row.items),
    items: row.items.map(({ kind }) => itemsLine(t, [kind])),
    submitted: t.date(localDate(row.submittedAt.getTime())),
  };
}

function dueSubject({ t }: View, clock: string): string {
  const [kind, subject = ''] = clock.split('/');
  if (kind === 'joint') return t('domain.clockKind.joint');
  return kind === 'item' ? wordOr(t, `domain.itemShort.${subject}`, subject) : t('domain.clockKind.promised');
}
