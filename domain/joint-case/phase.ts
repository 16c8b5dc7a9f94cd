import type { Act, Actor, ActorRef, Instant, Task } from '../decider';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import type { JointCaseCommand, PersonCommand } from './commands';
import type { JointCaseEvent } from './events';
import type { JointCase } from './state';

export type CommandType = JointCaseCommand['type'];
export type EventType = JointCaseEvent['type'];
export type CommandOf<T extends CommandType> = Extract<JointCaseCommand, { type: T }>;
export type EventOf<T extends EventType> = Extract<JointCaseEvent, { type: T }>;

/** Decides one type of command; role and jurisdiction of the actor have been checked (roles.ts). */
export type DecideOne<T extends CommandType> = (state: JointCase, act: Act<CommandOf<T>>, rules: Rules) => JointCaseEvent[];
export type EvolveOne<T extends EventType> = (state: JointCase, event: EventOf<T>) => JointCase;
/** Whether a person of the right role and jurisdiction finds something to do with this command now. */
export type Possible = (state: JointCase, actor: Actor, rules: Rules) => boolean;

/** What follows from where the case stands now, in the same act: nothing once it has been done. */
export type Follow = (state: JointCase, act: { at: Instant; by: ActorRef }, rules: Rules) => JointCaseEvent[];

/** A part of the process: what it decides, folds, lists as work and offers to people. index.ts puts the parts together. */
export interface Phase {
  decide: { [T in CommandType]?: DecideOne<T> };
  evolve: { [T in EventType]?: EvolveOne<T> };
  tasks?: (state: JointCase, rules: Rules) => Task[];
  follow?: Follow;
  possible: { [T in PersonCommand['type']]?: Possible };
}

/** The text without surrounding blanks, refused where there is none. */
export function textOf(text: string | undefined, pointer: string): string {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') throw new Refused('text-missing', {}, pointer);
  return trimmed;
}
