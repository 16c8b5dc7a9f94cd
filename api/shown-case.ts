import type { Instant } from '../domain/decider';
import type { CaseItem, JointCase } from '../domain/joint-case/state';
import { without } from '../domain/without';
import type { CaseView, ClockView } from './case-view';

/** Moments leave the API as ISO 8601 in UTC, legal dates as YYYY-MM-DD. */
export const iso = (at: Instant): string => new Date(at).toISOString();
const isoIf = (at: Instant | undefined) => (at === undefined ? undefined : iso(at));

const shownItem = (item: CaseItem) => ({
  ...item,
  receivedAt: iso(item.receivedAt),
  acceptedAt: isoIf(item.acceptedAt),
  decision: item.decision && { ...item.decision, at: iso(item.decision.at) },
  issuedAt: isoIf(item.issuedAt),
  filed: item.filed && { ...item.filed, at: iso(item.filed.at) },
});

const shownClock = ({ clock, due, readings, daysLeft }: ClockView) => ({
  id: clock.id,
  kind: clock.kind,
  subject: clock.subject,
  state: due.state,
  due: due.date,
  dueMoment: due.dueMoment === null ? null : iso(due.dueMoment),
  daysLeft,
  dayType: due.dayType,
  provisional: due.provisional,
  rule: due.rule,
  readings,
  steps: due.steps,
  ledger: clock.ledger.map((entry) => ({ ...entry, at: iso(entry.at) })),
});

const shownCorrection = (notice: JointCase['corrections'][number]) => ({
  ...notice,
  at: iso(notice.at),
  answeredAt: isoIf(notice.answeredAt),
  demands: notice.demands.map((demand) => ({
    ...demand,
    answer: demand.answer && { ...demand.answer, at: iso(demand.answer.at) },
  })),
});

/** What the authority keeps to itself: checks, reviews, internal terms, failures of the process. */
const internals = ({ state }: CaseView) => ({
  routingOverride: state.routingOverride,
  completeness: state.completeness.map((check) => ({ ...check, at: isoIf(check.at) })),
  branches: state.branches.map((branch) => ({
    ...branch,
    openedAt: isoIf(branch.openedAt),
    opinion: branch.opinion && { ...branch.opinion, at: iso(branch.opinion.at) },
    sentBack: branch.sentBack && { ...branch.sentBack, at: iso(branch.sentBack.at) },
    visit: branch.visit && {
      ...branch.visit,
      scheduled: branch.visit.scheduled && { ...branch.visit.scheduled, at: iso(branch.visit.scheduled.at) },
    },
    notices: branch.notices?.map((notice) => ({
      ...notice,
      publishedAt: iso(notice.publishedAt),
      endedAt: isoIf(notice.endedAt),
      opinions: notice.opinions.map((opinion) => ({
        ...opinion,
        at: iso(opinion.at),
        answer: opinion.answer && { ...opinion.answer, at: iso(opinion.answer.at) },
      })),
    })),
    hearing: branch.hearing && {
      ...branch.hearing,
      toldAt: iso(branch.hearing.toldAt),
      asked: branch.hearing.asked && { ...branch.hearing.asked, at: iso(branch.hearing.asked.at) },
      lapsedAt: isoIf(branch.hearing.lapsedAt),
      planned: branch.hearing.planned && { ...branch.hearing.planned, at: iso(branch.hearing.planned.at) },
      held: branch.hearing.held && { ...branch.hearing.held, at: iso(branch.hearing.held.at) },
    },
    panel: branch.panel && {
      ...branch.panel,
      convenedAt: iso(branch.panel.convenedAt),
      held: isoIf(branch.panel.held),
    },
  })),
  failed: state.failed.map((failure) => ({ ...failure, at: iso(failure.at) })),
});

/** A case as REST shows it to an officer or to the applicant. */
export function shownCase(view: CaseView, audience: 'officer' | 'applicant') {
  const { state, clocks } = view;
  return {
    id: view.id,
    seq: view.seq,
    number: state.number,
    jurisdiction: state.jurisdiction,
    procedure: state.procedure,
    stage: view.stage,
    channel: state.channel,
    submittedAt: iso(state.submittedAt),
    receivedOn: state.receivedOn,
    facts: state.facts,
    licence: state.licence,
    sections: state.sections,
    version: state.version,
    items: state.items.map(shownItem),
    corrections: state.corrections.map(shownCorrection),
    clocks: clocks.filter(({ clock }) => audience === 'officer' || clock.kind !== 'internal').map(shownClock),
    letters: state.letters.map((letter) => ({ ...without(letter, 'at'), at: iso(letter.at) })),
    certificates: state.certificates,
    issuedAt: isoIf(state.issuedAt),
    withdrawnAt: isoIf(state.withdrawnAt),
    allowed: view.allowed,
    catchingUp: view.catchingUp,
    ...(audience === 'officer' ? internals(view) : {}),
  };
}
