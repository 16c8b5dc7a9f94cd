import type { z } from 'zod';
import type { Actor, Role, StreamKind } from '../../domain/decider';
import type { PersonCommand } from '../../domain/joint-case/commands';
import type { NoticeCommand } from '../../domain/notice/notice';
import type { Rules } from '../../domain/rules/rules';
import type { Locale } from '../../templates/i18n';
import type words from '../../templates/locales/zh-CN/commands.json';
import type domainWords from '../../templates/locales/zh-CN/domain.json';
import type { ApiServices, CatalogueLookUps } from '../services';

/** The commands of people, by process. Those of the process and of time have no route. */
export interface PersonCommands {
  'joint-case': PersonCommand;
  notice: Extract<NoticeCommand, { type: 'RetryTask' }>;
}
export type Process = keyof PersonCommands & StreamKind;

type Words = typeof words;
type DomainWords = typeof domainWords;
/** `commands.<process>.<command>`: holds `button`, `title`, `done`. Both languages have the same keys (a test says so). */
export type CommandLabel = { [P in Process & keyof Words]: `commands.${P}.${keyof Words[P] & string}` }[Process & keyof Words];
export type FieldLabel = `commands.fields.${keyof Words['fields']}`;
/** Words of the domain that forms offer to choose from. */
export type ChoiceLabel = {
  [
    G in 'item' | 'section' | 'opinion' | 'outcome' | 'clockKind' | 'adopted' | 'followUp'
  ]: `domain.${G}.${keyof DomainWords[G] & string}`;
}['item' | 'section' | 'opinion' | 'outcome' | 'clockKind' | 'adopted' | 'followUp'];

/** What a form needs to know to offer choices. */
export interface FormContext {
  /** State of the stream, settled to now. */
  state: unknown;
  actor: Actor;
  rules: Rules;
  locale: Locale;
}

export interface Choice {
  value: string;
  /** In the reader's language, or a key of it. */
  text?: string;
  label?: ChoiceLabel;
}

interface FieldBase {
  /** Property of the body. */
  name: string;
  label: FieldLabel;
  required: boolean;
  hint?: FieldLabel;
}

export type FormField = FieldBase &
  (
    | { type: 'text' | 'textarea'; maxLength: number }
    | { type: 'date' }
    /** A whole number, at least 1. */
    | { type: 'number'; most: number }
    | { type: 'select' | 'radio' | 'checkboxes'; choices: (context: FormContext) => Choice[] }
    | { type: 'file' }
    /** Rows of the same fields. */
    | { type: 'list'; of: FormField[]; /** Rows shown while none was entered. */ atLeast?: number }
    /** A page of its own (the application). */
    | { type: 'application' }
  );

export interface PrepareContext {
  services: ApiServices;
  actor: Actor;
  rules: Rules;
  /** Business clock at the arrival of the request, ms. */
  receivedAt: number;
  /** The stream's state, settled to now; undefined for the first command. */
  state: unknown;
  streamId: string;
}

/** A command ready for the step, with the contents and uploads it names. */
export interface Prepared<Command> {
  command: Command;
  sections?: Record<string, unknown>;
  uploads?: string[];
}

/**
 * One command as data. From it come the REST route, OpenAPI, the form, the page's button and the rows of the authorization
 * test. Without roles or a label it does not compile.
 */
export interface CommandEntry<P extends Process, Name extends PersonCommands[P]['type'], Schema extends z.ZodType = z.ZodType> {
  process: P;
  name: Name;
  label: CommandLabel;
  /** Who may, before department, claim and state are looked at. */
  roles: readonly Role[];
  /** True for the command that begins the stream. */
  creates?: boolean;
  body: Schema;
  /** The same body, with codes looked up in the lists of this installation. */
  bodyWith?(lookUps: CatalogueLookUps): Schema;
  fields: FormField[];
  example: z.input<Schema>;
  /** Turns the checked body into the command. Throws Invalid. */
  prepare(
    body: z.output<Schema>,
    context: PrepareContext,
  ): Prepared<Extract<PersonCommands[P], { type: Name }>> | Promise<Prepared<Extract<PersonCommands[P], { type: Name }>>>;
}

/** Infers the schema; the two names are given. */
export const defineCommand =
  <P extends Process, Name extends PersonCommands[P]['type']>() =>
  <Schema extends z.ZodType>(entry: CommandEntry<P, Name, Schema>): CommandEntry<P, Name, Schema> =>
    entry;

/** Any entry, for code that walks the table. */
export interface AnyCommandEntry {
  process: Process;
  name: string;
  label: CommandLabel;
  roles: readonly Role[];
  creates?: boolean;
  body: z.ZodType;
  bodyWith?(lookUps: CatalogueLookUps): z.ZodType;
  fields: FormField[];
  example: unknown;
  prepare(body: unknown, context: PrepareContext): Prepared<{ type: string }> | Promise<Prepared<{ type: string }>>;
}

/** Last part of the command's address: `GiveOpinion` → `give-opinion`. */
export const slugOf = (name: string): string => name.replace(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
