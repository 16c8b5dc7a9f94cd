import type { Calendar } from '../calendar/calendar';
import type { LocalDate } from '../decider';
import type { ProcedureItem } from '../procedure/procedure';
import { applyDeadline } from '../rules/deadline';
import type { Rules } from '../rules/rules';

/**
 * Last day of validity, counted from the licence's first day (permit: 5 years, 条例 14(1)), and last day to apply for renewal
 * (60 days before it, 条例 14(2); counted back, never rolled over a rest day). Null where the approval does not expire.
 */
export function validityOf(
  item: Pick<ProcedureItem, 'validityRule' | 'renewalRule'>,
  validFrom: LocalDate,
  receivedOn: LocalDate,
  rules: Rules,
  calendar: Calendar,
): { validTo: LocalDate | null; renewBy: LocalDate | null } {
  if (item.validityRule === null) return { validTo: null, renewBy: null };
  const validTo = applyDeadline(rules.deadline(item.validityRule, receivedOn, calendar.jurisdiction), validFrom, calendar).date;
  if (item.renewalRule === null) return { validTo, renewBy: null };
  const renewBy = applyDeadline(rules.deadline(item.renewalRule, receivedOn, calendar.jurisdiction), validTo, calendar).date;
  return { validTo, renewBy };
}
