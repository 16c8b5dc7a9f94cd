import type { Instant, LocalDate } from '../decider';
import type { ItemKind } from '../procedure/procedure';
import type { ProcedureRef } from '../rules/rules';
import type { DocumentRef } from '../joint-case/state';

/** What an item becomes when issued; lives its own process. */
export interface Licence {
  id: string;
  caseId: string;
  kind: ItemKind;
  number: string;
  jurisdiction: string;
  procedure: ProcedureRef;
  unitName: string;
  uscc: string;
  projectName: string;
  contact: { name: string; email: string; phone: string; locale: 'zh-CN' | 'en' };
  state: 'valid' | 'suspended' | 'cancelled' | 'revoked' | 'expired';
  issuedAt: Instant;
  validFrom: LocalDate;
  /** Last day of validity; null where the approval does not expire. */
  validTo: LocalDate | null;
  /** Last day to apply for renewal; never rolls forward. */
  renewBy: LocalDate | null;
  receivedOn: LocalDate;
  verifyCode: string;
  certificate: DocumentRef;
  /** Reminder rungs passed: days before `validTo` → sent or superseded by a later one during an outage. */
  rungs: { daysBefore: number; at: Instant; outcome: 'sent' | 'superseded' }[];
}

export type LicenceCommand =
  | ({ type: 'OpenLicence' } & Omit<Licence, 'state' | 'rungs' | 'validTo' | 'renewBy'>)
  | { type: 'PassRung'; task: string }
  | { type: 'Expire'; task: string };

export type LicenceEvent = { at: Instant } & (
  | ({ type: 'LicenceOpened' } & Omit<Licence, 'state' | 'rungs'>)
  | {
      type: 'RungPassed';
      daysBefore: number;
      outcome: 'sent' | 'superseded';
      /** Day of the reminder; later than the rung's own day when an outage was caught up. */ sentOn: LocalDate;
    }
  | { type: 'LicenceExpired' }
);
