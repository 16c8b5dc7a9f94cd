import type { AnyCommandEntry, Process } from './entry';
import { slugOf } from './entry';
import { jointCaseCommands } from './joint-case';
import { noticeCommands } from './notice';

/** The command table: from it come REST routes, the API's description, forms, buttons and the authorization test. */
export const commandTable: Readonly<Record<Process, Readonly<Record<string, AnyCommandEntry>>>> = {
  'joint-case': jointCaseCommands,
  notice: noticeCommands,
};

export const allCommands: readonly AnyCommandEntry[] = Object.values(commandTable).flatMap((commands) => Object.values(commands));

/** By type name (`GiveOpinion`). */
export const commandNamed = (process: Process, name: string): AnyCommandEntry | undefined =>
  Object.hasOwn(commandTable[process], name) ? commandTable[process][name] : undefined;

/** By the last part of its address (`give-opinion`). */
export const commandAt = (process: Process, slug: string): AnyCommandEntry | undefined =>
  Object.values(commandTable[process]).find(({ name }) => slugOf(name) === slug);

export type { AnyCommandEntry, Choice, FormContext, FormField, Process } from './entry';
export { slugOf } from './entry';
