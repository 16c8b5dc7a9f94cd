import { actorRef } from '../decider';
import type { Task } from '../decider';
import { localDate } from '../calendar/dates';
import { Refused } from '../refused';
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
import { releaseClocks } from './holding';
import type { DecideOne, EvolveOne, Phase } from './phase';
import { textOf } from './phase';
import { kindOf } from './standing';
import type { CaseBranch, Panel } from './branch-state';
import type { JointCase } from './state';

const present = (branch: CaseBranch): Panel | undefined => ofThisRound(branch, branch.panel);

const convene: DecideOne<'ConvenePanel'> = (state, { command, actor, receivedAt: at }) => {
  const branch = branchToAct(state, command.branch, actor, ['panel']);
  const { id, round } = branch;
  if (present(branch)) throw new Refused('panel-convened', { branch: id });
  const on = comingDay(command.on, at);
  const experts = participantsOf(command.experts, 1, '/experts');
  const document = textOf(command.document, '/document');
  return [{ type: 'PanelConvened', at, branch: id, round, on, experts, document, by: actorRef(actor) }];
};

const record: DecideOne<'RecordPanel'> = (state, { command, actor, receivedAt: at }, rules) => {
  const branch = branchToAct(state, command.branch, actor, ['panel']);
  const { id, round } = branch;
  const panel = present(branch);
  if (!panel) throw new Refused('panel-not-convened', { branch: id });
  const on = pastDay(command.on, at, localDate(panel.convenedAt));
  const experts = participantsOf(command.experts, 1, '/experts');
  const { conclusion } = command;
  const { text, conditions } = conclusionOf({ value: conclusion, ...command }, { text: '/text' });
  const by = actorRef(actor);
  return [
    { type: 'PanelRecorded', at, branch: id, round, on, experts, text, conclusion, conditions, by },
    ...endRound(state, branch, at, by),
    ...releaseClocks(state, branch, at, by, rules),
  ];
};

const evolveConvened: EvolveOne<'PanelConvened'> = (state, { branch: id, round, on, experts, document, at }) =>
  onBranch(state, id, (branch) => ({ ...branch, panel: { round, on, experts, document, convenedAt: at } }));

const evolveRecorded: EvolveOne<'PanelRecorded'> = (state, event) => {
  const { branch: id, round, on, experts, text, conclusion, conditions, by, at } = event;
  return onBranch(state, id, (branch) => ({
    ...answered(branch, { value: conclusion, text, conditions, by, at, round }),
    panel: { document: '', convenedAt: at, ...branch.panel, round, on, experts, held: at },
  }));
};

const tasks = (state: JointCase, rules: Rules): Task[] =>
  state.branches
    .filter((branch) => branch.state === 'open' && kindOf(branch) === 'panel')
    .map((branch) => branchTask(state, branch, present(branch) ? 'RecordPanel' : 'ConvenePanel', rules));

/** A panel of experts (专家评审): convened with the written notice of the time needed, answered by its record. */
export const panels = {
  decide: { ConvenePanel: convene, RecordPanel: record },
  evolve: { PanelConvened: evolveConvened, PanelRecorded: evolveRecorded },
  tasks,
  possible: {
    ConvenePanel: (state, actor) => branchesToAct(state, actor, ['panel']).some((branch) => !present(branch)),
    RecordPanel: (state, actor) => branchesToAct(state, actor, ['panel']).some((branch) => present(branch) !== undefined),
  },
} satisfies Phase;
