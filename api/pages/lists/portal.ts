import { Router, type Request, type Response } from 'express';
import { daysBetween, localDate } from '../../../domain/calendar/dates';
import { askable } from '../../../domain/joint-case/hearing';
import { openNotice, unanswered } from '../../../domain/joint-case/standing';
import type { JointCase } from '../../../domain/joint-case/state';
import { listDrafts } from '../../../stores/drafts';
import { listCases } from '../../../stores/reads/cases';
import { listLicences } from '../../../stores/reads/licences';
import { statesOf } from '../../../stores/reads/states';
import { paths } from '../../paths';
import { slugOf } from '../../commands';
import { requireRole, requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { draftLine } from '../application/choice';
import { resultNote } from '../case/result';
import { showPage, viewNow } from '../page';
import { leftText } from '../case/clock-views';
import { stageTag } from '../tags';
import { wordOr } from '../view';
import { licenceLine } from './licences';

const MOST = 50;

/** An enterprise's start page: what it has to do, its cases, its licences. */
export function portalRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.portal.pattern, requireUser, requireRole('enterprise'), async (req: Request, res: Response) => {
    const { actor, account } = whoAsks(req);
    const { db } = services;
    const view = await viewNow(services, req);
    const { t, today } = view;
    const [cases, licences, drafts] = await Promise.all([
      listCases(db, actor, { sort: 'submitted' }, { limit: MOST }),
      listLicences(db, actor, {}, { limit: MOST }),
      listDrafts(db, actor.id),
    ]);
    const correcting = cases.rows.filter(({ stage }) => stage === 'correcting').map(({ id }) => id);
    const states = await statesOf(db, correcting);
    await showPage(
      services,
      req,
      res,
      'pages/portal/home',
      { title: t('pages.menu.portal'), current: 'portal' },
      {
        title: cases.rows[0]?.unitName ?? account.name,
        sub: t('pages.portal.sub', { uscc: account.uscc ?? '' }),
        newCase: paths.newCase(),
        result: resultNote(t, req),
        todo: [...states.values()].flatMap((stored) => {
          const state = stored as JointCase;
          const notice = openNotice(state);
          const hearings = askable(state).flatMap(({ hearing }) => hearing ?? []);
          return [
            ...hearings.map(({ number, until }) => ({
              title: t('pages.portal.hearingTitle', { project: state.facts.projectName }),
              text: t('pages.portal.hearingText', { number, until: t.date(until) }),
              href: paths.case({ id: state.id }),
              go: t('pages.portal.hearingGo'),
            })),
            ...(notice
              ? [
                  {
                    title: t('pages.portal.todoTitle', { project: state.facts.projectName, n: unanswered(state).length }),
                    text: t('pages.portal.todoText', { number: notice.number, date: t.date(localDate(notice.at)) }),
                    href: paths.caseAct({ id: state.id, command: slugOf('AnswerCorrection') }),
                    go: t('pages.portal.todoGo'),
                  },
                ]
              : []),
          ];
        }),
        drafts: drafts.map((draft) => draftLine(t, draft)),
        cases: cases.rows.map((row) => ({
          href: paths.case({ id: row.id }),
          project: row.projectName,
          number: row.number || t('pages.cases.unnumbered'),
          submitted: t('pages.portal.submitted', { date: t.date(localDate(row.submittedAt.getTime())) }),
          stage: stageTag(t, row.stage, row.items),
          ...(row.nextDue
            ? {
                due: t('pages.portal.due', {
                  what: row.nextDueSubject?.startsWith('item/')
                    ? wordOr(t, `domain.itemShort.${row.nextDueSubject.slice('item/'.length)}`, row.nextDueSubject)
                    : t(`domain.clockKind.${row.nextDueSubject === 'joint' ? 'joint' : 'promised'}`),
                  date: t.date(row.nextDue),
                  left: leftText(t, daysBetween(today, row.nextDue), 'calendar'),
                }),
              }
            : {}),
        })),
        licences: licences.rows.map((row) => {
          const line = licenceLine(view, row);
          return {
            ...line,
            until: row.validTo ? t('pages.portal.until', { date: t.date(row.validTo) }) : t('pages.portal.noEnd'),
            renewBy: row.renewBy ? t('pages.portal.renewBy', { date: line.renewBy }) : '',
          };
        }),
      },
    );
  });
  return router;
}
