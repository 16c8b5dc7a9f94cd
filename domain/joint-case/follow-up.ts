import { actorRef } from '../decider';
import type { Task } from '../decider';
import { localDate } from '../calendar/dates';
import type { Rules } from '../rules/rules';
import { answered, branchesToAct, branchTask, branchToAct, endRound, onBranch, pastDay } from './branch';
import type { DecideOne, EvolveOne, Phase } from './phase';
import { textOf } from './phase';
import { kindOf } from './standing';
import type { JointCase } from './state';

const record: DecideOne<'RecordFollowUp'> = (state, { command, actor, receivedAt: at }) => {
  const branch = branchToAct(state, command.branch, actor, ['follow-up']);
  const on = pastDay(command.on, at, localDate(branch.openedAt ?? at));
  const findings = textOf(command.findings, '/findings');
  const { id, round } = branch;
  const by = actorRef(actor);
  return [
    { type: 'FollowUpRecorded', at, branch: id, round, on, findings, result: command.result, by },
    ...endRound(state, branch, at, by),
  ];
};

const evolveRecorded: EvolveOne<'FollowUpRecorded'> = (state, { branch: id, round, on, findings, result, by, at }) =>
  onBranch(state, id, (branch) => ({
    ...answered(branch, { value: result === 'kept' ? 'agree' : 'disagree', text: findings, conditions: '', by, at, round }),
    followUp: { round, on, result },
  }));

const tasks = (state: JointCase, rules: Rules): Task[] =>
  state.branches
    .filter((branch) => branch.state === 'open' && kindOf(branch) === 'follow-up')
    .map((branch) => branchTask(state, branch, 'RecordFollowUp', rules));

/**
 * What was granted on a commitment is checked after its issue (告知承诺事中事后核查). Whether the commitment was kept is a fact of the
 * case, which stays open until it is recorded; what follows from a broken one is for other acts.
 */
export const followUps = {
  decide: { RecordFollowUp: record },
  evolve: { FollowUpRecorded: evolveRecorded },
  tasks,
  possible: { RecordFollowUp: (state, actor) => branchesToAct(state, actor, ['follow-up']).length > 0 },
} satisfies Phase;
