import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import type { Opinion } from '../../../domain/joint-case/branch-state';
import { allSteps } from '../../fixtures/all-steps';
import type { Who } from '../people';
import { rulesFor } from '../rules';
import type { CaseRun } from './case-run';

/** The law of the tests with some branches of the procedure that has every kind of step. */
export const lawWith = (...ids: string[]) =>
  rulesFor({ branches: allSteps.branches.filter(({ id }) => ids.includes(id)), promised: null });

export const two = [{ name: '张弛', organisation: '许可科' }, { name: '沈一诺' }];
export const experts = [{ name: '钱教授', organisation: '示例大学' }];
export const DOCUMENT = '苏园环评告〔2026〕3号';

type Of<T extends JointCaseCommand['type']> = Extract<JointCaseCommand, { type: T }>;

export const schedule = (on: string, note = ''): Of<'ScheduleVisit'> => ({
  type: 'ScheduleVisit',
  branch: 'site-visit',
  on,
  note,
});
export const visit = (on: string, more: Partial<Of<'RecordVisit'>> = {}): Of<'RecordVisit'> => ({
  type: 'RecordVisit',
  branch: 'site-visit',
  on,
  participants: two,
  findings: '与申请材料一致',
  conclusion: 'agree',
  ...more,
});
export const convene = (on: string, more: Partial<Of<'ConvenePanel'>> = {}): Of<'ConvenePanel'> => ({
  type: 'ConvenePanel',
  branch: 'expert-panel',
  on,
  experts,
  document: DOCUMENT,
  ...more,
});
export const panel = (on: string, more: Partial<Of<'RecordPanel'>> = {}): Of<'RecordPanel'> => ({
  type: 'RecordPanel',
  branch: 'expert-panel',
  on,
  experts,
  text: '修改后通过',
  conclusion: 'agree',
  ...more,
});
export const opinion = (branch: string, value: Opinion = 'agree'): Of<'GiveOpinion'> => ({
  type: 'GiveOpinion',
  branch,
  opinion: value,
  text: '意见',
  conditions: '条件',
});
export const sendBack = (branch: string): Of<'SendBack'> => ({ type: 'SendBack', branch, reason: '内容有变' });

/** Both reviews of the ordinary procedure agree. */
export function agree(run: CaseRun, when: number): void {
  for (const [who, branch] of [
    ['eia', 'eia-review'],
    ['permit', 'permit-review'],
  ] satisfies [Who, string][])
    run.by(who, opinion(branch), when);
}

export const branchOf = (run: CaseRun, id: string) => run.state.branches.find((branch) => branch.id === id)!;

export const say = (branch: string, round = 1, more: Partial<Of<'SendPublicOpinion'>> = {}): Of<'SendPublicOpinion'> => ({
  type: 'SendPublicOpinion',
  branch,
  round,
  text: '担心夜间噪声',
  ...more,
});
export const reply = (opinion: string, adopted = true): Of<'AnswerPublicOpinion'> => ({
  type: 'AnswerPublicOpinion',
  opinion,
  adopted,
  text: '已补充噪声措施',
});
