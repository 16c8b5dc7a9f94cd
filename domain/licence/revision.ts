import { addDays } from '../calendar/dates';
import type { Calendar } from '../calendar/calendar';
import type { LocalDate } from '../decider';
import type { ApprovalItem } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import type { Licence } from './licence';
import { validityOf } from './validity';

type Validity = Pick<Licence, 'validFrom' | 'validTo' | 'renewBy'>;

/**
 * Validity of a permit's new version. A change keeps it (条例 14(3) changes what is written, not how long). A re-application
 * gives five years from its issue. A renewal continues: five years from the day after the last one, or from its issue where
 * that day is past (条例 14(1), (2): 延续, read as going on from the end; no text seen that counts otherwise).
 */
export function revisedValidity(
  item: Pick<ApprovalItem, 'amends' | 'validityRule' | 'renewalRule'>,
  before: Validity,
  issuedOn: LocalDate,
  receivedOn: LocalDate,
  rules: Rules,
  calendar: Calendar,
): Validity {
  if (item.amends === 'change') return { validFrom: before.validFrom, validTo: before.validTo, renewBy: before.renewBy };
  const next = before.validTo === null ? issuedOn : addDays(before.validTo, 1);
  const validFrom = item.amends === 'renewal' && next > issuedOn ? next : issuedOn;
  return { validFrom, ...validityOf(item, validFrom, receivedOn, rules, calendar) };
}
