import type { Request, Response } from 'express';
import { addDays } from '../../../domain/calendar/dates';
import type { Actor } from '../../../domain/decider';
import type { JointCaseEvent } from '../../../domain/joint-case/events';
import type { JointCase } from '../../../domain/joint-case/state';
import { countCases } from '../../../stores/reads/cases';
import { countTasks, listTasks, type TaskFilter } from '../../../stores/reads/inbox';
import { recentEvents } from '../../../stores/reads/recent';
import { statesOf } from '../../../stores/reads/states';
import type { Workbench } from '../../../templates/models/pages/lists';
import { paths } from '../../paths';
import { whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { resultNote } from '../case/result';
import { eventText } from '../case/timeline';
import { personLine } from '../chrome';
import { showPage, viewNow } from '../page';
import type { View } from '../view';
import { taskLines } from './task-lines';

/** Rows of each group; the rest is in the inbox. */
const ROWS = 6;
const NEWS = 8;
const stages = ['checking', 'correcting', 'reviewing', 'deciding', 'issuing', 'following'] as const;

/** Workbench: my tasks by urgency, the bureau's load, what changed. */
export async function showWorkbench(services: ApiServices, req: Request, res: Response): Promise<void> {
  const { actor, account } = whoAsks(req);
  const view = await viewNow(services, req);
  const { t, today } = view;
  const { db } = services;
  const yesterday = addDays(today, -1);
  const groups: { key: 'overdue' | 'today' | 'week' | 'later'; filter: TaskFilter; query?: string }[] = [
    { key: 'overdue', filter: { dueBy: yesterday }, query: 'overdue' },
    { key: 'today', filter: { dueFrom: today, dueBy: today }, query: 'today' },
    { key: 'week', filter: { dueFrom: addDays(today, 1), dueBy: addDays(today, 6) }, query: 'week' },
    { key: 'later', filter: { dueFrom: addDays(today, 7) } },
  ];
  const [counts, failed, load, news, ...pages] = await Promise.all([
    countTasks(db, actor, today),
    listTasks(db, actor, { kind: 'RetryTask' }, { limit: ROWS }),
    Promise.all(
      stages.map(async (stage) => [stage, await countCases(db, actor, { stage, jurisdiction: actor.jurisdiction })] as const),
    ),
    recentNews(services, view, actor),
    ...groups.map(({ filter }) => listTasks(db, actor, filter, { limit: ROWS })),
  ]);
  const later = counts.total - counts.overdue - counts.week;
  const sums = { overdue: counts.overdue, today: counts.today, week: counts.week - counts.today, later };
  const shown = await Promise.all(
    groups.map(async ({ key, query }, i) => ({
      id: `group-${key}`,
      title: t(`pages.workbench.${key}`),
      count: sums[key],
      ...((pages[i]?.next ?? undefined) ? { more: paths.inbox({}, { due: query }) } : {}),
      tasks: await taskLines(services, view, actor, pages[i]?.rows ?? []),
    })),
  );
  const model: Omit<Workbench, 'chrome'> = {
    title: t('pages.workbench.title'),
    sub: t('pages.workbench.hello', { name: account.name, line: personLine(t, account) }),
    ...(actor.role === 'clerk' ? { newCase: paths.newCase() } : {}),
    result: resultNote(t, req),
    numbers: [
      {
        href: paths.inbox({}, { due: 'overdue' }),
        value: sums.overdue,
        text: t('pages.workbench.overdue'),
        ...(sums.overdue > 0 ? late : none),
      },
      {
        href: paths.inbox({}, { due: 'today' }),
        value: sums.today,
        text: t('pages.workbench.today'),
        ...(sums.today > 0 ? soon : none),
      },
      { href: paths.inbox({}, { due: 'week' }), value: counts.week, text: t('pages.workbench.week'), ...none },
      { href: paths.inbox(), value: counts.total, text: t('pages.workbench.allTasks'), ...none },
    ],
    groups: shown.filter(({ tasks }) => tasks.length > 0),
    load: load.map(([stage, value]) => ({ href: paths.cases({}, { stage }), text: t(`domain.stage.${stage}`), value })),
    failed: await failures(services, view, failed.rows),
    news,
  };
  await showPage(services, req, res, 'pages/workbench', { title: model.title, current: 'home' }, model);
}

const late = { tone: 'late', icon: 'late' } as const;
const soon = { tone: 'soon', icon: 'soon' } as const;
const none = { tone: '' } as const;

/** What the process could not do, with its reason. */
async function failures(
  { db }: ApiServices,
  { t }: View,
  rows: Awaited<ReturnType<typeof listTasks>>['rows'],
): Promise<Workbench['failed']> {
  const states = await statesOf(
    db,
    rows.map(({ stream }) => stream),
  );
  return rows.map((row) => {
    const failure = (states.get(row.stream) as Partial<JointCase> | undefined)?.failed?.find(({ task }) => task === row.subject);
    const kind = (row.subject ?? '').split('/')[0] ?? '';
    return {
      href: row.streamKind === 'notice' ? paths.notices() : paths.case({ id: row.stream }),
      text: `${row.caseNumber ?? ''} ${t.has(`domain.task.${kind}`) ? t(`domain.task.${kind}`) : kind}`.trim(),
      reason: failure?.reason ?? '',
    };
  });
}

/** The latest facts of the cases that this person may see. */
async function recentNews({ db }: ApiServices, view: View, actor: Actor): Promise<Workbench['news']> {
  const rows = await recentEvents(db, actor, NEWS);
  const states = await statesOf(db, [...new Set(rows.map(({ stream }) => stream))]);
  return rows.flatMap((row) => {
    const state = states.get(row.stream) as JointCase | undefined;
    if (!state) return [];
    const event = { ...row.data, type: row.type, at: row.at.getTime() } as unknown as JointCaseEvent;
    return [
      {
        href: paths.case({ id: row.stream }),
        unit: `${state.number} ${state.facts.unitName}`,
        text: eventText(view, state, event),
        when: view.t.dateTime(row.at.getTime()),
      },
    ];
  });
}
