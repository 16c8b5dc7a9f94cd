import { endOfDay } from '../calendar/dates';
import { clockState } from '../clock/ledger';
import { waitsForReviews } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import {
  isAgreed,
  isAnswered,
  isEnded,
  isOpen,
  isReviewed,
  itemOf,
  kindOf,
  mandatoryBranches,
  openingOf,
  standsSince,
} from './standing';
import type { CaseBranch } from './branch-state';
import type { JointCase } from './state';
import { clocksToHold } from './holding';
import { branchClock, CASE_CLOCK, itemClock, JOINT_CLOCK, procedureOf } from './terms';

/**
 * What may never be true of a case, whatever happened to it (the model's list of Nevers); empty when all is well.
 * Used by the tests and by `npm run reconcile`.
 */
export function violations(state: JointCase, rules: Rules): string[] {
  if (state.id === '') return [];
  return [
    ...ofAmendment(state),
    ...ofGrants(state, rules),
    ...ofIssue(state, rules),
    ...ofClocks(state),
    ...ofBranches(state),
    ...ofHolding(state, rules),
    ...ofHearings(state),
    ...ofAcceptance(state),
  ];
}

function ofGrants(state: JointCase, rules: Rules): string[] {
  const found: string[] = [];
  for (const { kind, state: standing, decision } of state.items) {
    if (!decision || (standing !== 'granted' && standing !== 'issued')) continue;
    for (const branch of mandatoryBranches(state, kind)) {
      if (!isAgreed(branch)) found.push(`${kind} granted while branch ${branch.id} is not agreed in round ${branch.round}`);
    }
    for (const { item, after, article } of procedureOf(state, rules).dependencies) {
      const first = itemOf(state, after);
      if (item !== kind || !first) continue;
      if ((standsSince(first) ?? Infinity) > (decision?.at ?? 0)) found.push(`${kind} granted before ${after} (${article})`);
    }
  }
  return found;
}

function ofIssue(state: JointCase, rules: Rules): string[] {
  const { rule, items: set } = procedureOf(state, rules).issue;
  const found: string[] = [];
  const together = state.items.filter(({ kind }) => rule === 'together' && set.includes(kind));
  if (together.some((item) => item.state === 'issued') && together.some((item) => !isEnded(item))) {
    found.push('some of a set that goes out together are issued and others are not');
  }
  for (const { kind, state: standing, licenceId } of state.items) {
    if (standing === 'issued' && (!state.certificates[kind] || !licenceId))
      found.push(`${kind} issued without certificate or licence`);
    if (standing !== 'issued' && state.certificates[kind]) found.push(`certificate of ${kind}, which is not issued`);
  }
  return found;
}

/** A case that starts from a permit makes a version of it, never a second licence. */
const ofAmendment = (state: JointCase): string[] =>
  state.items.flatMap(({ kind, amends, licenceId }) => [
    ...(amends && !state.licence ? [`${kind} without the permit it starts from`] : []),
    ...(amends && licenceId !== undefined && licenceId !== state.licence?.id ? [`${kind} issued as another licence`] : []),
  ]);

function ofClocks(state: JointCase): string[] {
  const found: string[] = [];
  const open = state.items.filter(isOpen);
  for (const clock of state.clocks) {
    const standing = clockState(clock);
    const branch = state.branches.find(({ id }) => id === clock.subject);
    const needed =
      clock.kind === 'statutory' && clock.id !== JOINT_CLOCK
        ? open.some(({ kind }) => kind === clock.subject)
        : clock.kind !== 'internal'
          ? open.length > 0
          : branch?.state === 'open' && clock.id === branchClock(branch.id, branch.round);
    if (standing !== 'ended' && !needed) found.push(`clock ${clock.id} is ${standing} though its subject has ended`);
    let stopped = false;
    for (const { kind, ground, document, at } of clock.ledger) {
      if (kind === 'stop' && (!ground || !document)) found.push(`clock ${clock.id} stopped without ground and document at ${at}`);
      if (kind === 'stop' && stopped) found.push(`clock ${clock.id} stopped twice at ${at}`);
      if (kind === 'stop' || kind === 'resume') stopped = kind === 'stop';
    }
    if (clock.ledger.filter(({ kind }) => kind === 'end').length > 1) found.push(`clock ${clock.id} ended twice`);
  }
  for (const { kind } of open.filter(({ state: standing }) => standing === 'accepted')) {
    if (!state.clocks.some(({ id }) => id === itemClock(kind))) found.push(`${kind} is accepted without a clock`);
  }
  if (new Set(state.clocks.map(({ id }) => id)).size < state.clocks.length) found.push('two clocks of one id');
  if (state.clocks.some(({ id, kind }) => kind === 'promised' && id !== CASE_CLOCK)) found.push('a promised clock of an item');
  return found;
}

const ofBranches = (state: JointCase): string[] =>
  state.branches.flatMap((branch) => {
    const found: string[] = [];
    if (branch.state === 'open' && !branch.department) found.push(`branch ${branch.id} is open without owner`);
    if (branch.state === 'open' && !state.clocks.some(({ id }) => id === branchClock(branch.id, branch.round))) {
      found.push(`branch ${branch.id} is open without due date`);
    }
    if (branch.state === 'open' && kindOf(branch) === 'publicity' && branch.notices?.at(-1)?.round !== branch.round) {
      found.push(`publicity ${branch.id} is open without a notice`);
    }
    if (
      openingOf(branch) === 'issue' &&
      branch.state !== 'waiting' &&
      branch.state !== 'cancelled' &&
      state.issuedAt === undefined
    ) {
      found.push(`check ${branch.id} began before anything was issued`);
    }
    if (branch.state === 'waiting') found.push(...ofWaiting(state, branch));
    if (isAnswered(branch)) found.push(...ofAnswered(branch));
    return found;
  });

function ofWaiting(state: JointCase, branch: CaseBranch): string[] {
  const opening = openingOf(branch);
  if (opening === 'acceptance' && branch.items.some((kind) => itemOf(state, kind)?.state === 'accepted')) {
    return [`branch ${branch.id} waits although its item is accepted`];
  }
  return waitsForReviews(opening) && isReviewed(state, branch)
    ? [`branch ${branch.id} waits although its items are reviewed`]
    : [];
}

/** A step is answered by what was done on the day, not by words alone. */
function ofAnswered(branch: CaseBranch): string[] {
  const { id, round, visit, panel } = branch;
  const kind = kindOf(branch);
  if (kind === 'visit' && !(visit?.round === round && visit.held)) return [`visit ${id} is answered without its record`];
  if (kind === 'publicity') return ofPublicity(branch);
  if (kind === 'hearing' && !branch.hearing?.held && branch.hearing?.lapsedAt === undefined)
    return [`hearing ${id} is answered though it was neither held nor given up`];
  if (kind === 'panel' && !(panel?.round === round && panel.held)) return [`panel ${id} is answered without its record`];
  return [];
}

/** Publicity is over only after its last day, with every opinion answered, and says by which rule. */
function ofPublicity({ id, round, notices = [], opinion }: CaseBranch): string[] {
  const notice = notices.find((one) => one.round === round);
  const open = notices.flatMap(({ opinions }) => opinions).filter(({ answer }) => answer === undefined);
  return [
    ...(notice?.endedAt !== undefined && notice.endedAt >= endOfDay(notice.to)
      ? []
      : [`publicity ${id} is over before its last day`]),
    ...(open.length > 0 ? [`publicity ${id} is over with ${open.length} opinions unanswered`] : []),
    ...(opinion?.basis ? [] : [`publicity ${id} is over without its rule`]),
  ];
}

/** A panel or hearing that the law asks for holds its clocks as long as it lasts (行政许可法 45). */
function ofHolding(state: JointCase, rules: Rules): string[] {
  return state.branches.flatMap((branch) =>
    clocksToHold(state, branch, rules).map((clock) => `clock ${clock.id} runs while ${kindOf(branch)} ${branch.id} lasts`),
  );
}

/** Nothing is decided over a hearing that is open, and none is presided over by who examined the application (行政许可法 48). */
const ofHearings = (state: JointCase): string[] =>
  state.branches.flatMap((branch) => {
    const { id, hearing, state: standing } = branch;
    if (kindOf(branch) !== 'hearing' || !hearing) return [];
    const chair = hearing.held?.chair ?? hearing.planned?.chair;
    const decided = branch.items.filter((kind) => itemOf(state, kind)?.decision !== undefined);
    return [
      ...(standing === 'open' ? decided.map((kind) => `${kind} decided while hearing ${id} is open`) : []),
      ...(standing === 'open' && hearing.lapsedAt !== undefined ? [`hearing ${id} is open although its right lapsed`] : []),
      ...(hearing.lapsedAt !== undefined && hearing.lapsedAt < endOfDay(hearing.until)
        ? [`the right to hearing ${id} lapsed before its last day was over`]
        : []),
      ...(hearing.planned && !hearing.asked ? [`hearing ${id} is arranged though nobody asked`] : []),
      ...(chair === undefined || chair === '' ? (hearing.planned ? [`hearing ${id} without chair`] : []) : []),
    ];
  });

function ofAcceptance(state: JointCase): string[] {
  const found: string[] = [];
  for (const item of state.items) {
    if (item.filed && (!item.filed.article || item.decision || state.clocks.some(({ id }) => id === itemClock(item.kind)))) {
      found.push(`${item.kind} is filed, yet without article, decided, or with a clock`);
    }
    if (item.acceptedAt !== undefined && !item.acceptedArticle) found.push(`${item.kind} accepted without article`);
    if (item.decision && !item.decision.article) found.push(`${item.kind} decided without article`);
    if (item.decision && item.acceptedAt === undefined) found.push(`${item.kind} decided without acceptance`);
    const asked = state.corrections.some(({ answeredAt, items }) => answeredAt === undefined && items.includes(item.kind));
    if (asked && item.state === 'accepted') found.push(`${item.kind} accepted while its correction is open`);
  }
  state.corrections.slice(1).forEach(({ id, ground }) => {
    if (!ground) found.push(`${id} is a further notice without ground`);
  });
  return found;
}
