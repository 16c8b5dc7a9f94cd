import { JOINT_CLOCK } from '../../../domain/joint-case/terms';
import type { Instant } from '../../../domain/decider';
import type { JointCaseEvent } from '../../../domain/joint-case/events';
import type { Participant } from '../../../domain/joint-case/branch-state';
import type { JointCase } from '../../../domain/joint-case/state';
import { branchOf, kindOf } from '../../../domain/joint-case/standing';
import type { MessageParams, Translate } from '../../../templates/i18n';
import type { TimelineEntry } from '../../../templates/models/pages/case';
import { actorName, branchName, listed, plannedBranch, wordOr, type View } from '../view';
import { groundText } from './clock-views';
import { movedParams } from './moved';

/** One recorded event of a case. */
export interface RecordedEvent {
  seq: number;
  type: string;
  data: unknown;
  /** When it took effect, on the business clock. */
  at: Instant;
  actor: { kind: 'person' | 'process' | 'time'; id: string; name: string };
}

/** What the applicant sees: what concerns them, not how the departments work. */
const forApplicant: ReadonlySet<string> = new Set([
  'CaseSubmitted',
  'CorrectionNoticed',
  'CorrectionAnswered',
  'ItemAccepted',
  'ItemNotAccepted',
  'ItemFiled',
  'LicenceAmended',
  'BranchOpened',
  'VisitScheduled',
  'HearingRightTold',
  'HearingAsked',
  'HearingRightLapsed',
  'HearingScheduled',
  'NoticePublished',
  'NoticeEnded',
  'FollowUpRecorded',
  'ClockEntered',
  'ItemDecided',
  'LetterProduced',
  'LicencesIssued',
  'ProcedureMoved',
  'CaseWithdrawn',
]);

/** Left out of the short timeline on the overview: they follow from what stands beside them. */
const minor: ReadonlySet<string> = new Set(['NumberReserved', 'ClockStarted', 'BranchOpened', 'LetterProduced', 'LicenceTold']);

export const isMinor = ({ type, data }: RecordedEvent): boolean =>
  minor.has(type) || (type === 'ClockEntered' && (data as { entry?: { kind?: string } }).entry?.kind === 'end');

export const isForApplicant = (event: RecordedEvent): boolean =>
  forApplicant.has(event.type) && !(event.type === 'ClockEntered' && isMinor(event));

/** Newest first, one sentence per event. `open` leaves out who in the authority acted. */
export const viewTimeline = (view: View, state: JointCase, events: readonly RecordedEvent[], open = false): TimelineEntry[] =>
  [...events]
    .sort((a, b) => b.seq - a.seq)
    .map((event): TimelineEntry => {
      const { t } = view;
      const of = { ...(event.data as object), type: event.type, at: event.at } as JointCaseEvent;
      const byUnit =
        event.type === 'CaseSubmitted' ||
        event.type === 'CorrectionAnswered' ||
        event.type === 'HearingAsked' ||
        event.type === 'CaseWithdrawn';
      return {
        by: event.actor.kind,
        ...(isMinor(event) ? { minor: true } : {}),
        iso: new Date(event.at).toISOString(),
        when: t.dateTime(event.at),
        text: eventText(view, state, of),
        ...(open && event.actor.kind === 'person' && !byUnit ? {} : { who: actorName(t, event.actor) }),
        ...(open && of.type !== 'ItemDecided' && of.type !== 'ItemNotAccepted' ? {} : { detail: detailOf(view, state, of) }),
      };
    });

/** One sentence per event. */
export const eventText = (view: View, state: JointCase, event: JointCaseEvent): string =>
  view.t.has(`domain.event.${event.type}`) ? view.t(`domain.event.${event.type}`, eventParams(view, state, event)) : event.type;

/** Values of the sentence of each event type; complete by type. */
function eventParams(view: View, state: JointCase, event: JointCaseEvent): MessageParams {
  const { t } = view;
  const items = (kinds: readonly string[]) =>
    listed(
      t,
      kinds.map((kind) => wordOr(t, `domain.itemShort.${kind}`, kind)),
    );
  switch (event.type) {
    case 'CaseSubmitted':
      return { channel: t(`domain.channel.${event.channel}`) };
    case 'NumberReserved':
      return { number: event.number };
    case 'CompletenessReported':
      return { department: t(`domain.department.${event.department}`), count: event.demands.length };
    case 'CorrectionNoticed':
      return { count: event.demands.length, items: items(event.items) };
    case 'CorrectionAnswered':
      return { count: event.answers.length };
    case 'ItemAccepted':
      return { by: event.by, item: items([event.item]), article: event.article };
    case 'ItemNotAccepted':
      return { item: items([event.item]), article: event.article };
    case 'ItemFiled':
      return { item: items([event.item]), article: event.article };
    case 'LicenceTold':
      return { what: event.what };
    case 'LicenceAmended':
      return { version: event.version };
    case 'BranchOpened':
    case 'SentBack': {
      const branch = branchOf(state, event.branch) ?? plannedBranch(view, state, event.branch);
      return {
        branch: branchName(view, state, event.branch),
        round: event.round,
        kind: branch ? kindOf(branch) : 'review',
      };
    }
    case 'BranchStale':
    case 'BranchClaimed':
    case 'BranchReleased':
      return { branch: branchName(view, state, event.branch) };
    case 'OpinionGiven': {
      const branch = branchOf(state, event.branch);
      return {
        branch: branchName(view, state, event.branch),
        opinion: t(`domain.opinion.${event.opinion}`),
        kind: branch ? kindOf(branch) : 'review',
      };
    }
    case 'NoticePublished':
      return { branch: branchName(view, state, event.branch), from: t.date(event.from), to: t.date(event.to) };
    case 'PublicOpinionReceived':
    case 'NoticeEnded':
    case 'HearingRightLapsed':
      return { branch: branchName(view, state, event.branch) };
    case 'PublicOpinionAnswered':
      return { branch: branchName(view, state, event.branch), adopted: t(`domain.adopted.${event.adopted}`) };
    case 'FollowUpRecorded':
      return {
        branch: branchName(view, state, event.branch),
        on: t.date(event.on),
        result: t(`domain.followUp.${event.result}`),
      };
    case 'HearingRightTold':
      return { branch: branchName(view, state, event.branch), until: t.date(event.until) };
    case 'HearingAsked':
      return { branch: branchName(view, state, event.branch), asker: event.asker };
    case 'HearingScheduled':
      return { branch: branchName(view, state, event.branch), on: t.date(event.on), time: event.time };
    case 'VisitScheduled':
    case 'PanelConvened':
      return { branch: branchName(view, state, event.branch), on: t.date(event.on) };
    case 'VisitRecorded':
    case 'PanelRecorded':
    case 'HearingRecorded':
      return {
        branch: branchName(view, state, event.branch),
        on: t.date(event.on),
        opinion: t(`domain.opinion.${event.conclusion}`),
      };
    case 'ClockStarted':
      return { clock: clockWord(view, state, event.clock.id) };
    case 'ClockEntered': {
      const { kind, ground } = event.entry;
      const said = kind === 'stop' || kind === 'resume' ? groundText(t, ground) : wordOr(t, `domain.ground.${ground}`, ground);
      return { clock: clockWord(view, state, event.clock), entry: kind, ground: said };
    }
    case 'TermWarned':
      return { clock: clockWord(view, state, event.clock), share: Math.round(event.share * 100), due: t.date(event.due) };
    case 'TermOverrun':
      return { clock: clockWord(view, state, event.clock), due: t.date(event.due) };
    case 'ItemDecided':
      return { outcome: event.outcome, item: items([event.item]), article: event.article };
    case 'LetterProduced':
      return { letter: letterName(t, state, event.letter) };
    case 'LicencesIssued':
      return { items: items(event.items) };
    case 'TaskFailed':
      return { task: wordOr(t, `domain.task.${event.kind}`, event.kind) };
    case 'ProcedureMoved':
      return movedParams(view, state, event);
    case 'CaseWithdrawn':
    case 'TaskRetried':
      return {};
  }
}

const letterName = (t: Translate, state: JointCase, id: string): string => {
  const kind = state.letters.find((letter) => letter.id === id)?.kind;
  return kind ? t(`domain.document.${kind}`) : id;
};

/** A clock by its id: `item/eia-form`, `branch/eia-review/1`, `case`. */
export function clockWord(view: View, state: JointCase, id: string): string {
  const [kind, subject = ''] = id.split('/');
  const { t } = view;
  if (kind === 'item') return t('pages.timeline.clock', { subject: wordOr(t, `domain.itemShort.${subject}`, subject) });
  if (kind === 'branch') return t('pages.timeline.clock', { subject: branchName(view, state, subject) });
  return t(`domain.clockKind.${kind === JOINT_CLOCK ? 'joint' : 'promised'}`);
}

/** Words of the person, or the cause, below the sentence. */
function detailOf({ t }: View, state: JointCase, event: JointCaseEvent): string | undefined {
  const parts = (...texts: (string | undefined)[]) =>
    texts.filter((text) => text !== undefined && text !== '').join('　') || undefined;
  switch (event.type) {
    case 'CaseSubmitted':
      return parts(event.backdatedReason, event.routingOverride?.reason);
    case 'CompletenessReported':
      return parts(...event.demands.map(({ text }) => text));
    case 'CorrectionNoticed':
      return parts(...event.demands.map(({ text }, i) => `${i + 1}. ${text}`), event.ground);
    case 'CorrectionAnswered':
      return parts(...event.answers.map(({ text }) => text));
    case 'PublicOpinionReceived':
    case 'PublicOpinionAnswered':
      return event.text;
    case 'FollowUpRecorded':
      return event.findings;
    case 'OpinionGiven':
      return parts(event.basis, event.text, event.conditions && `${t('pages.opinions.conditions')}：${event.conditions}`);
    case 'VisitScheduled':
      return parts(event.note);
    case 'VisitRecorded':
      return parts(
        peopleText(event.participants),
        event.findings,
        event.conditions && `${t('pages.opinions.conditions')}：${event.conditions}`,
      );
    case 'HearingRightTold':
      return event.matter;
    case 'HearingScheduled':
      return parts(event.place, event.chair);
    case 'HearingRecorded':
      return parts(
        event.chair,
        peopleText(event.participants),
        event.minutes,
        event.conditions && `${t('pages.opinions.conditions')}：${event.conditions}`,
      );
    case 'PanelConvened':
      return parts(peopleText(event.experts), event.document);
    case 'PanelRecorded':
      return parts(
        peopleText(event.experts),
        event.text,
        event.conditions && `${t('pages.opinions.conditions')}：${event.conditions}`,
      );
    case 'ItemDecided':
      return parts(event.conditions && `${t('pages.opinions.conditions')}：${event.conditions}`, event.reason);
    case 'SentBack':
    case 'ItemNotAccepted':
    case 'CaseWithdrawn':
    case 'ProcedureMoved':
    case 'TaskFailed':
      return event.reason;
    case 'ClockEntered': {
      const { reason, approver, document } = event.entry;
      return parts(reason, approver, document ?? state.numbers[`letter/${event.letter ?? ''}`]?.number);
    }
    default:
      return undefined;
  }
}

/** `张弛（排污许可科）、沈一诺` */
export const peopleText = (people: readonly Participant[]): string =>
  people.map(({ name, organisation }) => (organisation ? `${name}（${organisation}）` : name)).join('、');
