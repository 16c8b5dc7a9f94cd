import { actorRef } from '../decider';
import type { ActorRef, Instant, Task } from '../decider';
import { localDate } from '../calendar/dates';
import { clockState } from '../clock/ledger';
import type { Clock } from '../clock/ledger';
import { Refused } from '../refused';
import type { ProcedureBranch } from '../procedure/procedure';
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
import type { JointCaseEvent } from './events';
import type { DecideOne, EvolveOne, Follow, Phase } from './phase';
import { textOf } from './phase';
import { kindOf } from './standing';
import type { CaseBranch, JointCase, Panel } from './state';
import { entered, itemClock, procedureOf } from './terms';

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

/** An open panel of the present round that holds clocks, with what its procedure says of them. */
function holding(state: JointCase, branch: CaseBranch, rules: Rules) {
  const panel = present(branch);
  const { stopsClocks } = plannedOf(state, branch, rules) ?? {};
  return panel && stopsClocks && branch.state === 'open' ? { panel, ...stopsClocks } : undefined;
}

const plannedOf = (state: JointCase, branch: CaseBranch, rules: Rules): ProcedureBranch | undefined =>
  procedureOf(state, rules).branches.find(({ id }) => id === branch.id);

/** Whether a stopped clock stands still for this panel: its last stop names the panel's notice. */
const isHeldBy = (clock: Clock, { document }: Panel, ground: string): boolean => {
  const last = clock.ledger.findLast(({ kind }) => kind === 'stop' || kind === 'resume');
  return clockState(clock) === 'stopped' && last?.ground === ground && last.document === document;
};

/** What a panel held runs on as it is recorded, or given up. */
export function releaseClocks(state: JointCase, branch: CaseBranch, at: Instant, by: ActorRef, rules: Rules): JointCaseEvent[] {
  const held = holding(state, branch, rules);
  if (!held) return [];
  const { panel, ground, article } = held;
  return state.clocks
    .filter((clock) => isHeldBy(clock, panel, ground))
    .map((clock) => entered(clock, { kind: 'resume', at, ground, article, actor: by }));
}

/** The branch of a panel for which a clock stands still: it runs on by the panel's record, not by hand. */
export const panelHolding = (state: JointCase, clock: Clock, rules: Rules): CaseBranch | undefined =>
  state.branches.find((branch) => {
    const held = holding(state, branch, rules);
    return held !== undefined && isHeldBy(clock, held.panel, held.ground);
  });

/**
 * While a panel that the law asks for lasts, the clocks that it stops stand still (行政许可法 45): from its convening, or as
 * they start or run on after another stop.
 */
const follow: Follow = (state, { at, by }, rules) =>
  state.branches.flatMap((branch) => {
    const held = holding(state, branch, rules);
    if (!held) return [];
    const { panel, items, ground, article } = held;
    const clocks = items.map(itemClock);
    return state.clocks
      .filter((clock) => clocks.includes(clock.id) && clockState(clock) === 'running')
      .map((clock) => entered(clock, { kind: 'stop', at, ground, article, actor: by, document: panel.document }));
  });

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
  follow,
  possible: {
    ConvenePanel: (state, actor) => branchesToAct(state, actor, ['panel']).some((branch) => !present(branch)),
    RecordPanel: (state, actor) => branchesToAct(state, actor, ['panel']).some((branch) => present(branch) !== undefined),
  },
} satisfies Phase;
