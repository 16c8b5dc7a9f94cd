import type { LocalDate } from '../decider';
import type { DayType, DeadlineRule } from './deadline';

/** The part of a rule that a computed date cites. `id` is absent for local terms that carry their own length. */
export interface RuleCited {
  id?: string;
  length: number;
  unit: DeadlineRule['unit'];
  source: string;
  article: string;
  /** The text says only 日; the day type is the engine's default. */
  unitUnspecified?: boolean;
  /** The text of the jurisdiction by which it is counted here. */
  local?: { source: string; article: string };
}

/**
 * One step on the way to a date. Each step carries the end that it leaves behind (`end`, or `to`), so that the date can be
 * computed again from the steps alone.
 */
export type ExplainStep =
  | { kind: 'rule'; rule: RuleCited; direction: DeadlineRule['direction'] }
  /** The jurisdiction's own text says how the term is counted there. */
  | { kind: 'local'; length: number; unit: DeadlineRule['unit']; source: string; article: string }
  /** The day the term hangs on: receipt, acceptance, service; for count-back terms the day it is counted back from. */
  | { kind: 'start'; date: LocalDate }
  /** Day 1 is the day after (民法典 201), or the start day itself where the rule says so. */
  | { kind: 'first-day'; date: LocalDate; startDayCounts: boolean }
  /** The n-th day of the term; months and years end on the day of the same number or the month's last (民法典 202). */
  | { kind: 'count'; length: number; unit: DeadlineRule['unit']; end: LocalDate; monthEnd: boolean }
  | { kind: 'count-back'; length: number; unit: DeadlineRule['unit']; end: LocalDate }
  /** A lawful stop gives back the days it covers, from the day of the stop to the day before the resumption. */
  | {
      kind: 'stop';
      from: LocalDate;
      to: LocalDate;
      days: number;
      unit: DayType;
      ground: string;
      article: string;
      document: string;
      end: LocalDate;
    }
  | { kind: 'extend'; days: number; unit: DayType; article: string; document: string; end: LocalDate }
  /** The last day is a rest day and moves to the next working day (民法典 203). */
  | { kind: 'roll'; from: LocalDate; end: LocalDate }
  /** The last day is a rest day but stays: count-back terms and rules that do not roll. */
  | { kind: 'no-roll'; date: LocalDate; direction: DeadlineRule['direction'] }
  /** The term stands still; `left` days remain, in its day type. */
  | { kind: 'held'; since: LocalDate; ground: string; article: string; document: string; left: number; unit: DayType }
  /** The holidays of a year that the date depends on are not announced yet. */
  | { kind: 'provisional'; lastLoadedYear: number }
  | { kind: 'due'; date: LocalDate };
