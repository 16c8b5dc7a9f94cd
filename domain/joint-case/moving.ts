import { actorRef } from '../decider';
import { localDate } from '../calendar/dates';
import { dueDate } from '../clock/due';
import { clockState } from '../clock/ledger';
import type { Procedure } from '../procedure/procedure';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import { without } from '../without';
import { cancelUnneeded, endRound } from './branch';
import type { JointCaseEvent } from './events';
import { planOf } from './intake';
import { assertMovable, isBegun, keepsBranch } from './movable';
import type { DecideOne, EvolveOne, Phase } from './phase';
import { textOf } from './phase';
import { branchOf, isOpen, openingOf } from './standing';
import { stageOf } from './stage';
import type { CaseBranch } from './branch-state';
import type { JointCase } from './state';
import { CASE_CLOCK, procedureOf, startBranchClock, startPromisedClock } from './terms';

/** The version of the case's procedure with that number: the one in force, so that no case goes back to rules that were replaced. */
function target(state: JointCase, version: number, today: string, rules: Rules): Procedure {
  const found = rules.versionsOf(state.procedure.id).find((one) => one.version === version);
  if (!found) throw new Refused('move-version-unknown', { version }, '/version');
  if (version === state.procedure.version) throw new Refused('move-same-version', { version }, '/version');
  if (rules.currentProcedure(found.id, today).version !== version)
    throw new Refused('move-not-in-force', { version }, '/version');
  return found;
}

const move: DecideOne<'MoveProcedure'> = (state, { command, actor, receivedAt: at }, rules) => {
  const to = target(state, command.version, localDate(at), rules);
  assertMovable(state, procedureOf(state, rules), to);
  const by = actorRef(actor);
  const reason = textOf(command.reason, '/reason');
  const { departments, branches } = planOf(to);
  const promised = promisedBy(state, to, rules);
  const moved: JointCaseEvent = {
    ...{ type: 'ProcedureMoved', at, from: state.procedure.version, to: to.version, plan: { departments, branches }, reason, by },
    ...(promised && promiseClock(state) ? { promised } : {}),
  };
  const after = evolveMoved(state, moved);
  assertPromiseAhead(after, localDate(at), rules);
  // Rounds of branches that the new version does not have end; those that open at acceptance open where it has been.
  const ended = state.branches
    .filter((branch) => branch.state === 'open' && branchOf(after, branch.id)?.state !== 'open')
    .flatMap((branch) => endRound(state, branch, at, by).map((one) => withGround(one, 'moved')));
  const opening = after.branches.filter((branch) => branch.state === 'waiting' && isDueAtAcceptance(after, branch));
  const opened = opening.flatMap((branch): JointCaseEvent[] => {
    const round = branch.round + 1;
    const planned = to.branches.find(({ id }) => id === branch.id)!;
    return [{ type: 'BranchOpened', at, branch: branch.id, round }, startBranchClock(after, planned, round, at, by)];
  });
  const first = Math.min(...state.items.map(({ acceptedAt }) => acceptedAt ?? Infinity));
  const promise =
    promised && first < Infinity && !state.clocks.some(({ id }) => id === CASE_CLOCK)
      ? [startPromisedClock(state, promised, first, at, by)]
      : [];
  return [moved, ...ended, ...opened, ...promise];
};

const withGround = (event: JointCaseEvent, ground: string): JointCaseEvent =>
  event.type === 'ClockEntered' ? { ...event, entry: { ...event.entry, ground } } : event;

/** What the version promises; where it promises nothing, what was promised stays. */
const promisedBy = (state: JointCase, to: Procedure, rules: Rules): { workingDays: number; source: string } | undefined =>
  rules.promised(to, state.receivedOn, state.jurisdiction) ?? undefined;

const promiseClock = (state: JointCase) => state.clocks.find((clock) => clock.id === CASE_CLOCK && clockState(clock) !== 'ended');

const isDueAtAcceptance = (state: JointCase, branch: CaseBranch): boolean =>
  openingOf(branch) === 'acceptance' &&
  state.items.some(({ kind, state: standing }) => standing === 'accepted' && branch.items.includes(kind));

/** A promise that is over, or would be over at once, is answered for and not moved. */
function assertPromiseAhead(after: JointCase, today: string, rules: Rules): void {
  const clock = promiseClock(after);
  if (!clock) return;
  const { date } = dueDate(clock, rules, rules.calendar(after.jurisdiction));
  if (after.warned.includes(`${CASE_CLOCK}/overrun`) || (date !== null && date < today))
    throw new Refused('move-promise-over', { due: date ?? today });
}

/**
 * The plan of the other version, with what the case has done in it. A branch that the version does not have is cancelled and
 * kept: where a later version has it again, it goes on with its next round.
 */
const evolveMoved: EvolveOne<'ProcedureMoved'> = (state, { to, plan, promised }) => {
  const branches = plan.branches.map((planned): CaseBranch => {
    const known = branchOf(state, planned.id);
    if (!known) return { ...planned, state: 'waiting', round: 0 };
    if (isBegun(known) || keepsBranch(known, planned) || isOver(state, known)) return { ...known, mandatory: planned.mandatory };
    return { ...without(known, 'kind', 'opens', 'claimedBy'), ...planned, state: 'waiting' };
  });
  const dropped = state.branches.filter(({ id }) => !plan.branches.some((planned) => planned.id === id));
  return cancelUnneeded({
    ...state,
    procedure: { ...state.procedure, version: to },
    completeness: plan.departments.map(
      (department) =>
        state.completeness.find((one) => one.department === department) ?? { department, state: 'open', demands: [], round: 1 },
    ),
    branches: [...branches, ...dropped.map((branch): CaseBranch => ({ ...branch, state: 'cancelled' }))],
    clocks: state.clocks.map((clock) =>
      clock.id === CASE_CLOCK && promised
        ? { ...clock, term: { length: promised.workingDays, unit: 'working', source: promised.source } }
        : clock,
    ),
  });
};

/** Cancelled with its items, not by a move. */
const isOver = (state: JointCase, branch: CaseBranch): boolean =>
  branch.state === 'cancelled' && !state.items.some((item) => isOpen(item) && branch.items.includes(item.kind));

/** A running case goes on under another version of its procedure, where nothing that was done is undone. */
export const moving = {
  decide: { MoveProcedure: move },
  evolve: { ProcedureMoved: evolveMoved },
  possible: {
    MoveProcedure: (state, _actor, rules) =>
      stageOf(state) !== 'closed' &&
      state.items.every(({ decision }) => decision === undefined) &&
      rules.versionsOf(state.procedure.id).some(({ version }) => version > state.procedure.version),
  },
} satisfies Phase;
