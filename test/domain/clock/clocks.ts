import { addDays, startOfDay } from '../../../domain/calendar/dates';
import { dueDate, type Due } from '../../../domain/clock/due';
import type { Clock, LedgerEntry } from '../../../domain/clock/ledger';
import type { LocalDate } from '../../../domain/decider';
import type { DayType } from '../../../domain/rules/deadline';
import { calendar, rules } from '../law';

const actor = { id: 'u1', name: '张三' };
const HOUR = 3_600_000;

/** An entry at ten in the morning. */
export const entry = (kind: LedgerEntry['kind'], on: LocalDate, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{ kind, at: startOfDay(on) + 10 * HOUR, ground: kind === 'stop' || kind === 'resume' ? 'expert-review' : 'acceptance' },
  ...{ article: kind === 'stop' ? '行政许可法 45' : '', actor },
  ...(kind === 'stop' || kind === 'extend' ? { document: '示环特告〔2026〕1号' } : {}),
  ...more,
});

export const clockOf = (
  start: LocalDate,
  term: { length: number; unit: DayType } | string,
  entries: LedgerEntry[] = [],
): Clock => ({
  id: 'c1',
  kind: 'statutory',
  subject: 'permit-simplified',
  receivedOn: '2026-11-22',
  ...(typeof term === 'string' ? { rule: term } : { term: { ...term, source: 'test' } }),
  ledger: [entry('start', start), ...entries],
});

export const dueOf = (clock: Clock): Due => dueDate(clock, rules, calendar);

/** A stop of so many days from a date. */
export const pause = (from: LocalDate, days: number, ground = 'expert-review'): LedgerEntry[] => [
  entry('stop', from, { ground }),
  entry('resume', addDays(from, days), { ground }),
];
