import type { SpecialFact, WasteLine } from '../authority/facts';
import type { ActorRef, DepartmentKind, Instant, LocalDate } from '../decider';
import type { Clock } from '../clock/ledger';
import type { Amendment, ItemKind } from '../procedure/procedure';
import type { CaseBranch } from './branch-state';
import type { ProcedureRef } from '../rules/rules';

export type ItemState = 'checking' | 'accepted' | 'filed' | 'granted' | 'refused' | 'issued' | 'withdrawn' | 'not-accepted';
export type CaseStage = 'draft' | 'checking' | 'correcting' | 'reviewing' | 'deciding' | 'issuing' | 'following' | 'closed';

/** The facts that decide and that lists show; the application itself is content-addressed (stores/sections). */
export interface CaseFacts {
  unitName: string;
  uscc: string;
  projectName: string;
  industryCode: string;
  /** Division code of the site. */
  division: string;
  /** What may take the case to another authority; left out: not answered. */
  special?: SpecialFact[];
  /** Wastes to be operated with, as routing reads them; only where the procedure asks for them. */
  wastes?: WasteLine[];
  contact: { name: string; email: string; phone: string; locale: 'zh-CN' | 'en' };
  /** Consent to electronic service; without it an application is refused at the counter (民诉法 90). */
  electronicService: boolean;
}

/** A clerk took an application in although routing names another authority for these items. */
export interface RoutingOverride {
  reason: string;
  items: { item: ItemKind; authority: { zh: string; en: string }; article: string }[];
}

/** A part of the application that an answer hands in anew, with the facts that it changes. */
export interface CorrectedSection {
  name: string;
  hash: string;
  facts?: Partial<CaseFacts>;
}

export interface Demand {
  id: string;
  department: DepartmentKind;
  items: ItemKind[];
  /** Section that must be put right: `materials/eia_form`, `outlets`, … */
  section: string;
  /** What is missing or wrong, and what to do. */
  text: string;
}

export interface CaseItem {
  kind: ItemKind;
  department: DepartmentKind;
  state: ItemState;
  /** Receipt that the completeness window counts from: submission or the last full answer. */
  receivedAt: Instant;
  acceptedAt?: Instant;
  acceptedBy?: 'act' | 'silence';
  acceptedArticle?: string;
  notAccepted?: { at: Instant; ground: string; reason: string; rightAuthority?: string; article: string };
  decision?: {
    outcome: 'grant' | 'refuse';
    at: Instant;
    by: ActorRef;
    conditions: string;
    ground?: string;
    /** Reason of a refusal, in words. */
    reason?: string;
    article: string;
    /** Number of the decision document. */
    documentNumber: string;
    /** Number of the licence: the platform's, or the document number. */
    licenceNumber: string;
    /** Hearings on whose record it rests. */
    onRecord?: string[];
    /** Unguessable code of the public verification page. */
    verifyCode: string;
  };
  licenceId?: string;
  /** When it was issued; of the items of a case that started before it was kept, only the case's moment is known. */
  issuedAt?: Instant;
  /** What the item does to the permit that the case starts from. */
  amends?: Amendment;
  /** Only handed in, never checked or decided. */
  handling?: 'filing';
  /** Complete by being handed in (备案, 登记). */
  filed?: {
    at: Instant;
    article: string;
    /** Number of the receipt. */
    number: string;
    /** The national platform's number, where it was given; never made up. */
    platformNumber?: string;
    verifyCode: string;
  };
}

/** The permit that a case starts from, as it stood when the application came. */
export interface AmendedLicence {
  id: string;
  number: string;
  kind: ItemKind;
  version: number;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  renewBy: LocalDate | null;
}

export interface CorrectionNotice {
  id: string;
  number: string;
  at: Instant;
  /** Null when the asking window closed and the notice went by itself. */
  by: ActorRef;
  items: ItemKind[];
  demands: (Demand & { answer?: { text: string; section?: string; at: Instant } })[];
  answeredAt?: Instant;
  /** Recorded ground of a second notice. */
  ground?: string;
}

/** A paper that the process has to write, or has written. */
export interface Letter {
  id: string;
  kind:
    | 'receipt'
    | 'correction-notice'
    | 'acceptance-notice'
    | 'non-acceptance'
    | 'decision-refusal'
    | 'hearing-right'
    | 'hearing-notice';
  items: ItemKind[];
  number: string;
  at: Instant;
  document?: DocumentRef;
}

export interface DocumentRef {
  /** SHA-256 of the file. */
  file: string;
  /** SHA-256 of the canonical content, printed on the document. */
  content: string;
  template: string;
  bytes: number;
}

export interface JointCase {
  id: string;
  number: string;
  jurisdiction: string;
  procedure: ProcedureRef;
  submittedAt: Instant;
  /** Legal day of receipt; chooses the version of every rule. */
  receivedOn: LocalDate;
  channel: 'window' | 'portal';
  routingOverride?: RoutingOverride;
  facts: CaseFacts;
  /** Section name → SHA-256 of its content (stores/sections). */
  sections: Record<string, string>;
  /** Raised each time the sections change, one version per submission. */
  version: number;
  /** Reserved numbers by subject (`case`, `correction/<notice>`, `letter/<letter>`, `decision/<item>`). */
  numbers: Record<string, { number: string; verifyCode: string }>;
  items: CaseItem[];
  completeness: {
    department: DepartmentKind;
    state: 'open' | 'complete' | 'demands';
    by?: ActorRef;
    at?: Instant;
    demands: Demand[];
    /** Raised when an answered correction has to be checked again. */
    round: number;
    /** Correction notice that the report went into (or past); from then on it is not changed any more. */
    noticed?: string;
  }[];
  /** How often a notice, or acceptance, became possible: keeps the ids of their tasks from coming back. */
  occurrences: { notice: number; accept: number };
  corrections: CorrectionNotice[];
  branches: CaseBranch[];
  clocks: Clock[];
  /** Warnings already given: `clock/threshold`, `clock/overrun`. */
  warned: string[];
  letters: Letter[];
  certificates: Partial<Record<ItemKind, DocumentRef>>;
  issuedAt?: Instant;
  /** The permit that the case starts from: change, re-application, renewal. */
  licence?: AmendedLicence;
  /** What that permit was told: its stream has recorded it. */
  licenceTold?: ('applied' | 'revised' | 'ended')[];
  withdrawnAt?: Instant;
  /** Tasks of the process that failed for good and wait for a person's RetryTask. */
  failed: { task: string; kind: string; subject?: string; reason: string; at: Instant; tries: number }[];
  /** How often a task was retried by staff: task id → count. */
  retries: Record<string, number>;
}
