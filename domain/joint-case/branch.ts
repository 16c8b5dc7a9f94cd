import type { Actor, ActorRef, Instant, LocalDate, Task } from '../decider';
import { isLocalDate, localDate } from '../calendar/dates';
import type { BranchKind } from '../procedure/procedure';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import { without } from '../without';
import type { JointCaseEvent } from './events';
import { textOf } from './phase';
import { branchOf, isAnswered, isOpen, kindOf, openingOf } from './standing';
import type { CaseBranch, Opinion, Participant } from './branch-state';
import type { JointCase } from './state';
import { branchClock, dueOf, endClocks } from './terms';

/** What acts on branches share, whatever the kind. */

export const ofDepartment = (actor: Actor, branch: CaseBranch): boolean => actor.department === branch.department;

/** The branch named, which must be one of the actor's department. */
export function ownBranch(state: JointCase, id: string, actor: Actor): CaseBranch {
  const branch = branchOf(state, id);
  if (!branch) throw new Refused('branch-unknown', { branch: id }, '/branch');
  if (!ofDepartment(actor, branch)) throw new Refused('forbidden');
  return branch;
}

/** Refuses an act on a branch that is not open; where it was answered, says by whom and when. */
export function assertOpen(branch: CaseBranch): void {
  if (isAnswered(branch) && branch.opinion) {
    throw new Refused('already-acted', { by: branch.opinion.by.name, at: branch.opinion.at });
  }
  if (branch.state !== 'open') throw new Refused('branch-not-open', { branch: branch.id, state: branch.state });
}

/** An open branch of the actor's department and of the act's kinds, claimed by nobody else. */
export function branchToAct(state: JointCase, id: string, actor: Actor, kinds: readonly BranchKind[]): CaseBranch {
  const branch = ownBranch(state, id, actor);
  if (!kinds.includes(kindOf(branch))) throw new Refused('branch-of-other-kind', { branch: branch.id }, '/branch');
  assertOpen(branch);
  if (branch.claimedBy && branch.claimedBy.id !== actor.id) {
    throw new Refused('claimed-by-other', { by: branch.claimedBy.name });
  }
  return branch;
}

/** Branches of some kinds that wait for this person: open, of their department, claimed by nobody else. */
export const branchesToAct = (state: JointCase, actor: Actor, kinds: readonly BranchKind[]): CaseBranch[] =>
  state.branches.filter(
    (branch) =>
      branch.state === 'open' &&
      kinds.includes(kindOf(branch)) &&
      ofDepartment(actor, branch) &&
      (!branch.claimedBy || branch.claimedBy.id === actor.id),
  );

/** What an open branch asks of its department, or of whoever holds it, within the term of its round. */
export const branchTask = (
  state: JointCase,
  { id, department, round, claimedBy }: CaseBranch,
  kind: string,
  rules: Rules,
): Task => ({
  id: `${kind}/${id}/${round}`,
  kind,
  for: { role: 'reviewer', department, ...(claimedBy ? { person: claimedBy.id } : {}) },
  subject: id,
  due: dueOf(state, branchClock(id, round), rules),
});

/** The clock of the present round ends with its answer. */
export const endRound = (state: JointCase, { id, round }: CaseBranch, at: Instant, by: ActorRef): JointCaseEvent[] =>
  endClocks(state, (clock) => clock.id === branchClock(id, round), { at, ground: 'opinion', actor: by });

/** Conditions are needed beside a conditional agreement, reasons beside a disagreement; neither is kept elsewhere. */
export function conclusionOf(
  { value, text, conditions }: { value: Opinion; text: string; conditions?: string },
  pointers: { text: string },
): { text: string; conditions: string } {
  return {
    conditions: value === 'conditions' ? textOf(conditions, '/conditions') : '',
    text: value === 'disagree' ? textOf(text, pointers.text) : text.trim(),
  };
}

/** The people named, at least so many. */
export function participantsOf(list: readonly Participant[], least: number, pointer: string): Participant[] {
  const named = list.map(({ name, organisation = '' }, i): Participant => {
    const from = organisation.trim();
    return { name: textOf(name, `${pointer}/${i}/name`), ...(from === '' ? {} : { organisation: from }) };
  });
  if (named.length < least) throw new Refused('participants-missing', { least }, pointer);
  return named;
}

/** A day on which something is to be: today or later. */
export function comingDay(on: LocalDate, at: Instant): LocalDate {
  if (!isLocalDate(on)) throw new Refused('date-invalid', {}, '/on');
  if (on < localDate(at)) throw new Refused('date-in-past', { on }, '/on');
  return on;
}

/** A day on which something was: not in the future, and not before the day it could first be. */
export function pastDay(on: LocalDate, at: Instant, first: LocalDate): LocalDate {
  if (!isLocalDate(on)) throw new Refused('date-invalid', {}, '/on');
  if (on > localDate(at)) throw new Refused('date-in-future', { on }, '/on');
  if (on < first) throw new Refused('date-before-start', { first }, '/on');
  return on;
}

export const onBranch = (state: JointCase, id: string, change: (branch: CaseBranch) => CaseBranch): JointCase => ({
  ...state,
  branches: state.branches.map((branch) => (branch.id === id ? change(branch) : branch)),
});

/** Answered in a round, with what came of it. */
export const answered = (branch: CaseBranch, opinion: NonNullable<CaseBranch['opinion']>): CaseBranch => ({
  ...branch,
  state: 'answered',
  opinion,
});

export const opened = (branch: CaseBranch, round: number, at: Instant): CaseBranch => ({
  ...branch,
  state: 'open',
  round,
  openedAt: at,
});

/** Waits again for what comes first; whoever held it is free. */
export const waiting = (branch: CaseBranch): CaseBranch => without({ ...branch, state: 'waiting' as const }, 'claimedBy');

/** What is done in a round that is not the present one does not count any more. */
export const ofThisRound = <T extends { round: number }>(branch: CaseBranch, one: T | undefined): T | undefined =>
  one?.round === branch.round ? one : undefined;

/** Branches that serve only items whose review is over (decided or ended) are not waited for any more. */
export const cancelUnneeded = (state: JointCase): JointCase => ({
  ...state,
  branches: state.branches.map((branch) => (isNeeded(state, branch) ? branch : { ...branch, state: 'cancelled' })),
});

/** A check afterwards is needed as long as an item of it may still be issued. */
function isNeeded(state: JointCase, branch: CaseBranch): boolean {
  if (branch.state !== 'waiting' && branch.state !== 'open') return true;
  const items = state.items.filter(({ kind }) => branch.items.includes(kind));
  if (openingOf(branch) !== 'issue') return items.some(isOpen);
  return items.some((item) => isOpen(item) || item.state === 'granted' || item.state === 'issued');
}
