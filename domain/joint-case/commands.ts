import type { DepartmentKind, LocalDate } from '../decider';
import type { ItemKind } from '../procedure/procedure';
import type { HearingPlan, InterestedParty, Opinion, Participant } from './branch-state';
import type { AmendedLicence, CaseFacts, CorrectedSection, Demand, DocumentRef, RoutingOverride } from './state';
import type { Licence } from '../licence/licence';

/** What people may do to a case. The REST route and form of each is in api/commands/joint-case/. */
export type PersonCommand =
  | {
      type: 'Submit';
      id: string;
      jurisdiction: string;
      procedure: string;
      channel: 'window' | 'portal';
      facts: CaseFacts;
      sections: Record<string, string>;
      /** Paper received on an earlier day: needs a reason. */
      receivedOn?: LocalDate;
      reason?: string;
      /** The permit to be changed, renewed or applied for anew. */
      licence?: AmendedLicence & Pick<Licence, 'uscc' | 'jurisdiction' | 'state' | 'application'>;
      /** Numbers that the national platform gave for what is only filed. */
      platformNumbers?: Partial<Record<ItemKind, string>>;
      /** Taken in by a clerk against what routing says. */
      routingOverride?: RoutingOverride;
    }
  | { type: 'ReportCompleteness'; department: DepartmentKind; demands: Omit<Demand, 'department' | 'id'>[] }
  | { type: 'SendCorrectionNotice'; ground?: string }
  | { type: 'AnswerCorrection'; answers: { demand: string; text: string; section?: CorrectedSection }[] }
  | { type: 'Accept' }
  | {
      type: 'DeclineAcceptance';
      item: ItemKind;
      ground: string;
      reason: string;
      /** Who is competent, where this bureau is not (条例 9(1)(2)). */
      rightAuthority?: string;
    }
  | { type: 'Claim'; branch: string }
  | { type: 'Release'; branch: string }
  | { type: 'GiveOpinion'; branch: string; opinion: Opinion; text: string; conditions?: string }
  | { type: 'SendBack'; branch: string; reason: string }
  | { type: 'ScheduleVisit'; branch: string; on: LocalDate; note: string }
  | {
      type: 'RecordVisit';
      branch: string;
      on: LocalDate;
      participants: Participant[];
      findings: string;
      conclusion: Opinion;
      conditions?: string;
    }
  | {
      type: 'ConvenePanel';
      branch: string;
      on: LocalDate;
      experts: Participant[];
      /** Number of the written notice of the time needed (行政许可法 45). */
      document: string;
    }
  | {
      type: 'RecordPanel';
      branch: string;
      on: LocalDate;
      experts: Participant[];
      conclusion: Opinion;
      text: string;
      conditions?: string;
    }
  | { type: 'AnswerPublicOpinion'; opinion: string; adopted: boolean; text: string }
  /** That there is a right to a hearing (行政许可法 47): told to the applicant and to those whose interests are concerned. */
  | { type: 'TellHearingRight'; branch: string; matter: string; parties: InterestedParty[] }
  /** `party`: who asks on paper, by name; the applicant asks in the portal. */
  | { type: 'AskForHearing'; branch: string; party?: string }
  | ({ type: 'ScheduleHearing'; branch: string } & HearingPlan)
  | {
      type: 'RecordHearing';
      branch: string;
      on: LocalDate;
      chair: string;
      participants: Participant[];
      minutes: string;
      conclusion: Opinion;
      conditions?: string;
    }
  | { type: 'RecordFollowUp'; branch: string; on: LocalDate; findings: string; result: 'kept' | 'broken' }
  | {
      type: 'Decide';
      item: ItemKind;
      outcome: 'grant' | 'refuse';
      conditions?: string;
      ground?: string;
      reason?: string;
      /** Entered where the number comes from the national platform (条例 12(3)). */
      licenceNumber?: string;
    }
  | { type: 'StopClock'; clock: string; ground: string; document: string; days?: number }
  | { type: 'ResumeClock'; clock: string }
  | { type: 'ExtendTerm'; clock: string; days: number; reason: string; approver: string; document: string }
  /** Goes on under another version of its procedure. */
  | { type: 'MoveProcedure'; version: number; reason: string }
  | { type: 'Withdraw'; reason: string }
  | { type: 'RetryTask'; task: string };

/** Of anybody, without an account: about the notice of a branch's round (api/public-opinion.ts). */
export interface PublicCommand {
  type: 'SendPublicOpinion';
  branch: string;
  round: number;
  text: string;
  name?: string;
  contact?: string;
}

/** Of the process: each names the task it does. `reason` is shown to staff. */
export type ProcessCommand =
  | { type: 'ProduceLetter'; task: string; document: DocumentRef }
  | {
      type: 'IssueLicences';
      task: string;
      /** hash of what was rendered; refused when no longer true */ basis: string;
      certificates: Partial<Record<ItemKind, DocumentRef>>;
    }
  /** What the permit's stream was told is recorded: an application, or its end; its new version. */
  | { type: 'TellLicence'; task: string }
  | { type: 'ReviseLicence'; task: string }
  | { type: 'FailTask'; task: string; reason: string };

/** Of time: applied by settle at the moment it fell due. */
export type TimeCommand =
  | { type: 'AcceptBySilence'; task: string }
  | { type: 'CloseAsking'; task: string }
  | { type: 'EndNotice'; task: string }
  | { type: 'LapseHearingRight'; task: string }
  | { type: 'WarnTerm'; task: string }
  | { type: 'OverrunTerm'; task: string };

export type JointCaseCommand = PersonCommand | PublicCommand | ProcessCommand | TimeCommand;
