import type { Actor, Role } from '../decider';
import type { PersonCommand } from './commands';
import type { JointCase } from './state';

/** Who may do what, before department, claim and state are looked at. An admin never acts on a case. */
export const ROLES: Record<PersonCommand['type'], readonly Role[]> = {
  Submit: ['clerk', 'enterprise'],
  ReportCompleteness: ['clerk', 'reviewer'],
  SendCorrectionNotice: ['clerk'],
  AnswerCorrection: ['clerk', 'enterprise'],
  Accept: ['clerk'],
  DeclineAcceptance: ['clerk'],
  Claim: ['reviewer'],
  Release: ['reviewer', 'supervisor'],
  GiveOpinion: ['reviewer'],
  SendBack: ['approver'],
  ScheduleVisit: ['reviewer'],
  RecordVisit: ['reviewer'],
  ConvenePanel: ['reviewer'],
  RecordPanel: ['reviewer'],
  AnswerPublicOpinion: ['reviewer'],
  TellHearingRight: ['reviewer'],
  AskForHearing: ['enterprise', 'clerk', 'reviewer'],
  ScheduleHearing: ['reviewer'],
  RecordHearing: ['reviewer'],
  RecordFollowUp: ['reviewer'],
  Decide: ['approver', 'supervisor'],
  StopClock: ['approver'],
  ResumeClock: ['approver'],
  ExtendTerm: ['approver', 'supervisor'],
  MoveProcedure: ['approver', 'supervisor'],
  Withdraw: ['clerk', 'enterprise'],
  RetryTask: ['clerk', 'supervisor'],
};

/** Who of a city's bureau reads the cases of its district bureaus (行政许可法 60(1)), without acting on them. */
export const READ_DISTRICTS: readonly Role[] = ['reviewer', 'approver', 'supervisor'];

export const isPersonCommand = (type: string): type is PersonCommand['type'] => Object.hasOwn(ROLES, type);

/** Role and scope: the case's own unit for an enterprise, exactly its jurisdiction for officers. */
export const mayAct = (state: JointCase, actor: Actor, type: PersonCommand['type']): boolean =>
  actor.kind === 'person' &&
  actor.role !== undefined &&
  ROLES[type].includes(actor.role) &&
  (actor.role === 'enterprise' ? actor.uscc === state.facts.uscc : actor.jurisdiction === state.jurisdiction);
