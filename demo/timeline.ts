import { styleText } from 'node:util';
import { explain } from '../domain/clock/explain';
import type { JointCaseEvent } from '../domain/joint-case/events';
import type { ShownCase, ShownEvent } from './views';

type Say = (line?: string) => void;

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** Width in columns of a terminal, where a Chinese character takes two. */
const width = (text: string): number => [...text].reduce((sum, sign) => sum + (sign >= '\u2e80' ? 2 : 1), 0);
const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** Numbers are printed with what they belong to, and the start of a clock with its due date below. */
const leftOut: readonly string[] = ['NumberReserved', 'ClockStarted', 'BranchOpened'];

/** What happened, the oldest first: when, who, what. */
export function printTimeline(say: Say, events: readonly ShownEvent[]): void {
  for (const { type, data, at, actor } of events) {
    if (leftOut.includes(type)) continue;
    const text = sentence({ ...data, type } as JointCaseEvent);
    if (!text) continue;
    const who =
      actor.role === 'public'
        ? 'the public'
        : actor.kind === 'person'
          ? actor.name
          : actor.kind === 'time'
            ? 'by force of law'
            : 'the process';
    say(`  ${styleText('dim', shanghai.format(new Date(at)))}  ${padded(who, 16)}${text}`);
  }
}

function sentence(event: JointCaseEvent): string | undefined {
  switch (event.type) {
    case 'CaseSubmitted':
      return `joint application received (${event.channel}): ${event.facts.projectName}`;
    case 'CompletenessReported':
      return `${event.department} checked the application: ${event.demands.length === 0 ? 'complete' : event.demands.map(({ text }) => text).join(' ')}`;
    case 'CorrectionNoticed':
      return `one correction notice with ${event.demands.length} items, for ${event.items.join(', ')}`;
    case 'CorrectionAnswered':
      return `answered ${event.answers.map(({ demand, text }) => `${demand}: ${text}`).join('; ')}`;
    case 'ItemAccepted':
      return `${event.item} accepted by ${event.by} (${event.article})`;
    case 'BranchClaimed':
      return `took ${event.branch}`;
    case 'OpinionGiven':
      return `${event.branch}: ${[event.opinion, event.text, event.conditions, event.basis].filter(Boolean).join(' · ')}`;
    case 'NoticePublished':
      return `${event.branch}: on public display from ${event.from} to ${event.to} (${event.rule})`;
    case 'PublicOpinionReceived':
      return `${event.opinion}: ${event.text}`;
    case 'PublicOpinionAnswered':
      return `answered ${event.opinion} (${event.adopted ? 'adopted' : 'not adopted'}): ${event.text}`;
    case 'NoticeEnded':
      return `${event.branch}: the period is over`;
    case 'ClockEntered':
      return event.entry.kind === 'end' ? undefined : `${event.clock}: ${event.entry.kind} (${event.entry.ground})`;
    case 'TermWarned':
      return `${event.clock}: ${event.share * 100} % of the term used, due ${event.due}`;
    case 'ItemDecided':
      return `${event.item}: ${event.outcome} (${event.article})${event.conditions ? ` · ${event.conditions}` : ''}`;
    case 'LetterProduced':
      return `wrote ${event.letter} (${Math.ceil(event.document.bytes / 1024)} KB)`;
    case 'LicencesIssued':
      return `issued together: ${event.items.join(' + ')}`;
    default:
      return event.type;
  }
}

/** Every clock of a case with its due date and the steps that lead to it. */
export function printDueDates(say: Say, { clocks }: Pick<ShownCase, 'clocks'>): void {
  for (const { id, kind, due, dueMoment, state, provisional, steps } of clocks) {
    const when = due ?? dueMoment ?? '-';
    say(`  ${padded(id, 30)}${padded(kind, 12)}${styleText('bold', when)}${provisional ? ' (provisional)' : ''} ${state}`);
    for (const line of explain({ steps }).en) say(styleText('dim', `      ${line}`));
  }
}
