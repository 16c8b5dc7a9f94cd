import type { Request, Response } from 'express';
import { listNotices } from '../../../stores/reads/notices';
import { readTimeline } from '../../../stores/reads/timeline';
import { generateToken } from '../../csrf';
import { slugOf } from '../../commands';
import { paths } from '../../paths';
import type { ApiServices } from '../../services';
import { caseRouting } from './routing';
import { queryText, showPage } from '../page';
import { actCards, type Returned } from './acts';
import { issueRule, viewHead, viewItems } from './head';
import { ballText, viewLanes } from './lanes';
import type { SeenCase } from './load';
import { noticeLine } from './notice-lines';
import { showPortalCase } from './portal';
import { fileAddress } from './papers';
import { resultNote } from './result';
import { clocksOf } from './side';
import { isMinor, viewTimeline } from './timeline';

/** Events on the overview; all of them are one click away. */
const RECENT = 8;
const RECENT_NOTICES = 4;

/** The first page of a case: who has the ball, what to do now, what happened, the clocks. The applicant has one of their own. */
export async function showOverview(
  services: ApiServices,
  req: Request,
  res: Response,
  of: SeenCase,
  returned?: Returned,
): Promise<void> {
  if (of.open) return showPortalCase(services, req, res, of, returned);
  const { view, state, actor } = of;
  const { t } = view;
  const [events, notices] = await Promise.all([
    readTimeline(services.db, state.id, { audience: 'officer', limit: 1_000 }),
    listNotices(services.db, actor, { about: state.id }, { limit: 50 }),
  ]);
  const cards = actCards(of, generateToken(req), returned);
  const recent = events.map((row) => ({ ...row, at: row.at.getTime() })).filter((event) => !isMinor(event));
  const ball = ballText(view, state);
  const head = viewHead(of, {
    tab: 'overview',
    result: resultNote(t, req, 'joint-case', ball),
    waitingNotices: notices.rows.some(({ settled }) => !settled),
    watching: queryText(req, 'watch') !== undefined,
    counts: { notices: notices.rows.length },
  });
  // Nothing is being typed into a page without forms: it may show itself anew.
  if (head.finished && cards.todo.length === 0) res.set('HX-Refresh', 'true');
  await showPage(
    services,
    req,
    res,
    'pages/case/overview',
    { title: state.number || t('pages.case.number'), current: 'cases' },
    {
      head,
      lanes: viewLanes(view, state, of.clocks),
      acts: cards.todo,
      others: cards.others,
      othersOpen: cards.others.some(({ id }) => id === returned?.card),
      idle: t('pages.todo.idle', { ball }),
      ...(of.seen.allowed.includes('AnswerCorrection')
        ? {
            answer: {
              href: paths.caseAct({ id: state.id, command: slugOf('AnswerCorrection') }),
              text: t('pages.answer.counter'),
            },
          }
        : {}),
      timeline: viewTimeline(view, state, recent.slice(-RECENT)),
      timelineHref: paths.caseTab({ id: state.id, tab: 'timeline' }),
      clocks: clocksOf(of),
      items: viewItems(of, (file) => fileAddress(state.id, file)),
      rule: issueRule(of),
      routing: caseRouting(of, services.catalogue),
      notices: notices.rows.slice(0, RECENT_NOTICES).map((notice) => noticeLine(t, notice)),
      noticesHref: paths.caseTab({ id: state.id, tab: 'notices' }),
    },
  );
}
