import type { CommandEntry, PersonCommands } from '../entry';
import { extendTerm, resumeClock, stopClock } from './clocks';
import { accept, declineAcceptance, reportCompleteness, sendCorrectionNotice } from './completeness';
import { answerCorrection } from './corrections';
import { decide } from './decision';
import { retryTask, withdraw } from './ends';
import { askForHearing, recordHearing, scheduleHearing, tellHearingRight } from './hearing';
import { submit } from './intake';
import { moveProcedure } from './moving';
import { claim, giveOpinion, release, sendBack } from './review';
import { answerPublicOpinion, convenePanel, recordFollowUp, recordPanel, recordVisit, scheduleVisit } from './steps';

/** Everything a person may do to a case: one entry per command of the domain, complete by type. */
export const jointCaseCommands = {
  Submit: submit,
  ReportCompleteness: reportCompleteness,
  SendCorrectionNotice: sendCorrectionNotice,
  AnswerCorrection: answerCorrection,
  Accept: accept,
  DeclineAcceptance: declineAcceptance,
  Claim: claim,
  Release: release,
  GiveOpinion: giveOpinion,
  SendBack: sendBack,
  ScheduleVisit: scheduleVisit,
  RecordVisit: recordVisit,
  ConvenePanel: convenePanel,
  RecordPanel: recordPanel,
  AnswerPublicOpinion: answerPublicOpinion,
  TellHearingRight: tellHearingRight,
  AskForHearing: askForHearing,
  ScheduleHearing: scheduleHearing,
  RecordHearing: recordHearing,
  RecordFollowUp: recordFollowUp,
  Decide: decide,
  StopClock: stopClock,
  ResumeClock: resumeClock,
  ExtendTerm: extendTerm,
  MoveProcedure: moveProcedure,
  Withdraw: withdraw,
  RetryTask: retryTask,
} satisfies { [Name in PersonCommands['joint-case']['type']]: CommandEntry<'joint-case', Name> };
