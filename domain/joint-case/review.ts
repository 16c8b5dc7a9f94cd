import { actorRef } from '../decider';
import type { Actor, Task } from '../decider';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import { without } from '../without';
import type { DecideOne, EvolveOne, Phase } from './phase';
import { textOf } from './phase';
import { branchOf, isAnswered, isOpen, itemOf } from './standing';
import type { CaseBranch, JointCase } from './state';
import { branchClock, dueOf, endClocks, procedureOf, startBranchClock } from './terms';

const ofDepartment = (actor: Actor, branch: CaseBranch): boolean => actor.department === branch.department;

/** The branch named, which must be one of the actor's department. */
function ownBranch(state: JointCase, id: string, actor: Actor): CaseBranch {
  const branch = branchOf(state, id);
  if (!branch) throw new Refused('branch-unknown', { branch: id }, '/branch');
  if (!ofDepartment(actor, branch)) throw new Refused('forbidden');
  return branch;
}

/** Refuses an act on a branch that does not wait for an opinion; where one was given, says whose and when. */
function assertOpen(branch: CaseBranch): void {
  if (isAnswered(branch) && branch.opinion) {
    throw new Refused('already-acted', { by: branch.opinion.by.name, at: branch.opinion.at });
  }
  if (branch.state !== 'open') throw new Refused('branch-not-open', { branch: branch.id, state: branch.state });
}

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
  const branch = ownBranch(state, command.branch, actor);
  assertOpen(branch);
  if (branch.claimedBy && branch.claimedBy.id !== actor.id) {
    throw new Refused('claimed-by-other', { by: branch.claimedBy.name });
  }
  const { opinion } = command;
  const conditions = opinion === 'conditions' ? textOf(command.conditions, '/conditions') : '';
  const text = opinion === 'disagree' ? textOf(command.text, '/text') : command.text.trim();
  const by = actorRef(actor);
  const { id, round } = branch;
  return [
    { type: 'OpinionGiven', at, branch: id, round, opinion, text, conditions, by },
    ...endClocks(state, (clock) => clock.id === branchClock(id, round), { at, ground: 'opinion', actor: by }),
  ];
};

/** May go back: answered, and none of its items is decided yet (a granted item keeps its agreed branches). */
const isReturnable = (state: JointCase, branch: CaseBranch): boolean =>
  isAnswered(branch) &&
  branch.items.some((kind) => itemOf(state, kind)?.state === 'accepted') &&
  !branch.items.some((kind) => ['granted', 'issued'].includes(itemOf(state, kind)?.state ?? ''));

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
    ...(planned ? [startBranchClock(state, planned, round, at, by)] : []),
  ];
};

const onBranch = (state: JointCase, id: string, change: (branch: CaseBranch) => CaseBranch): JointCase => ({
  ...state,
  branches: state.branches.map((branch) => (branch.id === id ? change(branch) : branch)),
});

const evolveOpinion: EvolveOne<'OpinionGiven'> = (state, { branch: id, round, opinion, text, conditions, by, at }) =>
  onBranch(state, id, (branch) => ({
    ...branch,
    state: 'answered',
    opinion: { value: opinion, text, conditions, by, at, round },
  }));

/** Branches that serve only items whose review is over (decided or ended) are not waited for any more. */
export const cancelUnneeded = (state: JointCase): JointCase => ({
  ...state,
  branches: state.branches.map((branch) =>
    (branch.state === 'waiting' || branch.state === 'open') &&
    !state.items.some((item) => isOpen(item) && branch.items.includes(item.kind))
      ? { ...branch, state: 'cancelled' }
      : branch,
  ),
});

const tasks = (state: JointCase, rules: Rules): Task[] =>
  state.branches
    .filter((branch) => branch.state === 'open')
    .map(({ id, department, round, claimedBy }) => ({
      id: `GiveOpinion/${id}/${round}`,
      kind: 'GiveOpinion',
      for: { role: 'reviewer', department, ...(claimedBy ? { person: claimedBy.id } : {}) },
      subject: id,
      due: dueOf(state, branchClock(id, round), rules),
    }));

const open = (state: JointCase, actor: Actor): CaseBranch[] =>
  state.branches.filter((branch) => branch.state === 'open' && ofDepartment(actor, branch));

/** Departments review in parallel; one opinion per branch and round. A branch sent back keeps the others' opinions. */
export const review = {
  decide: { Claim: claim, Release: release, GiveOpinion: giveOpinion, SendBack: sendBack },
  evolve: {
    BranchOpened: (state, { branch: id, round, at }) =>
      onBranch(state, id, (branch) => ({ ...branch, state: 'open', round, openedAt: at })),
    BranchClaimed: (state, { branch: id, by }) => onBranch(state, id, (branch) => ({ ...branch, claimedBy: by })),
    BranchReleased: (state, { branch: id }) => onBranch(state, id, (branch) => without(branch, 'claimedBy')),
    OpinionGiven: evolveOpinion,
    SentBack: (state, { branch: id, round, reason, by, at }) =>
      onBranch(state, id, (branch) => ({ ...branch, state: 'open', round, openedAt: at, sentBack: { by, reason, at } })),
  },
  tasks,
  possible: {
    Claim: (state, actor) => open(state, actor).some(({ claimedBy }) => !claimedBy),
    Release: (state, actor) =>
      open(state, actor).some(({ claimedBy }) => claimedBy && (claimedBy.id === actor.id || actor.role === 'supervisor')),
    GiveOpinion: (state, actor) => open(state, actor).some(({ claimedBy }) => !claimedBy || claimedBy.id === actor.id),
    SendBack: (state) => state.branches.some((branch) => isReturnable(state, branch)),
  },
} satisfies Phase;
