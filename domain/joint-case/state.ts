import type { SpecialFact, WasteLine } from '../authority/facts';
import type { ActorRef, DepartmentKind, Instant, LocalDate } from '../decider';
import type { Clock } from '../clock/ledger';
import type { Amendment, BranchKind, BranchOpening, ItemKind } from '../procedure/procedure';
import type { ProcedureRef } from '../rules/rules';

export type ItemState = 'checking' | 'accepted' | 'filed' | 'granted' | 'refused' | 'issued' | 'withdrawn' | 'not-accepted';
export type CaseStage = 'draft' | 'checking' | 'correcting' | 'reviewing' | 'deciding' | 'issuing' | 'following' | 'closed';
export type Opinion = 'agree' | 'conditions' | 'disagree';

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

/** Somebody who took part in a visit or a panel. */
export interface Participant {
  name: string;
  /** Authority, institute or unit the person belongs to. */
  organisation?: string;
}

/** A visit to the site, of one round of its branch. */
export interface Visit {
  round: number;
  /** The day agreed with the enterprise; absent when it went unannounced. */
  scheduled?: { on: LocalDate; note: string; by: ActorRef; at: Instant };
  held?: { on: LocalDate; participants: Participant[] };
}

/** A panel of experts, of one round of its branch. */
export interface Panel {
  round: number;
  /** Day for which it was convened; once held, the day on which it met. */
  on: LocalDate;
  experts: Participant[];
  /** Number of the written notice of the time needed (行政许可法 45). */
  document: string;
  convenedAt: Instant;
  held?: Instant;
}

/** Somebody whose important interests the licence bears on (行政许可法 36, 47), as the officer entered it. */
export interface InterestedParty {
  name: string;
  phone: string;
  email: string;
  /** How the licence concerns them. */
  concern: string;
}

/** When and where a hearing is to be, and who holds it. */
export interface HearingPlan {
  on: LocalDate;
  /** `09:30` */
  time: string;
  place: string;
  /** 听证主持人: nobody who examined the application. */
  chair: string;
}

/** A hearing (听证), of one round of its branch: from the notice of the right to it. */
export interface Hearing {
  round: number;
  /** Letter that told of the right, and its number. */
  letter: string;
  number: string;
  /** What is to be decided, and what it bears on. */
  matter: string;
  parties: InterestedParty[];
  toldAt: Instant;
  /** Last day to ask; it was told and does not move any more. */
  until: LocalDate;
  asked?: { by: ActorRef; asker: string; at: Instant };
  lapsedAt?: Instant;
  planned?: HearingPlan & { letter: string; number: string; at: Instant };
  held?: { on: LocalDate; chair: string; participants: Participant[]; minutes: string; at: Instant };
}

/** What somebody of the public said about a notice, and what the department answered. */
export interface PublicOpinion {
  id: string;
  text: string;
  name?: string;
  contact?: string;
  at: Instant;
  answer?: { adopted: boolean; text: string; by: ActorRef; at: Instant };
}

/** A publicity period (公示), of one round of its branch. Its days were published: no calendar moves them. */
export interface PublicNotice {
  round: number;
  /** First and last day; both count. */
  from: LocalDate;
  to: LocalDate;
  rule: string;
  /** The act, on a day before the first. */
  publishedAt: Instant;
  endedAt?: Instant;
  opinions: PublicOpinion[];
}

export interface CaseBranch {
  id: string;
  /** Absent: `review`. */
  kind?: BranchKind;
  /** Absent: `acceptance`. */
  opens?: BranchOpening;
  department: DepartmentKind;
  items: ItemKind[];
  mandatory: boolean;
  state: 'waiting' | 'open' | 'answered' | 'cancelled';
  round: number;
  openedAt?: Instant;
  claimedBy?: ActorRef;
  /** What came of it, whatever its kind: an opinion, the conclusion of a visit or panel. */
  opinion?: {
    value: Opinion;
    text: string;
    conditions: string;
    by: ActorRef;
    at: Instant;
    round: number;
    /** By which rule time answered. */
    basis?: string;
  };
  visit?: Visit;
  panel?: Panel;
  notices?: PublicNotice[];
  hearing?: Hearing;
  followUp?: { round: number; on: LocalDate; result: 'kept' | 'broken' };
  /** Why it was sent back into this round. */
  sentBack?: { by: ActorRef; reason: string; at: Instant };
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
