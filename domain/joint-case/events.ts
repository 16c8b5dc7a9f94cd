import type { ActorRef, DepartmentKind, Instant, LocalDate } from '../decider';
import type { Clock, LedgerEntry } from '../clock/ledger';
import type { Amendment, BranchKind, BranchOpening, ItemKind } from '../procedure/procedure';
import type { ProcedureRef } from '../rules/rules';
import type { HearingPlan, InterestedParty, Opinion, Participant } from './branch-state';
import type { AmendedLicence, CaseFacts, CorrectedSection, Demand, DocumentRef, RoutingOverride } from './state';

export interface CasePlan {
  items: { kind: ItemKind; department: DepartmentKind; handling?: 'filing'; amends?: Amendment }[];
  /** Departments that check completeness, the window first. */
  departments: DepartmentKind[];
  /** `kind` and `opens` only where they are not the ordinary ones, a review that opens at acceptance. */
  branches: {
    id: string;
    department: DepartmentKind;
    items: ItemKind[];
    mandatory: boolean;
    kind?: BranchKind;
    opens?: BranchOpening;
  }[];
}

/** Business facts, in the past tense. Each has `at`, the business moment it took effect. */
export type JointCaseEvent = { at: Instant } & (
  | {
      type: 'CaseSubmitted';
      id: string;
      jurisdiction: string;
      procedure: ProcedureRef;
      /** What the procedure makes of this case, so that folding needs no reference data. */
      plan: CasePlan;
      channel: 'window' | 'portal';
      facts: CaseFacts;
      sections: Record<string, string>;
      receivedOn: LocalDate;
      backdatedReason?: string;
      /** The permit that the case starts from. */
      licence?: AmendedLicence;
      routingOverride?: RoutingOverride;
      by: ActorRef;
    }
  | NumberReserved
  | { type: 'CompletenessReported'; department: DepartmentKind; demands: Demand[]; by: ActorRef }
  | { type: 'CorrectionNoticed'; notice: string; items: ItemKind[]; demands: Demand[]; by: ActorRef; ground?: string }
  | {
      type: 'CorrectionAnswered';
      notice: string;
      answers: { demand: string; text: string; section?: CorrectedSection }[];
      by: ActorRef;
    }
  | {
      type: 'ItemAccepted';
      item: ItemKind;
      /** Acceptance counts from here; silence: the day of receipt. */ effective: Instant;
      by: 'act' | 'silence';
      article: string;
    }
  | {
      type: 'ItemNotAccepted';
      item: ItemKind;
      ground: string;
      reason: string;
      /** Who is competent, where this bureau is not. */
      rightAuthority?: string;
      article: string;
      by: ActorRef;
    }
  | {
      type: 'ItemFiled';
      item: ItemKind;
      /** Complete from here: the moment of receipt. */ effective: Instant;
      article: string;
      platformNumber?: string;
    }
  | { type: 'BranchOpened'; branch: string; round: number }
  | { type: 'BranchClaimed'; branch: string; by: ActorRef }
  | { type: 'BranchReleased'; branch: string; by: ActorRef }
  | {
      type: 'OpinionGiven';
      branch: string;
      round: number;
      opinion: Opinion;
      text: string;
      conditions: string;
      by: ActorRef;
      /** Where time answers: the rule by which it does. */
      basis?: string;
    }
  | { type: 'SentBack'; branch: string; round: number; reason: string; by: ActorRef }
  /** It opens again, in the next round, once the review that it rests on is done anew. */
  | { type: 'BranchStale'; branch: string; round: number; because: string }
  | { type: 'VisitScheduled'; branch: string; round: number; on: LocalDate; note: string; by: ActorRef }
  | {
      type: 'VisitRecorded';
      branch: string;
      round: number;
      on: LocalDate;
      participants: Participant[];
      findings: string;
      conclusion: Opinion;
      conditions: string;
      by: ActorRef;
    }
  | {
      type: 'PanelConvened';
      branch: string;
      round: number;
      on: LocalDate;
      experts: Participant[];
      document: string;
      by: ActorRef;
    }
  | {
      type: 'PanelRecorded';
      branch: string;
      round: number;
      on: LocalDate;
      experts: Participant[];
      text: string;
      conclusion: Opinion;
      conditions: string;
      by: ActorRef;
    }
  | { type: 'NoticePublished'; branch: string; round: number; rule: string; from: LocalDate; to: LocalDate }
  | {
      type: 'PublicOpinionReceived';
      branch: string;
      round: number;
      opinion: string;
      text: string;
      name?: string;
      contact?: string;
    }
  | { type: 'PublicOpinionAnswered'; branch: string; opinion: string; adopted: boolean; text: string; by: ActorRef }
  | { type: 'NoticeEnded'; branch: string; round: number }
  | {
      type: 'HearingRightTold';
      branch: string;
      round: number;
      letter: string;
      matter: string;
      parties: InterestedParty[];
      rule: string;
      /** Last day to ask. */
      until: LocalDate;
      by: ActorRef;
    }
  | { type: 'HearingAsked'; branch: string; round: number; asker: string; by: ActorRef }
  | { type: 'HearingRightLapsed'; branch: string; round: number }
  | ({ type: 'HearingScheduled'; branch: string; round: number; letter: string; by: ActorRef } & HearingPlan)
  | {
      type: 'HearingRecorded';
      branch: string;
      round: number;
      on: LocalDate;
      chair: string;
      participants: Participant[];
      minutes: string;
      conclusion: Opinion;
      conditions: string;
      by: ActorRef;
    }
  | {
      type: 'FollowUpRecorded';
      branch: string;
      round: number;
      on: LocalDate;
      findings: string;
      result: 'kept' | 'broken';
      by: ActorRef;
    }
  | { type: 'ClockStarted'; clock: Clock }
  /** `letter`: the paper of this case whose number is the entry's document. */
  | { type: 'ClockEntered'; clock: string; entry: LedgerEntry; letter?: string }
  | { type: 'TermWarned'; clock: string; share: number; due: LocalDate }
  | { type: 'TermOverrun'; clock: string; due: LocalDate }
  | {
      type: 'ItemDecided';
      item: ItemKind;
      outcome: 'grant' | 'refuse';
      conditions: string;
      ground?: string;
      reason?: string;
      article: string;
      licenceNumber?: string;
      /** Hearings on whose record it rests. */
      onRecord?: string[];
      by: ActorRef;
    }
  | { type: 'LetterProduced'; letter: string; document: DocumentRef }
  | { type: 'LicencesIssued'; certificates: Partial<Record<ItemKind, DocumentRef>>; items: ItemKind[] }
  | { type: 'LicenceTold'; what: 'applied' | 'ended' }
  | { type: 'LicenceAmended'; licence: string; version: number }
  | {
      type: 'ProcedureMoved';
      /** Versions of the case's procedure. */
      from: number;
      to: number;
      plan: Omit<CasePlan, 'items'>;
      /** The promise that the running clock counts by from now on. */
      promised?: { workingDays: number; source: string };
      reason: string;
      by: ActorRef;
    }
  | { type: 'CaseWithdrawn'; reason: string; by: ActorRef }
  | { type: 'TaskFailed'; task: string; kind: string; subject?: string; reason: string }
  | { type: 'TaskRetried'; task: string; by: ActorRef }
);

/**
 * A business number from a gap-free series (authority + word + year). The decider leaves `number` and `verifyCode` empty;
 * the step fills them under the counter's lock before the event is folded.
 */
export interface NumberReserved {
  type: 'NumberReserved';
  at: Instant;
  /** `case`, `correction/<notice id>`, `letter/<letter id>`, `decision/<item>`, `filing/<item>`. */
  subject: string;
  /** `苏园环联`: authority's word and kind's word. */
  series: string;
  year: number;
  number: string;
  /** Where the number will be printed on a certificate: 128 random bits, base64url. Otherwise absent. */
  verifyCode?: string;
}
