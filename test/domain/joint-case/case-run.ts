import { startOfDay } from '../../../domain/calendar/dates';
import type { Instant, LocalDate } from '../../../domain/decider';
import { PROCESS } from '../../../domain/decider';
import { issueBasis, itemsToIssue, jointCase } from '../../../domain/joint-case';
import { licenceCommandOf } from '../../../domain/joint-case/amendment';
import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import type { JointCaseEvent } from '../../../domain/joint-case/events';
import type { DocumentRef, JointCase } from '../../../domain/joint-case/state';
import type { AmendLicence } from '../../../domain/licence/licence';
import type { Rules } from '../../../domain/rules/rules';
import { JURISDICTION, people, USCC } from '../people';
import type { Who } from '../people';
import { rules as defaultRules } from '../rules';
import { Stream } from '../stream';

/** Monday; day 3 is Thursday, the fifth working day is Monday 2026-03-09. */
export const DAY_0: LocalDate = '2026-03-02';
export const EIA = 'eia-form';
export const PERMIT = 'permit-simplified';
export const PERMIT_NUMBER = `${USCC}001V`;

/** Local time of a day. */
export const at = (day: LocalDate, hour = 10, minute = 0): Instant => startOfDay(day) + (hour * 60 + minute) * 60_000;

export const paper = (name: string): DocumentRef => ({
  file: `file-${name}`,
  content: `content-${name}`,
  template: 't/1',
  bytes: 1,
});

export const submission: Extract<JointCaseCommand, { type: 'Submit' }> = {
  type: 'Submit',
  id: 'case-1',
  jurisdiction: JURISDICTION,
  procedure: 'one-window',
  channel: 'window',
  facts: {
    unitName: '苏州示例电子有限公司',
    uscc: USCC,
    projectName: '年产 10 万套线路板组装项目',
    industryCode: '3982',
    division: JURISDICTION,
    contact: { name: '王工', email: 'wang@example.com', phone: '13800000000', locale: 'zh-CN' },
    electronicService: true,
  },
  sections: { unit: 'hash-unit', outlets: 'hash-outlets', 'materials/eia_form': 'hash-form' },
};

/** The permit that a case may start from, as the API finds it. */
export const permitInHand: NonNullable<(typeof submission)['licence']> = {
  id: 'case-0-permit-simplified',
  number: PERMIT_NUMBER,
  kind: 'permit-simplified',
  version: 1,
  validFrom: '2022-03-04',
  validTo: '2027-03-03',
  renewBy: '2027-01-02',
  uscc: USCC,
  jurisdiction: JURISDICTION,
  state: 'valid',
};

/** A case in memory with the people of one authority. */
export class CaseRun extends Stream<JointCase, JointCaseCommand, JointCaseEvent> {
  readonly told: AmendLicence[] = [];

  constructor(rules: Rules = defaultRules) {
    super(jointCase, rules);
  }

  by(who: Who, command: JointCaseCommand, when: Instant): JointCaseEvent[] {
    return this.act(people[who], command, when);
  }

  /** The refusal's code, with its pointer where it has one. */
  refuses(who: Who, command: JointCaseCommand, when: Instant): string | undefined {
    const refused = this.refusal(people[who], command, when);
    return refused && [refused.code, refused.pointer].filter(Boolean).join(' ');
  }

  item(kind: string) {
    return this.state.items.find((item) => item.kind === kind)!;
  }

  /** Everything the process has to do now, until nothing is left; it looks first, as the workflow does. */
  process(when: Instant): void {
    this.look(when);
    for (let task = this.next(); task; task = this.next()) {
      const command: JointCaseCommand =
        task.kind === 'ProduceLetter'
          ? { type: 'ProduceLetter', task: task.id, document: paper(task.subject ?? '') }
          : task.kind === 'IssueLicences'
            ? {
                type: 'IssueLicences',
                task: task.id,
                basis: issueBasis(this.state),
                certificates: Object.fromEntries(itemsToIssue(this.state, this.rules).map((kind) => [kind, paper(kind)])),
              }
            : { type: task.kind === 'ReviseLicence' ? 'ReviseLicence' : 'TellLicence', task: task.id };
      // What a permit's own stream would be told by now (activities/process.ts).
      const told = licenceCommandOf(this.state, task.kind, task.subject);
      if (told) this.told.push(told);
      this.act(PROCESS, command, when);
    }
  }

  private next() {
    return this.tasks().find((task) => task.for === 'process');
  }
}

export const submitted = (rules?: Rules): CaseRun => {
  const run = new CaseRun(rules);
  run.by('clerk', submission, at(DAY_0));
  return run;
};

/** All departments found it complete, and the clerk accepted, on the day of receipt. */
export const accepted = (rules?: Rules): CaseRun => {
  const run = submitted(rules);
  run.by('clerk', { type: 'ReportCompleteness', department: 'window', demands: [] }, at(DAY_0, 11));
  run.by('eia', { type: 'ReportCompleteness', department: 'eia', demands: [] }, at(DAY_0, 11));
  run.by('permit', { type: 'ReportCompleteness', department: 'permit', demands: [] }, at(DAY_0, 11));
  run.by('clerk', { type: 'Accept' }, at(DAY_0, 12));
  return run;
};

/** Both departments agree, on the day after. */
export const reviewed = (rules?: Rules): CaseRun => {
  const run = accepted(rules);
  run.by('eia', { type: 'GiveOpinion', branch: 'eia-review', opinion: 'agree', text: '' }, at('2026-03-03', 10));
  run.by('permit', { type: 'GiveOpinion', branch: 'permit-review', opinion: 'agree', text: '' }, at('2026-03-03', 11));
  return run;
};

type Decide = Extract<JointCaseCommand, { type: 'Decide' }>;
export const grantEia: Decide = { type: 'Decide', item: EIA, outcome: 'grant' };
export const grantPermit: Decide = { type: 'Decide', item: PERMIT, outcome: 'grant', licenceNumber: PERMIT_NUMBER };
