import { daysBetween, localDate } from '../../../domain/calendar/dates';
import type { Actor } from '../../../domain/decider';
import type { JointCase } from '../../../domain/joint-case/state';
import { statesOf } from '../../../stores/reads/states';
import type { TaskRow } from '../../../stores/reads/inbox';
import type { TaskLine } from '../../../templates/models/pages/lists';
import { cardId, isOfBranch } from '../case/acts';
import { clockBar, clockRemark, viewClocks } from '../case/clock-views';
import { paths } from '../../paths';
import type { ApiServices } from '../../services';
import { drawClockBar } from '../drawings/clock-bar';
import { dueTag } from '../tags';
import { branchName, wordOr, type View } from '../view';

/** Rows of the inbox and the workbench: what to do, by when, how far its term is used, who has it. */
export async function taskLines(
  { db }: Pick<ApiServices, 'db'>,
  view: View,
  actor: Actor,
  rows: readonly TaskRow[],
): Promise<TaskLine[]> {
  const states = await statesOf(db, [
    ...new Set(rows.filter(({ streamKind }) => streamKind === 'joint-case').map(({ stream }) => stream)),
  ]);
  return rows.map((row, i) => taskLine(view, actor, row, states.get(row.stream) as JointCase | undefined, i));
}

function taskLine(view: View, actor: Actor, row: TaskRow, state: JointCase | undefined, index: number): TaskLine {
  const { t, today } = view;
  const { due } = row;
  return {
    href: addressOf(row),
    number: row.streamKind === 'change' ? t('pages.inbox.change') : row.caseNumber || t('pages.cases.unnumbered'),
    unit: row.unitName ?? '',
    project: row.projectName ?? '',
    due: due ? t.date(due) : '',
    ...(due ? { dueTag: dueTag(t, daysBetween(today, due), 'calendar') } : {}),
    ...barOf(view, row, state, `task-${index}`),
    task: t(`domain.task.${row.kind}`),
    ...subjectOf(view, row, state),
    holder: holderOf(view, actor, row),
  };
}

/** One click to the task: its form on the case page. */
function addressOf(row: TaskRow): string {
  if (row.streamKind === 'notice') return paths.notices();
  if (row.streamKind === 'change') return paths.change({ id: row.stream });
  const id = row.caseId ?? row.stream;
  const ofBranch = isOfBranch(row.kind) ? cardId(row.kind, { branch: row.subject ?? '' }) : undefined;
  const card: Record<string, string | undefined> = {
    CheckCompleteness: cardId('ReportCompleteness'),
    SendCorrectionNotice: cardId('SendCorrectionNotice'),
    Accept: cardId('Accept'),
    AnswerPublicOpinion: cardId('AnswerPublicOpinion', { opinion: row.subject ?? '' }),
    Decide: cardId('Decide', { item: row.subject ?? '' }),
  };
  const place = ofBranch ?? card[row.kind];
  return `${paths.case({ id })}${place ? `#${place}` : ''}`;
}

function subjectOf(view: View, row: TaskRow, state: JointCase | undefined): { subject?: string } {
  const { t } = view;
  const subject = row.subject ?? '';
  if (isOfBranch(row.kind) && state) return { subject: branchName(view, state, subject) };
  if (row.kind === 'Decide') return { subject: wordOr(t, `domain.item.${subject}`, subject) };
  if (row.kind === 'CheckCompleteness') return { subject: wordOr(t, `domain.department.${subject}`, subject) };
  if (row.kind === 'ConfirmChange') return { subject: wordOr(t, `changes.item.${subject}`, subject) };
  if (row.kind === 'RetryTask') return { subject: wordOr(t, `domain.task.${subject.split('/')[0]}`, subject) };
  return {};
}

/** The clock that the task belongs to; one without a clock is drawn from the day it came up to its last day. */
function barOf(view: View, row: TaskRow, state: JointCase | undefined, id: string): { bar: string; clockText?: string } {
  const { t, today } = view;
  if (!state) return { bar: '' };
  const clocks = viewClocks(view, state);
  const subject = row.subject ?? '';
  const own =
    row.kind === 'Overrun'
      ? clocks.find(({ clock }) => clock.id === subject)
      : clocks.find(({ clock, state: standing }) => clock.subject === subject && standing !== 'ended');
  if (own) {
    return { bar: clockBar(view, own, id, 'tiny'), ...(own.state === 'stopped' ? { clockText: clockRemark(view, own) } : {}) };
  }
  const { due } = row;
  if (!due) return { bar: '' };
  const since = localDate(row.since.getTime());
  const from = since < due ? (state.receivedOn < since ? state.receivedOn : since) : due;
  const left = dueTag(t, daysBetween(today, due), 'calendar').text;
  return {
    bar: drawClockBar(
      {
        id,
        state: due < today ? 'overdue' : 'running',
        from,
        due,
        reached: today,
        stops: [],
        startLabel: '',
        dueLabel: '',
        alternative: t('pages.inbox.bar', { from: t.date(from), due: t.date(due), left }),
      },
      'tiny',
    ),
  };
}

function holderOf({ t }: View, actor: Actor, row: TaskRow): string {
  if (row.person === actor.id) return t('pages.inbox.me');
  if (row.person) return row.personName ?? row.person;
  const who = row.department ? t(`domain.department.${row.department}`) : t(`domain.role.${row.role}`);
  return isOfBranch(row.kind) ? `${who} · ${t('pages.inbox.unclaimed')}` : who;
}
