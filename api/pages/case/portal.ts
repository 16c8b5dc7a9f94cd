import type { Request, Response } from 'express';
import { localDate } from '../../../domain/calendar/dates';
import { isEnded, isReviewOver } from '../../../domain/joint-case/standing';
import { stageOf } from '../../../domain/joint-case/stage';
import type { CaseItem, JointCase } from '../../../domain/joint-case/state';
import { listDocuments } from '../../../stores/reads/documents';
import { listNotices } from '../../../stores/reads/notices';
import { readTimeline } from '../../../stores/reads/timeline';
import type { PortalCase } from '../../../templates/models/pages/case';
import { generateToken } from '../../csrf';
import { paths } from '../../paths';
import type { ApiServices } from '../../services';
import { queryText, showPage } from '../page';
import { tag } from '../tags';
import { actCards, type Returned } from './acts';
import type { View } from '../view';
import { issueRule, viewHead, viewItems } from './head';
import type { SeenCase } from './load';
import { noticeLine } from './notice-lines';
import { fileAddress, viewDocuments } from './papers';
import { resultNote } from './result';
import { clocksOf } from './side';
import { isForApplicant, isMinor, viewTimeline } from './timeline';

/** The applicant's page of a case: what they have to do, where it stands, their papers. */
export async function showPortalCase(
  services: ApiServices,
  req: Request,
  res: Response,
  of: SeenCase,
  returned?: Returned,
): Promise<void> {
  const { view, state, actor } = of;
  const { t } = view;
  const [events, notices, documents] = await Promise.all([
    readTimeline(services.db, state.id, { audience: 'applicant', limit: 1_000 }),
    listNotices(services.db, actor, { about: state.id }, { limit: 50 }),
    listDocuments(services.db, state.id),
  ]);
  const csrf = generateToken(req);
  const cards = actCards(of, csrf, returned);
  const shown = events
    .map((row) => ({ ...row, at: row.at.getTime() }))
    .filter((event) => isForApplicant(event) && !isMinor(event));
  const head = viewHead(of, {
    tab: 'overview',
    result: resultNote(t, req),
    waitingNotices: notices.rows.some(({ settled }) => !settled),
    watching: queryText(req, 'watch') !== undefined,
    counts: { documents: documents.length },
  });
  // Nothing is being typed into a page without forms: it may show itself anew.
  if (head.finished && cards.todo.length === 0) res.set('HX-Refresh', 'true');
  await showPage(
    services,
    req,
    res,
    'pages/portal/case',
    { title: state.number || t('pages.case.number'), current: 'portal' },
    {
      back: { href: paths.portal(), text: t('pages.portal.back') },
      head,
      ...answerPointer(of),
      acts: cards.todo,
      others: cards.others,
      othersOpen: cards.others.some(({ id }) => id === returned?.card),
      track: trackOf(view, state),
      documents: viewDocuments(view, state, documents),
      timeline: viewTimeline(view, state, shown, true),
      clocks: clocksOf(of),
      items: viewItems(of, (file) => fileAddress(state.id, file)),
      rule: issueRule(of),
      notices: notices.rows.slice(0, 6).map((notice) => noticeLine(t, notice)),
    },
  );
}

/** Where to answer, when something is to be corrected. */
function answerPointer({ seen, state, view: { t } }: SeenCase): Pick<PortalCase, 'answer'> {
  const notice = state.corrections.find(({ answeredAt }) => answeredAt === undefined);
  if (!notice || !seen.allowed.includes('AnswerCorrection')) return {};
  const left = notice.demands.filter(({ answer }) => answer === undefined).length;
  return {
    answer: {
      title: t('pages.portal.todoTitle', { project: state.facts.projectName, n: left }),
      text: t('pages.portal.todoText', { number: notice.number, date: t.date(localDate(notice.at)) }),
      href: paths.caseAct({ id: state.id, command: 'answer-correction' }),
      go: t('pages.portal.todoGo'),
    },
  };
}

/** The steps that an applicant understands, each done, going on, or to come. */
function trackOf({ t }: View, state: JointCase): PortalCase['track'] {
  const stage = stageOf(state);
  // What is complete as it is handed in is neither checked nor decided.
  const onlyFiled = state.items.every(({ handling }) => handling === 'filing');
  const steps = [
    { key: 'trackReceived', done: true, at: state.submittedAt },
    {
      key: 'trackChecked',
      done: !state.items.some((item) => item.state === 'checking') && acceptedAt(state) !== undefined,
      at: acceptedAt(state),
    },
    {
      key: 'trackReviewed',
      done: state.items.every((item) => isReviewed(state, item)),
      at: lastOf(state.branches.map(({ opinion }) => opinion?.at)),
    },
    {
      key: 'trackDecided',
      done: state.items.every((item) => item.decision !== undefined || isEnded(item)),
      at: lastOf(state.items.map(({ decision }) => decision?.at)),
    },
    { key: 'trackIssued', done: state.issuedAt !== undefined, at: state.issuedAt },
  ].filter(({ key }) => !onlyFiled || key === 'trackReceived' || key === 'trackIssued');
  const ended = state.items.every(isEnded) && state.issuedAt === undefined;
  const now = steps.findIndex(({ done }) => !done);
  return steps.map(({ key, done, at }, i) => {
    const standing = done && i < (now < 0 ? steps.length : now) ? 'done' : ended ? 'stop' : i === now ? 'now' : 'next';
    const correcting = standing === 'now' && stage === 'correcting';
    return {
      state: standing,
      text: t(`pages.portal.${key}`),
      tag: tag(correcting ? 'warn' : looks[standing], t(correcting ? 'domain.stage.correcting' : `pages.portal.${standing}`)),
      ...(standing === 'done' && at !== undefined ? { line: t.dateTime(at) } : {}),
    };
  });
}

const looks = { done: 'ok', now: 'run', next: 'ring', stop: 'late' } as const;

const isReviewed = (state: JointCase, item: CaseItem): boolean =>
  item.decision !== undefined || isEnded(item) || (item.state === 'accepted' && isReviewOver(state, item.kind));

const acceptedAt = (state: JointCase): number | undefined => lastOf(state.items.map((item) => item.acceptedAt));

const lastOf = (moments: readonly (number | undefined)[]): number | undefined => {
  const known = moments.filter((moment) => moment !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};
