import { ulid } from 'ulid';
import { daysBetween } from '../../../domain/calendar/dates';
import type { Actor, Task } from '../../../domain/decider';
import { askable } from '../../../domain/joint-case/hearing';
import { pendingDemands } from '../../../domain/joint-case/standing';
import type { JointCase } from '../../../domain/joint-case/state';
import type { ActCard } from '../../../templates/models/pages/case';
import type { FormErrorLine } from '../../../templates/models/pages/parts';
import { commandNamed, slugOf, type FormContext } from '../../commands';
import { paths } from '../../paths';
import { emptyForm, errorLines, type Form, type FormState } from '../forms/form';
import { shownIds } from '../forms/rows';
import { dueTag } from '../tags';
import { branchName, wordOr } from '../view';
import { layOutFields } from './act-fields';
import type { SeenCase } from './load';

/** A form that came back with errors, or was changed before confirmation: which card it belongs to and what was typed. */
export interface Returned extends FormState {
  card: string;
}

interface Wanted {
  command: string;
  /** Branch or item that the card is about; fixed in it. */
  fixed?: Record<string, string>;
  task?: Task;
}

/** Task kind → the command that does it, where their names differ. */
const commandOf: Record<string, string> = { CheckCompleteness: 'ReportCompleteness' };

/** Which property of the command its task's subject fills. */
const subjectField: Record<string, string> = {
  GiveOpinion: 'branch',
  ScheduleVisit: 'branch',
  RecordVisit: 'branch',
  ConvenePanel: 'branch',
  RecordPanel: 'branch',
  ScheduleHearing: 'branch',
  RecordHearing: 'branch',
  RecordFollowUp: 'branch',
  AnswerPublicOpinion: 'opinion',
  Decide: 'item',
  RetryTask: 'task',
};

/** Acts that a branch's reviewer may claim first. */
export const isOfBranch = (command: string): boolean => subjectField[command] === 'branch';

/** Cards that stand apart because they end something. */
const grave = new Set(['Withdraw', 'DeclineAcceptance']);

/** Acts whose form is a page of its own, or that ride on another card. */
const elsewhere = new Set(['Submit', 'AnswerCorrection', 'Claim', 'Release']);

/** Whether a task is this person's: their role, their department where it names one, and nobody else's. */
export const isTaskOf = ({ for: whose }: Task, actor: Actor): boolean =>
  typeof whose === 'object' &&
  whose.role === actor.role &&
  (whose.department === undefined || whose.department === actor.department) &&
  (whose.person === undefined || whose.person === actor.id);

/** What this person has to do, one card per open task, and what else they may do. */
export function actCards(of: SeenCase, csrf: string, returned?: Returned): { todo: ActCard[]; others: ActCard[] } {
  const { seen, actor } = of;
  const mine = seen.tasks
    .filter((task) => isTaskOf(task, actor))
    .map((task): Wanted => {
      const command = commandOf[task.kind] ?? task.kind;
      const field = subjectField[command];
      return { command, task, ...(field && task.subject ? { fixed: { [field]: task.subject } } : {}) };
    })
    .concat(toAsk(of))
    .filter(({ command }) => seen.allowed.includes(command) && !elsewhere.has(command));
  const covered = new Set(mine.map(({ command }) => command));
  const others = seen.allowed.filter(
    (command) => !covered.has(command) && !elsewhere.has(command) && offersSomething(of, command),
  );
  return {
    todo: mine.map((wanted) => actCard(of, wanted, csrf, returned)),
    others: others.map((command) => actCard(of, { command }, csrf, returned)),
  };
}

/** The applicant need not ask for a hearing, but may do so until a day that passes: it stands among what is to be done. */
const toAsk = ({ actor, state }: SeenCase): Wanted[] =>
  actor.role === 'enterprise'
    ? askable(state).map(({ id }) => ({ command: 'AskForHearing', fixed: { branch: id, party: state.facts.unitName } }))
    : [];

/** An act whose choices are all empty has nothing to act on (a decision that still waits for another). */
function offersSomething(of: SeenCase, command: string): boolean {
  const entry = commandNamed('joint-case', command);
  if (!entry || command === 'Decide') return false;
  const context = formContext(of);
  return entry.fields.every((field) => !field.required || !('choices' in field) || field.choices(context).length > 0);
}

export const formContext = ({ state, actor, view }: SeenCase): FormContext => ({
  state,
  actor,
  rules: view.rules,
  locale: view.t.locale,
});

export const cardId = (command: string, fixed: Record<string, string> = {}): string =>
  ['act', slugOf(command), ...Object.values(fixed)].join('-').replace(/[^\w-]/g, '-');

function actCard(of: SeenCase, { command, fixed, task }: Wanted, csrf: string, returned?: Returned): ActCard {
  const { view, state } = of;
  const { t } = view;
  const entry = commandNamed('joint-case', command)!;
  const id = cardId(command, fixed);
  const here: FormState = returned?.card === id ? returned : emptyForm;
  const action = paths.caseAct({ id: state.id, command: slugOf(command) });
  const form: Form = { ...here, t, prefix: id, action };
  const { fields, groups } = layOutFields(form, entry, formContext(of), fixed ?? {});
  const ids = shownIds(fields, groups);
  const title = t(`${entry.label}.title`);
  const due = task?.due;
  return {
    id,
    todo: task !== undefined,
    title: fixed ? t('pages.todo.titleOf', { title, subject: subjectWord(of, fixed) }) : title,
    ...(due
      ? { line: t('pages.todo.by', { date: t.date(due) }), dueTag: dueTag(t, daysBetween(view.today, due), 'calendar') }
      : {}),
    lead: leadOf(of, command, fixed),
    action: `${action}#${id}`,
    csrf,
    key: ulid(),
    hidden: [{ name: '_card', value: id }, ...Object.entries(fixed ?? {}).map(([name, value]) => ({ name, value }))],
    errors: ofWholeForm(form, errorLines(form, ids)),
    fields,
    groups,
    seconds: secondsOf(of, command, fixed),
    submit: t(`${entry.label}.button`),
    ...(grave.has(command) ? { danger: true } : {}),
    ...(command === 'GiveOpinion' || command === 'ReportCompleteness'
      ? { beside: { href: paths.caseTab({ id: state.id, tab: 'materials' }), text: t('pages.todo.materialsBeside') } }
      : {}),
  };
}

/** An error without a field leads to the card. */
const ofWholeForm = (form: Form, lines: FormErrorLine[]): FormErrorLine[] =>
  lines.map((line) => (line.href ? line : { ...line, href: `#${form.prefix}` }));

function subjectWord({ view, state }: SeenCase, fixed: Record<string, string>): string {
  if (fixed.branch) return branchName(view, state, fixed.branch);
  if (fixed.opinion) return publicOpinionOf(state, fixed.opinion)?.text.slice(0, SHORT) ?? '';
  if (fixed.item) return view.t(`domain.item.${fixed.item}`);
  return taskWord(view.t, fixed.task ?? '');
}

const taskWord = (t: SeenCase['view']['t'], task: string): string => {
  const kind = task.split('/')[0] ?? '';
  return wordOr(t, `domain.task.${kind}`, kind);
};

/** Characters of an opinion that name its card. */
const SHORT = 20;

const publicOpinionOf = (state: JointCase, id: string | undefined) =>
  state.branches.flatMap(({ notices = [] }) => notices.flatMap(({ opinions }) => opinions)).find((one) => one.id === id);

/** First line of a branch's card: `pages.todo.…`. */
const leads: Record<string, string> = {
  GiveOpinion: 'opinion',
  ScheduleVisit: 'scheduleVisit',
  RecordVisit: 'recordVisit',
  ConvenePanel: 'convenePanel',
  RecordPanel: 'recordPanel',
  ScheduleHearing: 'scheduleHearing',
  RecordHearing: 'recordHearing',
  RecordFollowUp: 'recordFollowUp',
};

/** What to know before doing it. */
function leadOf(of: SeenCase, command: string, fixed: Record<string, string> = {}): string[] {
  const { view, state } = of;
  const { t } = view;
  switch (command) {
    case 'ReportCompleteness':
      return [t('pages.todo.check'), t('pages.todo.noDemands')];
    case 'SendCorrectionNotice':
      return [
        t('pages.todo.notice', { n: pendingDemands(state).length }),
        ...pendingDemands(state).map(({ text }, i) => `${i + 1}. ${text}`),
      ];
    case 'Accept':
      return [t('pages.todo.accept')];
    case 'GiveOpinion':
    case 'ScheduleVisit':
    case 'RecordVisit':
    case 'ConvenePanel':
    case 'RecordPanel':
    case 'ScheduleHearing':
    case 'RecordHearing':
    case 'RecordFollowUp': {
      const sent = state.branches.find(({ id }) => id === fixed.branch)?.sentBack;
      return [
        t(`pages.todo.${leads[command]}`),
        ...(sent ? [t('pages.opinions.sentBack', { who: sent.by.name, at: t.dateTime(sent.at), reason: sent.reason })] : []),
      ];
    }
    case 'AnswerPublicOpinion': {
      const opinion = publicOpinionOf(state, fixed.opinion);
      const who = [opinion?.name, opinion?.contact].filter(Boolean).join('　') || t('pages.todo.nobody');
      return [
        t('pages.todo.answerPublicOpinion'),
        ...(opinion ? [t('pages.todo.publicOpinion', { text: opinion.text }), t('pages.todo.publicOpinionBy', { who })] : []),
      ];
    }
    case 'Decide':
      return [
        t('pages.todo.decide', { item: t(`domain.item.${fixed.item}`) }),
        ...state.branches
          .filter((branch) => branch.opinion && (branch.items as string[]).includes(fixed.item ?? ''))
          .map((branch) => {
            const { value, text, conditions, by } = branch.opinion!;
            const said = t('pages.todo.decideOpinion', {
              branch: branchName(view, state, branch.id),
              opinion: t(`domain.opinion.${value}`),
              who: by.name,
            });
            return [said, conditions, text].filter(Boolean).join(' · ');
          }),
      ];
    case 'TellHearingRight':
      return [t('pages.todo.tellHearingRight')];
    case 'AskForHearing':
      return [
        t('pages.todo.askForHearing'),
        ...askable(state).flatMap(({ hearing }) =>
          hearing ? [t('pages.todo.askUntil', { until: t.date(hearing.until), matter: hearing.matter })] : [],
        ),
      ];
    case 'Withdraw':
      return [t('pages.todo.withdraw')];
    case 'RetryTask': {
      const reason = state.failed.find(({ task }) => task === fixed.task)?.reason;
      return reason ? [t('pages.todo.retry', { reason })] : [];
    }
    default:
      return [];
  }
}

/** Claiming and releasing ride on the opinion's card: other addresses of the same form. */
function secondsOf(
  { seen, state, actor, view }: SeenCase,
  command: string,
  fixed: Record<string, string> = {},
): ActCard['seconds'] {
  if (!isOfBranch(command)) return undefined;
  const branch = state.branches.find(({ id }) => id === fixed.branch);
  const rider = branch?.claimedBy ? (branch.claimedBy.id === actor.id ? 'Release' : undefined) : 'Claim';
  if (!rider || !seen.allowed.includes(rider)) return undefined;
  return [
    {
      name: '_intent',
      value: 'do',
      text: view.t(`commands.joint-case.${rider}.button`),
      action: paths.caseAct({ id: state.id, command: slugOf(rider) }),
    },
  ];
}
