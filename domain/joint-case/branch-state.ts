import type { ActorRef, DepartmentKind, Instant, LocalDate } from '../decider';
import type { BranchKind, BranchOpening, ItemKind } from '../procedure/procedure';

/** What stands in the file of a branch: its round, what was arranged in it, and what came of it. */

export type Opinion = 'agree' | 'conditions' | 'disagree';

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
