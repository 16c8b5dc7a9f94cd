import type { Instant, LocalDate } from '../decider';
import type { Amendment, ItemKind } from '../procedure/procedure';
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
  /** Last day to apply for renewal; never rolls forward. Counted anew at each reminder, by the calendar of then. */
  renewBy: LocalDate | null;
  receivedOn: LocalDate;
  verifyCode: string;
  certificate: DocumentRef;
  /** 1 as first issued, one more with every change, renewal or re-application. */
  version: number;
  /** What made the present version; absent in the first. */
  amends?: Amendment;
  /** Earlier versions, the oldest first. */
  versions: LicenceVersion[];
  /** An application under way that starts from this licence. */
  application?: AppliedFor;
  /** When the last one ended without a new version: reminders go on from here. */
  resumedAt?: Instant;
  /** Reminder rungs passed: days before `validTo` → sent or superseded by a later one during an outage. */
  rungs: { daysBefore: number; at: Instant; outcome: 'sent' | 'superseded' }[];
}

/** A version that a later one has replaced, as its certificate says it. */
export interface LicenceVersion {
  version: number;
  caseId: string;
  kind: ItemKind;
  amends?: Amendment;
  issuedAt: Instant;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  verifyCode: string;
  certificate: DocumentRef;
  /** First day of the version after it. */
  replacedOn: LocalDate;
}

/** The case that asks for something new of the licence. */
export interface AppliedFor {
  caseId: string;
  caseNumber: string;
  amends: Amendment;
}

/** Of the process of a case that starts from the licence. */
export type AmendLicence =
  | ({ type: 'NoteApplication'; task: string } & AppliedFor)
  | { type: 'EndApplication'; task: string; caseId: string }
  | ({ type: 'ReviseLicence'; task: string } & AppliedFor & {
        /** Version that was applied from; refused when it is no longer the present one. */
        basedOn: number;
        /** Item of the case's procedure. */
        item: ItemKind;
        issuedOn: LocalDate;
      } & Pick<
        Licence,
        'procedure' | 'receivedOn' | 'unitName' | 'projectName' | 'contact' | 'issuedAt' | 'verifyCode' | 'certificate'
      >);

type Opened = Omit<
  Licence,
  'state' | 'rungs' | 'validTo' | 'renewBy' | 'version' | 'amends' | 'versions' | 'application' | 'resumedAt'
>;

export type LicenceCommand =
  ({ type: 'OpenLicence' } & Opened) | AmendLicence | { type: 'PassRung'; task: string } | { type: 'Expire'; task: string };

export type LicenceEvent = { at: Instant } & (
  | ({ type: 'LicenceOpened' } & Opened & Pick<Licence, 'validTo' | 'renewBy'>)
  | ({ type: 'AmendmentApplied' } & AppliedFor)
  | { type: 'AmendmentEnded'; caseId: string }
  | ({ type: 'LicenceRevised'; amends: Amendment } & Pick<
      Licence,
      | 'version'
      | 'caseId'
      | 'kind'
      | 'procedure'
      | 'receivedOn'
      | 'unitName'
      | 'projectName'
      | 'contact'
      | 'issuedAt'
      | 'validFrom'
      | 'validTo'
      | 'renewBy'
      | 'verifyCode'
      | 'certificate'
    > & { /** First day of this version: of its validity, or of its issue. */ from: LocalDate })
  | {
      type: 'RungPassed';
      daysBefore: number;
      outcome: 'sent' | 'superseded';
      /** Day of the reminder; later than the rung's own day when an outage was caught up. */ sentOn: LocalDate;
      /** Last day to apply for renewal, where the calendar has moved it. */ renewBy?: LocalDate;
    }
  | { type: 'LicenceExpired' }
);
