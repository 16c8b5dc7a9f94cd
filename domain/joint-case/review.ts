import { actorRef } from '../decider';
import type { Actor, Task } from '../decider';
import { Refused } from '../refused';
import { waitsForReviews } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import { without } from '../without';
import {
  answered,
  assertOpen,
  branchesToAct,
  branchTask,
  branchToAct,
  conclusionOf,
  endRound,
  ofDepartment,
  onBranch,
  opened,
  ownBranch,
  waiting,
} from './branch';
import type { JointCaseEvent } from './events';
import { releaseClocks } from './holding';
import type { DecideOne, Phase } from './phase';
import { textOf } from './phase';
import { branchOf, isAnswered, itemOf, kindOf, isReviewed, openingOf, reviewedFirst } from './standing';
import type { CaseBranch } from './branch-state';
import type { JointCase } from './state';
import { procedureOf, startBranchClock } from './terms';

/** Kinds that a department answers by an opinion in writing. */
const BY_OPINION = ['review', 'assessment'] as const;
export const isByOpinion = (branch: CaseBranch): boolean => BY_OPINION.some((kind) => kind === kindOf(branch));

const claim: DecideOne<'Claim'> = (state, { command, actor, receivedAt: at }) => {
  const branch = ownBranch(state, command.branch, actor);
  assertOpen(branch);
  if (branch.claimedBy) throw new Refused('already-claimed', { by: branch.claimedBy.name });
  return [{ type: 'BranchClaimed', at, branch: branch.id, by: actorRef(actor) }];
};

const release: DecideOne<'Release'> = (state, { command, actor, receivedAt: at }) => {
  const branch = ownBranch(state, command.branch, actor);
  assertOpen(branch);
  if (!branch.claimedBy) throw new Refused('not-claimed', { branch: branch.id });
  if (branch.claimedBy.id !== actor.id && actor.role !== 'supervisor') {
    throw new Refused('claimed-by-other', { by: branch.claimedBy.name });
  }
  return [{ type: 'BranchReleased', at, branch: branch.id, by: actorRef(actor) }];
};

const giveOpinion: DecideOne<'GiveOpinion'> = (state, { command, actor, receivedAt: at }) => {
  const branch = branchToAct(state, command.branch, actor, BY_OPINION);
  const { opinion } = command;
  const { text, conditions } = conclusionOf({ value: opinion, ...command }, { text: '/text' });
  const by = actorRef(actor);
  const { id, round } = branch;
  return [{ type: 'OpinionGiven', at, branch: id, round, opinion, text, conditions, by }, ...endRound(state, branch, at, by)];
};

/** May go back: answered, no hearing, and none of its items is decided yet (a granted item keeps its agreed branches). */
const isReturnable = (state: JointCase, branch: CaseBranch): boolean =>
  isAnswered(branch) &&
  kindOf(branch) !== 'hearing' &&
  branch.items.some((kind) => itemOf(state, kind)?.state === 'accepted') &&
  !hasGrant(state, branch);

const hasGrant = (state: JointCase, branch: CaseBranch): boolean =>
  branch.items.some((kind) => ['granted', 'issued'].includes(itemOf(state, kind)?.state ?? ''));

const sendBack: DecideOne<'SendBack'> = (state, { command, actor, receivedAt: at }, rules) => {
  const branch = branchOf(state, command.branch);
  if (!branch) throw new Refused('branch-unknown', { branch: command.branch }, '/branch');
  const reason = textOf(command.reason, '/reason');
  if (!isAnswered(branch)) throw new Refused('branch-not-answered', { branch: branch.id, state: branch.state });
  if (!isReturnable(state, branch)) throw new Refused('item-decided', { branch: branch.id });
  const by = actorRef(actor);
  const round = branch.round + 1;
  const planned = procedureOf(state, rules).branches.find(({ id }) => id === branch.id);
  return [
    { type: 'SentBack', at, branch: branch.id, round, reason, by },
    ...(waitsForReviews(openingOf(branch)) && !isReviewed(state, branch)
      ? [{ type: 'BranchStale' as const, at, branch: branch.id, round, because: branch.id }]
      : planned
        ? [startBranchClock(state, planned, round, at, by)]
        : []),
    ...restingOn(state, branch).flatMap((one): JointCaseEvent[] => [
      { type: 'BranchStale', at, branch: one.id, round: one.round, because: branch.id },
      ...endRound(state, one, at, by),
      ...releaseClocks(state, one, at, by, rules),
    ]),
  ];
};

/**
 * Branches that opened because this one agreed: they begin anew once it does again. A publicity period that has begun stays
 * (docs/decisions/0025-publicity-days.md), and so does what a granted item rests on.
 */
const restingOn = (state: JointCase, branch: CaseBranch): CaseBranch[] =>
  state.branches.filter(
    (other) =>
      waitsForReviews(openingOf(other)) &&
      kindOf(other) !== 'publicity' &&
      (other.state === 'open' || other.state === 'answered') &&
      !hasGrant(state, other) &&
      reviewedFirst(state, other).some(({ id }) => id === branch.id),
  );

const tasks = (state: JointCase, rules: Rules): Task[] =>
  state.branches
    .filter((branch) => branch.state === 'open' && isByOpinion(branch))
    .map((branch) => branchTask(state, branch, 'GiveOpinion', rules));

const open = (state: JointCase, actor: Actor): CaseBranch[] =>
  state.branches.filter((branch) => branch.state === 'open' && ofDepartment(actor, branch));

/** Departments review in parallel; one opinion per branch and round. A branch sent back keeps the others' opinions. */
export const review = {
  decide: { Claim: claim, Release: release, GiveOpinion: giveOpinion, SendBack: sendBack },
  evolve: {
    BranchOpened: (state, { branch: id, round, at }) => onBranch(state, id, (branch) => opened(branch, round, at)),
    BranchClaimed: (state, { branch: id, by }) => onBranch(state, id, (branch) => ({ ...branch, claimedBy: by })),
    BranchReleased: (state, { branch: id }) => onBranch(state, id, (branch) => without(branch, 'claimedBy')),
    BranchStale: (state, { branch: id }) => onBranch(state, id, waiting),
    OpinionGiven: (state, { branch: id, round, opinion, text, conditions, by, at, basis }) =>
      onBranch(state, id, (branch) =>
        answered(branch, { value: opinion, text, conditions, by, at, round, ...(basis === undefined ? {} : { basis }) }),
      ),
    SentBack: (state, { branch: id, round, reason, by, at }) =>
      onBranch(state, id, (branch) => ({ ...opened(branch, round, at), sentBack: { by, reason, at } })),
  },
  tasks,
  possible: {
    Claim: (state, actor) => open(state, actor).some(({ claimedBy }) => !claimedBy),
    Release: (state, actor) =>
      open(state, actor).some(({ claimedBy }) => claimedBy && (claimedBy.id === actor.id || actor.role === 'supervisor')),
    GiveOpinion: (state, actor) => branchesToAct(state, actor, BY_OPINION).length > 0,
    SendBack: (state) => state.branches.some((branch) => isReturnable(state, branch)),
  },
} satisfies Phase;
