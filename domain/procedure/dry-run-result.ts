import type { Clock } from '../clock/ledger';
import type { ForPeople, Instant, LocalDate } from '../decider';
import type { JointCaseEvent } from '../joint-case/events';
import type { JointCase } from '../joint-case/state';
import type { ExplainStep } from '../rules/explain-step';
import type { ItemKind, Procedure } from './procedure';

/** Everybody on the next working day; on the last day of their term; or as that, but nobody checks the application. */
export const PACES = ['prompt', 'last-day', 'silent'] as const;
export type Pace = (typeof PACES)[number];

export interface DryRunOf {
  procedure: Procedure;
  jurisdiction: string;
  receivedOn: LocalDate;
  pace: Pace;
}

export interface DryStep {
  at: Instant;
  /** Kind of the task that was done; `Submit` for the first. */
  kind: string;
  subject?: string;
  by: ForPeople | 'process' | 'time';
  /** Last day of the task, where it had one. */
  due?: LocalDate;
  events: JointCaseEvent['type'][];
  /** Clocks that ran after it, with their last day. */
  running: { clock: string; due: LocalDate }[];
}

export interface DryClock {
  id: string;
  kind: Clock['kind'];
  subject: string;
  startedOn: LocalDate;
  due: LocalDate | null;
  endedOn: LocalDate | null;
  /** Ended, or still running at the end, after its last day. */
  late: boolean;
  provisional: boolean;
  steps: ExplainStep[];
}

/** What happens at the end of a day if nobody has told the applicant what is missing. */
export interface DrySilence {
  item: ItemKind;
  on: LocalDate;
  article: string;
  steps: ExplainStep[];
}

export type FindingCode =
  | 'never-accepted'
  | 'never-decided'
  | 'never-issued'
  | 'late'
  | 'refused'
  | 'task-unknown'
  | 'rule-missing'
  | 'provisional'
  | 'violation';

export interface Finding {
  code: FindingCode;
  /** Item, clock, kind of task, or the words of an error. */
  subject: string;
  /** Code of a refusal. */
  reason?: string;
}

export interface DryRun {
  receivedOn: LocalDate;
  pace: Pace;
  steps: DryStep[];
  clocks: DryClock[];
  silences: DrySilence[];
  /** Last day of the promised term; null where none is promised. */
  promised: LocalDate | null;
  /** Day on which the last item ended (issued, filed, …); null when it never does. */
  finishedOn: LocalDate | null;
  items: { kind: ItemKind; state: JointCase['items'][number]['state'] }[];
  findings: Finding[];
}
