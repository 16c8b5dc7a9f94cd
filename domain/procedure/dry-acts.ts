import type { Actor, LocalDate, Task } from '../decider';
import { PROCESS } from '../decider';
import { addDays, addMonths, addYears } from '../calendar/dates';
import { issueBasis, itemsToIssue } from '../joint-case';
import type { JointCaseCommand, PersonCommand, ProcessCommand } from '../joint-case/commands';
import { unanswered } from '../joint-case/standing';
import type { DocumentRef, JointCase } from '../joint-case/state';
import type { Rules } from '../rules/rules';
import type { DryRunOf } from './dry-run-result';
import { approvals, type ItemKind } from './procedure';

/** Where a dry run stands when somebody does a task. */
export interface Standing {
  state: JointCase;
  rules: Rules;
  /** The day on which it is done. */
  on: LocalDate;
}

/** A made-up unit whose code has the right check character. */
const EXAMPLE_USCC = '91320594MA1MYUNX9G';
const EXAMPLE_LICENCE = `${EXAMPLE_USCC}001V`;

const twoPeople = [{ name: '示例甲' }, { name: '示例乙' }];

type HowPeople = {
  [T in PersonCommand['type']]: ((task: Task, standing: Standing) => Extract<PersonCommand, { type: T }>) | null;
};
type HowProcess = {
  [T in ProcessCommand['type']]: ((task: Task, standing: Standing) => Extract<ProcessCommand, { type: T }>) | null;
};

/** `null`: an intervention, or a choice that a case without trouble does not need. */
const people: HowPeople = {
  Submit: null,
  ReportCompleteness: ({ subject }, { state }) => {
    const entry = state.completeness.find(({ department }) => department === subject);
    return { type: 'ReportCompleteness', department: entry?.department ?? 'window', demands: [] };
  },
  SendCorrectionNotice: () => ({ type: 'SendCorrectionNotice' }),
  AnswerCorrection: (_task, { state }) => ({
    type: 'AnswerCorrection',
    answers: unanswered(state).map(({ id }) => ({ demand: id, text: '已补正' })),
  }),
  Accept: () => ({ type: 'Accept' }),
  DeclineAcceptance: null,
  Claim: null,
  Release: null,
  GiveOpinion: ({ subject = '' }) => ({ type: 'GiveOpinion', branch: subject, opinion: 'agree', text: '' }),
  SendBack: null,
  ScheduleVisit: ({ subject = '' }, { on }) => ({ type: 'ScheduleVisit', branch: subject, on, note: '' }),
  RecordVisit: ({ subject = '' }, { on }) => ({
    ...{ type: 'RecordVisit', branch: subject, on, participants: twoPeople, findings: '', conclusion: 'agree' },
  }),
  ConvenePanel: ({ subject = '' }, { on }) => ({
    ...{ type: 'ConvenePanel', branch: subject, on, experts: twoPeople, document: '示例' },
  }),
  RecordPanel: ({ subject = '' }, { on }) => ({
    ...{ type: 'RecordPanel', branch: subject, on, experts: twoPeople, conclusion: 'agree', text: '' },
  }),
  AnswerPublicOpinion: ({ subject = '' }) => ({ type: 'AnswerPublicOpinion', opinion: subject, adopted: false, text: '示例' }),
  TellHearingRight: null,
  AskForHearing: null,
  ScheduleHearing: null,
  RecordHearing: null,
  RecordFollowUp: ({ subject = '' }, { on }) => ({
    type: 'RecordFollowUp',
    branch: subject,
    on,
    findings: '示例',
    result: 'kept',
  }),
  Decide: ({ subject = '' }, { state, rules }) => {
    const item = rules.procedure(state.procedure).items.find(({ kind }) => kind === subject);
    return {
      ...{ type: 'Decide', item: subject as ItemKind, outcome: 'grant' },
      ...(item?.licenceNumberEntered ? { licenceNumber: EXAMPLE_LICENCE } : {}),
    };
  },
  StopClock: null,
  ResumeClock: null,
  ExtendTerm: null,
  MoveProcedure: null,
  Withdraw: null,
  RetryTask: null,
};

const paper: DocumentRef = { file: '0'.repeat(64), content: '0'.repeat(64), template: 'dry-run', bytes: 0 };

const process: HowProcess = {
  ProduceLetter: ({ id }) => ({ type: 'ProduceLetter', task: id, document: paper }),
  IssueLicences: ({ id }, { state, rules }) => ({
    ...{ type: 'IssueLicences', task: id, basis: issueBasis(state) },
    certificates: Object.fromEntries(itemsToIssue(state, rules).map((kind) => [kind, paper])),
  }),
  TellLicence: ({ id }) => ({ type: 'TellLicence', task: id }),
  ReviseLicence: ({ id }) => ({ type: 'ReviseLicence', task: id }),
  FailTask: null,
};

/** The application of the example; where an item starts from a permit, with one that ends in three months. */
export function submissionOf({ procedure, jurisdiction, receivedOn: on }: DryRunOf): Extract<PersonCommand, { type: 'Submit' }> {
  const contact = { name: '示例', email: 'example@example.invalid', phone: '13800000000', locale: 'zh-CN' as const };
  const validTo = addMonths(on, 3);
  const permit = {
    ...{ id: 'dry-run-permit', number: EXAMPLE_LICENCE, kind: 'permit-simplified' as const, version: 1, state: 'valid' as const },
    ...{ validFrom: addYears(validTo, -5), validTo, renewBy: addDays(validTo, -60), uscc: EXAMPLE_USCC, jurisdiction },
  };
  return {
    ...{ type: 'Submit', id: 'dry-run', jurisdiction, procedure: procedure.id, channel: 'portal', sections: {} },
    facts: {
      ...{ unitName: '示例单位', uscc: EXAMPLE_USCC, projectName: '示例项目', industryCode: '', division: jurisdiction },
      ...{ contact, electronicService: true },
    },
    ...(approvals(procedure).some(({ amends }) => amends !== undefined) ? { licence: permit } : {}),
  };
}

/** Tasks of people that are not called as the command that does them; `null`: nothing is to be done but what is late. */
const calledOtherwise: Record<string, PersonCommand['type'] | null> = { CheckCompleteness: 'ReportCompleteness', Overrun: null };

/**
 * The command that does a task as it is meant to be done; `nothing` where the task asks for no act of its own, `unknown` where
 * no entry above says how. A command that the joint case gains does not compile until it has its entry.
 */
export function actFor(task: Task, standing: Standing): JointCaseCommand | 'nothing' | 'unknown' {
  const type = task.kind in calledOtherwise ? calledOtherwise[task.kind] : task.kind;
  if (type === null) return 'nothing';
  const how = (task.for === 'process' ? process : people)[type as keyof (HowPeople | HowProcess)] as
    ((task: Task, standing: Standing) => JointCaseCommand) | null | undefined;
  return how ? how(task, standing) : 'unknown';
}

/** Whoever the task is for: people who exist only in the dry run. */
export function actorFor({ for: whose }: Task, { state }: Standing): Actor {
  if (whose === 'process' || whose === 'time') return PROCESS;
  const { role, department, person } = whose;
  return {
    ...{ kind: 'person', id: person ?? ['dry-run', role, department].filter(Boolean).join('-'), name: role, role },
    ...(department ? { department } : role === 'clerk' ? { department: 'window' } : {}),
    ...(role === 'enterprise' ? { uscc: EXAMPLE_USCC } : { jurisdiction: state.jurisdiction }),
  };
}
