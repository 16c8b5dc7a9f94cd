import type { ActorRef, Instant, LocalDate } from '../decider';
import { Refused } from '../refused';
import type { DayType } from '../rules/deadline';
import { isStopGround, STOP_ARTICLE } from './grounds';

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
  /** Extensions: how many, in which day type. Stops: how many working days the applicant was told the step needs (行政许可法 45). */
  days?: number;
  dayType?: DayType;
  /** Extensions: why, and who approved it (行政许可法 42). */
  reason?: string;
  approver?: string;
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

/**
 * Adds an entry. Refuses what a clock cannot do: `clock-not-started`, `clock-already-started`, `clock-already-stopped`,
 * `clock-not-stopped`, `clock-ended`, `clock-entry-out-of-order`, `stop-ground-unknown` (行政许可法 45 is a closed list),
 * `stop-document-missing`, `extension-incomplete`.
 */
export function enter(clock: Clock, entry: LedgerEntry): Clock {
  const params = { clock: clock.id };
  const last = clock.ledger.at(-1);
  const standing = clockState(clock);
  if (standing === 'ended') throw new Refused('clock-ended', params);
  if (last && entry.at < last.at) throw new Refused('clock-entry-out-of-order', params);
  if (entry.kind === 'start') {
    if (standing !== 'new') throw new Refused('clock-already-started', params);
  } else if (standing === 'new') {
    throw new Refused('clock-not-started', params);
  }
  if (entry.kind === 'stop') {
    if (standing === 'stopped') throw new Refused('clock-already-stopped', params);
    if (!isStopGround(entry.ground)) {
      throw new Refused('stop-ground-unknown', { ...params, ground: entry.ground, article: STOP_ARTICLE }, '/ground');
    }
    if (!entry.document?.trim()) throw new Refused('stop-document-missing', { ...params, article: STOP_ARTICLE }, '/document');
  }
  if (entry.kind === 'resume' && standing !== 'stopped') throw new Refused('clock-not-stopped', params);
  if (entry.kind === 'extend' && !(Number.isInteger(entry.days) && (entry.days ?? 0) > 0 && entry.document?.trim())) {
    throw new Refused('extension-incomplete', params);
  }
  return { ...clock, ledger: [...clock.ledger, entry] };
}

/** What the ledger's entries leave the clock in. */
export function clockState(clock: Clock): 'new' | 'running' | 'stopped' | 'ended' {
  let state: 'new' | 'running' | 'stopped' | 'ended' = 'new';
  for (const { kind } of clock.ledger) {
    if (kind === 'start' || kind === 'restart' || kind === 'resume') state = 'running';
    else if (kind === 'stop') state = 'stopped';
    else if (kind === 'end') state = 'ended';
  }
  return state;
}
