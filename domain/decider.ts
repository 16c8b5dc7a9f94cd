import type { Rules } from './rules/rules';

/** Milliseconds since 1970 in UTC, on the business clock. */
export type Instant = number;
/** `YYYY-MM-DD` in the jurisdiction's time zone. */
export type LocalDate = string;

/** `public`: anybody, without an account; gives an opinion during a publicity period and nothing else. */
export type Role = 'clerk' | 'reviewer' | 'approver' | 'supervisor' | 'enterprise' | 'inspector' | 'admin' | 'public';
export type DepartmentKind = 'window' | 'eia' | 'permit' | 'solid-waste' | 'monitoring' | 'enforcement' | 'assessment';
export type StreamKind = 'joint-case' | 'licence' | 'notice';

export interface StreamRef {
  id: string;
  kind: StreamKind;
}

/** Who acts: a person (with the role and scope held at that moment), the process, or time itself. */
export interface Actor {
  kind: 'person' | 'process' | 'time';
  id: string;
  name: string;
  role?: Role;
  department?: DepartmentKind;
  /** Code of the jurisdiction the person works for. */
  jurisdiction?: string;
  /** Unified social credit code of the unit an enterprise user belongs to. */
  uscc?: string;
  onBehalfOf?: string;
}

/** What an event keeps of its actor. */
export interface ActorRef {
  id: string;
  name: string;
  department?: DepartmentKind;
}

export interface Act<Command> {
  command: Command;
  actor: Actor;
  /** The moment the act takes effect: for people the receipt by the API, for time the moment it fell due. */
  receivedAt: Instant;
  /** The business clock when the step runs; later than `receivedAt` when an outage is being caught up. */
  now: Instant;
}

export interface DomainEvent {
  type: string;
  /** Business moment: when it took effect. */
  at: Instant;
}

/** Who among people a task is for. Jurisdiction is that of the stream. */
export interface ForPeople {
  role: Role;
  department?: DepartmentKind;
  /** Only this person, by user id (claimed or reassigned). */
  person?: string;
}

export interface Task {
  /** kind/subject/round/occurrence; never comes back once it is gone. */
  id: string;
  /** For process and time tasks: the type of the command that does it. For people: key of the inbox label. */
  kind: string;
  for: ForPeople | 'process' | 'time';
  /** Item, branch, clock or recipient that it is about. */
  subject?: string;
  /** Process and time: not before this moment; 0 = at once. */
  at?: Instant;
  /** People: last day. */
  due?: LocalDate;
}

/** A stream that an event calls for; opened in the same transaction, so nothing after the commit can be forgotten. */
export interface NewStream {
  id: string;
  kind: StreamKind;
  /** The first command; it produces the stream's first event. */
  command: { type: string };
}

/**
 * A process as a handful of pure functions. `decide` and `tasks` may throw only `Refused`.
 * Every command of the process and of time carries `task`, the id of the task it does.
 */
export interface Decider<State, Command extends { type: string }, Event extends DomainEvent> {
  kind: StreamKind;
  /** Raised when `evolve` changes shape, so that stored states are refolded. */
  version: number;
  initial(): State;
  decide(state: State, act: Act<Command>, rules: Rules): Event[];
  evolve(state: State, event: Event): State;
  tasks(state: State, rules: Rules): Task[];
  closed(state: State): boolean;
  /** New streams that this event (with its sequence number in the stream) calls for, given the state after it. */
  opens(state: State, event: Event, seq: number, rules: Rules): NewStream[];
  /** Command types this person may do now: the buttons, the API's authorization and its tests. Scope included. */
  allowed(state: State, actor: Actor, now: Instant, rules: Rules): string[];
}

export const TIME: Actor = { kind: 'time', id: 'time', name: 'time' };
/** Anybody, without an account: gives an opinion during a publicity period. */
export const PUBLIC: Actor = { kind: 'person', id: 'public', name: 'public', role: 'public' };
export const PROCESS: Actor = { kind: 'process', id: 'process', name: 'process' };

export const actorRef = (actor: Actor): ActorRef => ({
  id: actor.id,
  name: actor.name,
  ...(actor.department ? { department: actor.department } : {}),
});
