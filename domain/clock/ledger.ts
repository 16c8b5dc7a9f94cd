import type { ActorRef, Instant, LocalDate } from '../decider';
import type { DayType } from '../rules/deadline';

/** One append-only row of a clock's ledger. */
export interface LedgerEntry {
  kind: 'start' | 'stop' | 'resume' | 'restart' | 'extend' | 'end';
  at: Instant;
  /** Why: a code of the closed list for stops, free for the others. */
  ground: string;
  article: string;
  actor: ActorRef;
  /** Number or hash of the written notice; mandatory for stop and extend. */
  document?: string;
  /** Extensions: how many, in which day type. */
  days?: number;
  dayType?: DayType;
}

/** A term that runs: an item's statutory clock, a branch's internal one, or the case's promised one. */
export interface Clock {
  id: string;
  kind: 'statutory' | 'internal' | 'promised';
  /** Item kind, branch id or `case`. */
  subject: string;
  /** Rule id in data/deadlines.csv; internal and promised terms carry their own length. */
  rule?: string;
  term?: { length: number; unit: DayType; source: string };
  /** Receipt date that chooses the version of the rule. */
  receivedOn: LocalDate;
  ledger: LedgerEntry[];
}
