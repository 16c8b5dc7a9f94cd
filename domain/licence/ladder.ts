import type { Instant, LocalDate } from '../decider';
import { addDays, startOfDay } from '../calendar/dates';
import type { ItemKind } from '../procedure/procedure';
import type { Moment } from '../notice/moments';

/** One rung of the renewal ladder: a reminder so many days before the last day of validity. */
export interface Rung {
  daysBefore: number;
  moment: Extract<Moment, 'N17' | 'N18'>;
}

/**
 * Reminders of renewal for a discharge permit, whose renewal is due 60 days before its end (条例 14(2)): N17 at 180, 120 and 90
 * days, the last call N18 at 75 and 65. Even if the 60 days were read as working days, 90 come before (statutes 14).
 * Defaults of the table of notices (N17, N18), a setting without legal effect.
 */
export const RENEWAL_LADDER: readonly Rung[] = [
  { daysBefore: 180, moment: 'N17' },
  { daysBefore: 120, moment: 'N17' },
  { daysBefore: 90, moment: 'N17' },
  { daysBefore: 75, moment: 'N18' },
  { daysBefore: 65, moment: 'N18' },
];

/**
 * Of a registration, which is renewed 20 days before its end (PDP-16, local guidance): N17 at 90 and 60 days, N18 at 40 and 25.
 * A setting without legal effect.
 */
const REGISTRATION_LADDER: readonly Rung[] = [
  { daysBefore: 90, moment: 'N17' },
  { daysBefore: 60, moment: 'N17' },
  { daysBefore: 40, moment: 'N18' },
  { daysBefore: 25, moment: 'N18' },
];

/**
 * Of a waste licence, whose renewal is due 30 working days before its end (危险废物经营许可证管理办法 13(2)): N17 at 180, 120 and
 * 90 days, the last call N18 at 75 and 60. 30 working days, a long holiday among them, are less than 60 days. A setting without
 * legal effect.
 */
const WASTE_LADDER: readonly Rung[] = [
  { daysBefore: 180, moment: 'N17' },
  { daysBefore: 120, moment: 'N17' },
  { daysBefore: 90, moment: 'N17' },
  { daysBefore: 75, moment: 'N18' },
  { daysBefore: 60, moment: 'N18' },
];

/** The reminders of a kind of licence. */
export function ladderOf(kind: ItemKind): readonly Rung[] {
  if (kind.startsWith('waste-')) return WASTE_LADDER;
  return kind === 'permit-registration' ? REGISTRATION_LADDER : RENEWAL_LADDER;
}

const NINE_O_CLOCK = 9 * 3_600_000;

/** 09:00 local time of the rung's day, which is not moved over rest days. */
export const momentOfRung = (validTo: LocalDate, { daysBefore }: Rung): Instant =>
  startOfDay(addDays(validTo, -daysBefore)) + NINE_O_CLOCK;
