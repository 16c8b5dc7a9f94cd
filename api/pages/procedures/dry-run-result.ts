import { localDate } from '../../../domain/calendar/dates';
import type { DryClock, DryRun, DryStep, Finding } from '../../../domain/procedure/dry-run-result';
import type { Procedure } from '../../../domain/procedure/procedure';
import type { Translate } from '../../../templates/i18n';
import type { Note, Tag } from '../../../templates/models/pages/parts';
import type { DryRunResult } from '../../../templates/models/pages/procedures';
import { stepText } from '../case/clock-sheets';
import { tag } from '../tags';
import { inLanguage, wordOr } from '../view';
import { short, tableOf } from './table';

/** A dry run in the reader's words. */
export function shownRun(t: Translate, procedure: Procedure, run: DryRun): DryRunResult {
  const { findings, promised, finishedOn, items, silences } = run;
  const naming: Naming = { t, procedure, run };
  // Letters are written at once, and warnings are told with their clocks.
  const acts = run.steps.filter(({ kind }) => kind !== 'ProduceLetter' && kind !== 'WarnTerm');
  const head = ['when', 'what', 'who', 'due', 'running'].map((key) => t(`procedures.dry.${key}`));
  return {
    verdict: verdictOf(t, run),
    facts: [
      { label: t('procedures.dry.receivedOn'), value: t.date(run.receivedOn) },
      { label: t('procedures.dry.pace'), value: t(`procedures.dry.paces.${run.pace}`) },
      {
        label: t('domain.clockKind.promised'),
        value: promised === null ? t('procedures.dry.promisedNone') : t('procedures.dry.promised', { date: t.date(promised) }),
      },
      ...(finishedOn === null
        ? []
        : [{ label: t('procedures.dry.result'), value: t('procedures.dry.finished', { date: t.date(finishedOn) }) }]),
      ...items.map(({ kind, state }) => ({ label: t(`domain.itemShort.${kind}`), value: t(`domain.itemState.${state}`) })),
    ],
    findings: findings.map((finding) => findingText(naming, finding)),
    silences:
      silences.length === 0
        ? [t('procedures.dry.silenceNone')]
        : silences.map(({ item, on, article }) =>
            t('procedures.dry.silenceLine', { item: t(`domain.itemShort.${item}`), date: t.date(on), article }),
          ),
    steps: tableOf(
      t('procedures.dry.steps'),
      head,
      acts.map((step, i) => {
        const [running, before] = [runningOf(naming, step), acts[i - 1]];
        const same = before !== undefined && running.join() === runningOf(naming, before).join();
        return [
          short(momentText(t, step.at)),
          taskText(naming, step),
          whoText(t, step),
          short(step.due === undefined ? '' : t.date(step.due)),
          { text: same ? '' : (running[0] ?? ''), lines: same ? [] : running.slice(1) },
        ];
      }),
    ),
    clocks: run.clocks.map((clock) => ({
      ...{ id: clock.id.replaceAll('/', '-'), name: clockText(naming, clock.id), tag: clockTag(t, clock) },
      line: clockLine(naming, clock),
      steps: clock.steps.map((step) => stepText(t, step)),
    })),
  };
}

interface Naming {
  t: Translate;
  procedure: Procedure;
  run: DryRun;
}

/** Only what keeps a case from its end, or makes it late, is a warning; a date that is provisional is told. */
function verdictOf(t: Translate, { finishedOn, findings }: DryRun): Note {
  if (finishedOn === null) return { tone: 'bad', title: t('procedures.dry.unfinished'), lines: [] };
  const title = t('procedures.dry.finished', { date: t.date(finishedOn) });
  const real = findings.filter(({ code }) => code !== 'provisional').length;
  return real === 0
    ? { tone: 'good', title, lines: [t('procedures.dry.well')] }
    : { tone: 'warn', title, lines: [t('procedures.dry.foundLine', { n: real })] };
}

/** What time does at the end of a day is said to happen at 24:00 of it. */
function momentText(t: Translate, at: number): string {
  const text = t.dateTime(at);
  return text.endsWith('00:00') ? t.dateTime(at - 1).replace(/23:59$/, '24:00') : text;
}

const whoText = (t: Translate, { by }: DryStep): string => {
  if (typeof by !== 'object') return t(`domain.actor.${by}`);
  const role = t(`domain.role.${by.role}`);
  return by.department ? `${t(`domain.department.${by.department}`)} · ${role}` : role;
};

function taskText(naming: Naming, { kind, subject = '' }: DryStep): string {
  const { t } = naming;
  const task = wordOr(t, `domain.task.${kind}`, kind);
  const about = subjectText(naming, subject);
  return about === '' ? task : `${task}${t('procedures.colon')}${about}`;
}

/** Item, department, branch or clock that a task is about; the case as a whole needs no word. */
function subjectText(naming: Naming, subject: string): string {
  const { t, procedure, run } = naming;
  if (subject === 'case' || subject === '') return '';
  if (run.clocks.some(({ id }) => id === subject)) return clockText(naming, subject);
  const branch = procedure.branches.find(({ id }) => id === subject);
  if (branch) return inLanguage(t, branch);
  const items = subject.split('+').map((one) => wordOr(t, `domain.itemShort.${one}`, ''));
  if (items.every((one) => one !== '')) return items.join(' + ');
  return wordOr(t, `domain.department.${subject}`, wordOr(t, `domain.document.${subject.replace(/-\d+$/, '-notice')}`, ''));
}

function clockText({ t, procedure, run }: Naming, id: string): string {
  const clock = run.clocks.find((one) => one.id === id);
  if (!clock) return id;
  if (clock.subject === 'case') return t(`domain.clockKind.${clock.kind === 'promised' ? 'promised' : 'joint'}`);
  const branch = procedure.branches.find((one) => one.id === clock.subject);
  return branch ? inLanguage(t, branch) : wordOr(t, `domain.itemShort.${clock.subject}`, clock.subject);
}

const runningOf = (naming: Naming, { running }: DryStep): string[] =>
  running.map(({ clock, due }) =>
    naming.t('procedures.dry.runningLine', { clock: clockText(naming, clock), date: naming.t.day(due) }),
  );

function clockTag(t: Translate, { late, endedOn }: DryClock): Tag {
  if (late) return tag('late', t('procedures.dry.late'));
  return endedOn === null ? tag('run', t('procedures.dry.running2')) : tag('ok', t('procedures.dry.inTime'));
}

function clockLine({ t, run }: Naming, { id, startedOn, due, endedOn }: DryClock): string {
  const warned = run.steps
    .filter(({ kind, subject }) => kind === 'WarnTerm' && subject === id)
    .map(({ at }) => t.day(localDate(at - 1)));
  return [
    t('procedures.dry.clockLine', { start: t.date(startedOn), due: due === null ? '—' : t.date(due) }),
    ...(endedOn === null ? [] : [t('procedures.dry.ended', { date: t.date(endedOn) })]),
    ...(warned.length === 0 ? [] : [t('procedures.dry.warned', { dates: warned.join(t('pages.lanes.and')) })]),
  ].join(t.locale === 'en' ? ', ' : '，');
}

function findingText(naming: Naming, { code, subject, reason = '' }: Finding): string {
  const { t } = naming;
  const named = wordOr(t, `domain.task.${subject}`, subjectText(naming, subject) || clockText(naming, subject));
  return t(`procedures.dry.finding.${code}`, { subject: named, reason });
}

/** The day of the example, where nothing else was asked for. */
export const defaultDay = (validFrom: string, now: number): string => {
  const today = localDate(now);
  return validFrom > today ? validFrom : today;
};
