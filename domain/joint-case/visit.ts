import { actorRef } from '../decider';
import type { Task } from '../decider';
import type { Rules } from '../rules/rules';
import {
  answered,
  branchesToAct,
  branchTask,
  branchToAct,
  comingDay,
  conclusionOf,
  endRound,
  ofThisRound,
  onBranch,
  participantsOf,
  pastDay,
} from './branch';
import type { DecideOne, EvolveOne, Phase } from './phase';
import { kindOf } from './standing';
import type { JointCase } from './state';

/** 行政许可法 34(3): 需要对申请材料的实质内容进行核实的，行政机关应当指派两名以上工作人员进行核查 [memory]. */
const LEAST = 2;

const schedule: DecideOne<'ScheduleVisit'> = (state, { command, actor, receivedAt: at }) => {
  const { id, round } = branchToAct(state, command.branch, actor, ['visit']);
  const on = comingDay(command.on, at);
  return [{ type: 'VisitScheduled', at, branch: id, round, on, note: command.note.trim(), by: actorRef(actor) }];
};

const record: DecideOne<'RecordVisit'> = (state, { command, actor, receivedAt: at }) => {
  const branch = branchToAct(state, command.branch, actor, ['visit']);
  const on = pastDay(command.on, at, state.receivedOn);
  const participants = participantsOf(command.participants, LEAST, '/participants');
  const { conclusion } = command;
  const { text: findings, conditions } = conclusionOf(
    { value: conclusion, text: command.findings, conditions: command.conditions },
    { text: '/findings' },
  );
  const by = actorRef(actor);
  const { id, round } = branch;
  return [
    { type: 'VisitRecorded', at, branch: id, round, on, participants, findings, conclusion, conditions, by },
    ...endRound(state, branch, at, by),
  ];
};

const evolveScheduled: EvolveOne<'VisitScheduled'> = (state, { branch: id, round, on, note, by, at }) =>
  onBranch(state, id, (branch) => ({ ...branch, visit: { round, scheduled: { on, note, by, at } } }));

const evolveRecorded: EvolveOne<'VisitRecorded'> = (state, event) => {
  const { branch: id, round, on, participants, findings, conclusion, conditions, by, at } = event;
  return onBranch(state, id, (branch) => {
    const { scheduled } = (branch.visit?.round === round ? branch.visit : undefined) ?? {};
    return {
      ...answered(branch, { value: conclusion, text: findings, conditions, by, at, round }),
      visit: { round, ...(scheduled ? { scheduled } : {}), held: { on, participants } },
    };
  });
};

/** First the day is agreed with the enterprise, then the visit is recorded. */
const tasks = (state: JointCase, rules: Rules): Task[] =>
  state.branches
    .filter((branch) => branch.state === 'open' && kindOf(branch) === 'visit')
    .map((branch) => branchTask(state, branch, ofThisRound(branch, branch.visit) ? 'RecordVisit' : 'ScheduleVisit', rules));

/** One visit to the site for all items of its branch (现场核查); what it finds answers the branch. */
export const visits = {
  decide: { ScheduleVisit: schedule, RecordVisit: record },
  evolve: { VisitScheduled: evolveScheduled, VisitRecorded: evolveRecorded },
  tasks,
  possible: {
    ScheduleVisit: (state, actor) => branchesToAct(state, actor, ['visit']).length > 0,
    RecordVisit: (state, actor) => branchesToAct(state, actor, ['visit']).length > 0,
  },
} satisfies Phase;
