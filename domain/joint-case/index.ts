import { actorRef } from '../decider';
import type { Act, Actor, Decider, NewStream, Task } from '../decider';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import { amendment, amendmentTasks } from './amendment';
import { clocks } from './clocks';
import type { JointCaseCommand, PersonCommand } from './commands';
import { completeness } from './completeness';
import { corrections } from './corrections';
import { decision } from './decision';
import { ends } from './ends';
import type { JointCaseEvent } from './events';
import { failures } from './failures';
import { filing } from './filing';
import { followUps } from './follow-up';
import { hearings } from './hearing';
import { holdings } from './holding';
import { initial, intake } from './intake';
import { issuing } from './issue';
import { letters } from './letters';
import { licencesOf } from './licences';
import { moving } from './moving';
import { noticesOf } from './notices';
import { openings } from './opening';
import { panels } from './panel';
import { publicity } from './publicity';
import type { CommandType, DecideOne, EventType, EvolveOne, Phase, Possible } from './phase';
import { processTasks } from './process-tasks';
import { isPersonCommand, mayAct, ROLES } from './roles';
import { review } from './review';
import { stageOf } from './stage';
import { isAcceptable, pendingDemands } from './standing';
import type { JointCase } from './state';
import { time } from './time';
import { visits } from './visit';

export { itemsToIssue, issueBasis } from './issue';
export { stageOf } from './stage';
export { violations } from './invariants';

const decideTable: { [T in CommandType]: DecideOne<T> } = {
  ...intake.decide,
  ...completeness.decide,
  ...corrections.decide,
  ...review.decide,
  ...visits.decide,
  ...panels.decide,
  ...publicity.decide,
  ...hearings.decide,
  ...followUps.decide,
  ...clocks.decide,
  ...moving.decide,
  ...decision.decide,
  ...letters.decide,
  ...issuing.decide,
  ...amendment.decide,
  ...failures.decide,
  ...ends.decide,
  ...time.decide,
};

const evolveTable: { [T in EventType]: EvolveOne<T> } = {
  ...intake.evolve,
  ...completeness.evolve,
  ...corrections.evolve,
  ...review.evolve,
  ...visits.evolve,
  ...panels.evolve,
  ...publicity.evolve,
  ...hearings.evolve,
  ...followUps.evolve,
  ...clocks.evolve,
  ...moving.evolve,
  ...decision.evolve,
  ...letters.evolve,
  ...issuing.evolve,
  ...filing.evolve,
  ...amendment.evolve,
  ...failures.evolve,
  ...ends.evolve,
};

const possibleTable: { [T in PersonCommand['type']]: Possible } = {
  ...intake.possible,
  ...completeness.possible,
  ...corrections.possible,
  ...review.possible,
  ...visits.possible,
  ...panels.possible,
  ...publicity.possible,
  ...hearings.possible,
  ...followUps.possible,
  ...clocks.possible,
  ...moving.possible,
  ...decision.possible,
  ...failures.possible,
  ...ends.possible,
};

const phases: Phase[] = [
  completeness,
  corrections,
  review,
  openings,
  visits,
  panels,
  holdings,
  publicity,
  hearings,
  followUps,
  decision,
  failures,
  time,
];

function decide(state: JointCase, act: Act<JointCaseCommand>, rules: Rules): JointCaseEvent[] {
  const { command, actor } = act;
  if (isPersonCommand(command.type)) {
    if (command.type !== 'Submit' && state.id === '') throw new Refused('not-found');
    // Nobody has a scope on a case before it is submitted: there the command itself names unit and jurisdiction.
    if (!(command.type === 'Submit' ? isRole(actor, 'Submit') : mayAct(state, actor, command.type)))
      throw new Refused('forbidden');
  } else if (command.type === 'SendPublicOpinion') {
    if (state.id === '') throw new Refused('not-found');
    if (actor.role !== 'public') throw new Refused('forbidden');
  } else {
    if (actor.kind === 'person') throw new Refused('forbidden');
    // The task of an act that comes late, or twice, is gone: there is nothing left to do.
    const named = command as Extract<JointCaseCommand, { task: string }>;
    const open = tasks(state, rules).find(({ id, for: whose }) => id === named.task && whose === actor.kind);
    if (!open || (open.kind !== command.type && command.type !== 'FailTask')) return [];
  }
  // Each entry takes the command under whose type it stands.
  const one = decideTable[command.type] as DecideOne<CommandType>;
  return withFollowing(state, one(state, act, rules), act, rules);
}

/** The act's events and what follows from them at the same moment: branches that open, clocks that a step holds. */
function withFollowing(
  before: JointCase,
  events: JointCaseEvent[],
  { actor, receivedAt: at }: Act<JointCaseCommand>,
  rules: Rules,
): JointCaseEvent[] {
  // A case of reviews alone, and one that is only being submitted, has nothing that follows.
  if (events.length === 0 || before.id === '') return events;
  let state = events.reduce(evolve, before);
  if (!state.branches.some(({ kind, opens }) => kind !== undefined || opens !== undefined)) return events;
  const all = [...events];
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const more = phases.flatMap((phase) => phase.follow?.(state, { at, by: actorRef(actor) }, rules) ?? []);
    if (more.length === 0) return all;
    all.push(...more);
    state = more.reduce(evolve, state);
  }
  throw new Error(`what follows an act does not end: ${before.id}`);
}

/** Each round opens or holds something, so there are never more than there are branches and clocks. */
const MOST_ROUNDS = 50;

const isRole = (actor: Actor, type: PersonCommand['type']): boolean =>
  actor.kind === 'person' && actor.role !== undefined && ROLES[type].includes(actor.role);

function evolve(state: JointCase, event: JointCaseEvent): JointCase {
  const one = evolveTable[event.type] as EvolveOne<EventType>;
  const next = one(state, event);
  const notice = pendingDemands(state).length === 0 && pendingDemands(next).length > 0;
  const accept = !isAcceptable(state) && isAcceptable(next);
  if (!notice && !accept) return next;
  const { occurrences: count } = next;
  return { ...next, occurrences: { notice: count.notice + Number(notice), accept: count.accept + Number(accept) } };
}

function tasks(state: JointCase, rules: Rules): Task[] {
  if (state.id === '') return [];
  return [...phases.flatMap((phase) => phase.tasks?.(state, rules) ?? []), ...processTasks(state, rules)];
}

const opens = (state: JointCase, event: JointCaseEvent, seq: number, rules: Rules): NewStream[] => [
  ...(event.type === 'LicencesIssued' ? licencesOf(state, event) : []),
  ...noticesOf(state, event, seq, rules),
];

function allowed(state: JointCase, actor: Actor, _now: number, rules: Rules): string[] {
  if (state.id === '') return isRole(actor, 'Submit') ? ['Submit'] : [];
  return Object.keys(possibleTable)
    .filter(isPersonCommand)
    .filter((type) => mayAct(state, actor, type) && possibleTable[type](state, actor, rules));
}

/** One window, several approvals (docs/architecture.md): what people, the process and time may do to a case. */
export const jointCase: Decider<JointCase, JointCaseCommand, JointCaseEvent> = {
  kind: 'joint-case',
  version: 2,
  initial,
  decide,
  evolve,
  tasks,
  /** Every item has ended, what was promised is checked, every paper is written, and a permit that the case started from knows. */
  closed: (state) =>
    stageOf(state) === 'closed' &&
    state.letters.every(({ document }) => document !== undefined) &&
    amendmentTasks(state).length === 0,
  opens,
  allowed,
};
