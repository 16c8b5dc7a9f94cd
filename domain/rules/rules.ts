import type { Calendar } from '../calendar/calendar';
import type { DeadlineRule } from './deadline';
import type { Procedure } from '../procedure/procedure';
import type { LocalDate } from '../decider';

/** The law and the local settings as data, at one version of the reference data. Pure look-ups, loaded once and kept in memory. */
export interface Rules {
  /** Rises whenever any reference data is loaded. */
  version: number;
  /** Throws when the id and version are unknown. */
  procedure(ref: ProcedureRef): Procedure;
  /** Every version of a procedure, the first first; none where the id is unknown. */
  versionsOf(id: string): Procedure[];
  /** The newest version of a procedure in force on a date. */
  currentProcedure(id: string, on: LocalDate): Procedure;
  /**
   * Rule by its id (`PDP-01`), as in force on the date of receipt and as the jurisdiction counts it (its own local text, or that
   * of the city above it). Throws when there is none.
   */
  deadline(id: string, receivedOn: LocalDate, jurisdiction: string): DeadlineRule;
  /** What the jurisdiction promises for a procedure in a text of its own (优化营商环境条例 36(2)); else the procedure's own promise. */
  promised(procedure: Procedure, receivedOn: LocalDate, jurisdiction: string): Procedure['promised'];
  calendar(jurisdiction: string): Calendar;
  jurisdiction(code: string): Jurisdiction;
}

export interface ProcedureRef {
  id: string;
  version: number;
}

export interface Jurisdiction {
  code: string;
  nameZh: string;
  nameEn: string;
  /** The word that opens document numbers, a local setting: `苏园环`. */
  shortName: string;
  level: 'city' | 'district';
  parent?: string;
  /** Sign shown in SMS: `苏州园区生态环境`. */
  smsSign: string;
  phone: string;
  /** Where a decision can be appealed against (行政复议法 20): a local setting, printed in refusals. */
  reconsiderationBody: string;
  court: string;
}
