import type { ActorRef, Instant } from '../decider';
import { clockState } from '../clock/ledger';
import type { Clock } from '../clock/ledger';
import type { Rules } from '../rules/rules';
import { ofThisRound } from './branch';
import type { JointCaseEvent } from './events';
import type { Follow, Phase } from './phase';
import type { CaseBranch } from './branch-state';
import type { JointCase } from './state';
import { entered, itemClock, JOINT_CLOCK, procedureOf } from './terms';

/** Panels and hearings that the law asks for, and the clocks that stand still while they last (行政许可法 45). */

/** The written notice of the time needed: a number that was entered, or that of a letter of this case. */
function noticeOf(branch: CaseBranch): { document: string; letter?: string } | undefined {
  const panel = ofThisRound(branch, branch.panel);
  if (panel) return { document: panel.document };
  const hearing = ofThisRound(branch, branch.hearing);
  return hearing?.planned && { document: hearing.planned.number, letter: hearing.planned.letter };
}

/** An open step of the present round that holds clocks, with what its procedure says of them. */
function holding(state: JointCase, branch: CaseBranch, rules: Rules) {
  const notice = noticeOf(branch);
  const planned = procedureOf(state, rules).branches.find(({ id }) => id === branch.id);
  if (!notice || !planned?.stopsClocks || branch.state !== 'open') return undefined;
  const { items, ...why } = planned.stopsClocks;
  // A hearing is of the whole matter: the term of joint handling is one of the terms that 45 speaks of, too.
  const clocks = [...items.map(itemClock), ...(planned.kind === 'hearing' ? [JOINT_CLOCK] : [])];
  return { notice, clocks, ...why };
}

/** Whether a stopped clock stands still for this step: its last stop names the step's notice. */
const isHeldBy = (clock: Clock, document: string, ground: string): boolean => {
  const last = clock.ledger.findLast(({ kind }) => kind === 'stop' || kind === 'resume');
  return clockState(clock) === 'stopped' && last?.ground === ground && last.document === document;
};

/** What a step held runs on as it is recorded, or given up. */
export function releaseClocks(state: JointCase, branch: CaseBranch, at: Instant, by: ActorRef, rules: Rules): JointCaseEvent[] {
  const held = holding(state, branch, rules);
  if (!held) return [];
  const { notice, ground, article } = held;
  return state.clocks
    .filter((clock) => isHeldBy(clock, notice.document, ground))
    .map((clock) => entered(clock, { kind: 'resume', at, ground, article, actor: by }));
}

/** The branch for which a clock stands still: it runs on by the step's record, not by hand. */
export const stepHolding = (state: JointCase, clock: Clock, rules: Rules): CaseBranch | undefined =>
  state.branches.find((branch) => {
    const held = holding(state, branch, rules);
    return held !== undefined && isHeldBy(clock, held.notice.document, held.ground);
  });

/** Clocks that run although a step holds them. */
export const clocksToHold = (state: JointCase, branch: CaseBranch, rules: Rules): Clock[] => {
  const held = holding(state, branch, rules);
  return state.clocks.filter(({ id, ...clock }) => held?.clocks.includes(id) && clockState({ id, ...clock }) === 'running');
};

/** From the written notice, or as they start or run on after another stop. */
const follow: Follow = (state, { at, by }, rules) =>
  state.branches.flatMap((branch) => {
    const held = holding(state, branch, rules);
    if (!held) return [];
    const { notice, ground, article } = held;
    const { letter } = notice;
    return clocksToHold(state, branch, rules).map((clock) =>
      entered(clock, { kind: 'stop', at, ground, article, actor: by, ...(letter ? {} : { document: notice.document }) }, letter),
    );
  });

export const holdings = { decide: {}, evolve: {}, possible: {}, follow } satisfies Phase;
