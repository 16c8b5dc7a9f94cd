import { localDate } from '../../../domain/calendar/dates';
import type { DepartmentKind, Instant, Task } from '../../../domain/decider';
import type { PersonCommand } from '../../../domain/joint-case/commands';
import { firstHearingDay } from '../../../domain/joint-case/hearing';
import { unanswered } from '../../../domain/joint-case/standing';
import type { ItemKind } from '../../../domain/procedure/procedure';
import type { Who } from '../people';
import { PERMIT_NUMBER } from './case-run';
import type { CaseRun } from './case-run';

/** Who reviews for a department; what has no department of its own is the EIA reviewer's. */
const reviewerOf: Partial<Record<DepartmentKind, 'eia' | 'permit' | 'waste'>> = {
  eia: 'eia',
  permit: 'permit',
  'solid-waste': 'waste',
};

const entersNumber = ({ rules, state }: CaseRun, kind: string): boolean =>
  rules.procedure(state.procedure).items.some((item) => item.kind === kind && item.licenceNumberEntered);

/** The task done as it is meant to be, and by whom; undefined for those that only wait (an overrun). */
export function doneWell(
  { kind, subject = '', for: whose }: Task,
  run: CaseRun,
  when: Instant,
): [Who, PersonCommand] | undefined {
  const department = typeof whose === 'object' ? whose.department : undefined;
  const reviewer = reviewerOf[department ?? 'eia'] ?? 'eia';
  const today = localDate(when);
  switch (kind) {
    case 'CheckCompleteness':
      return subject === 'window'
        ? ['clerk', { type: 'ReportCompleteness', department: 'window', demands: [] }]
        : [reviewer, { type: 'ReportCompleteness', department: department ?? 'eia', demands: [] }];
    case 'SendCorrectionNotice':
      return ['clerk', { type: 'SendCorrectionNotice', ground: '材料矛盾' }];
    case 'Accept':
      return ['clerk', { type: 'Accept' }];
    case 'AnswerCorrection':
      return [
        'enterprise',
        { type: 'AnswerCorrection', answers: unanswered(run.state).map(({ id }) => ({ demand: id, text: '已补正' })) },
      ];
    case 'GiveOpinion':
      return [reviewer, { type: 'GiveOpinion', branch: subject, opinion: 'agree', text: '' }];
    case 'ScheduleVisit':
      return [reviewer, { type: 'ScheduleVisit', branch: subject, on: today, note: '' }];
    case 'RecordVisit':
      return [
        reviewer,
        {
          type: 'RecordVisit',
          branch: subject,
          on: today,
          participants: [{ name: '甲' }, { name: '乙' }],
          findings: '',
          conclusion: 'agree',
        },
      ];
    case 'ConvenePanel':
      return [reviewer, { type: 'ConvenePanel', branch: subject, on: today, experts: [{ name: '甲' }], document: '1号' }];
    case 'RecordPanel':
      return [
        reviewer,
        { type: 'RecordPanel', branch: subject, on: today, experts: [{ name: '甲' }], text: '', conclusion: 'agree' },
      ];
    case 'AnswerPublicOpinion':
      return [reviewer, { type: 'AnswerPublicOpinion', opinion: subject, adopted: false, text: '已研究' }];
    case 'ScheduleHearing':
      return [
        reviewer,
        {
          type: 'ScheduleHearing',
          branch: subject,
          on: firstHearingDay(run.state, when, run.rules),
          time: '09:30',
          place: '听证室',
          chair: '周明',
        },
      ];
    case 'RecordHearing':
      return [
        reviewer,
        {
          type: 'RecordHearing',
          branch: subject,
          on: today,
          chair: '周明',
          participants: [{ name: '甲' }],
          minutes: '各方陈述一致',
          conclusion: 'agree',
        },
      ];
    case 'RecordFollowUp':
      return [reviewer, { type: 'RecordFollowUp', branch: subject, on: today, findings: '属实', result: 'kept' }];
    case 'Decide':
      return [
        'approver',
        {
          type: 'Decide',
          item: subject as ItemKind,
          outcome: 'grant',
          ...(entersNumber(run, subject)
            ? { licenceNumber: subject.startsWith('waste') ? '示例3202020001' : PERMIT_NUMBER }
            : {}),
        },
      ];
    case 'RetryTask':
      return ['clerk', { type: 'RetryTask', task: subject }];
    default:
      return undefined;
  }
}
