import { randomUUID } from 'node:crypto';
import { paths } from '../api/paths';
import { samplePaper } from '../demo/papers';
import type { Submission } from '../demo/client';
import { WITHOUT_PUBLICITY } from '../demo/without-publicity';
import { demoUnits } from '../runtime/embedded/demo/people';
import { boxes } from '../runtime/embedded/demo/projects';
import type { StepAnswer } from '../stores/step-contract';
import { post, type Officers } from './acts';
import { sessionOf, type Caller } from './caller';

const CODES = [
  'eia_form',
  'eia_public_copy',
  'permit_form',
  'monitoring_plan',
  'process_flow',
  'layout',
  'monitor_map',
  'permit_commitment',
];

/** Hands in cases at the counter, all with the same uploaded paper, each with a mail address of its own. */
export class Counter {
  private constructor(
    private readonly caller: Caller,
    private readonly officers: Officers,
    private readonly upload: string,
  ) {}

  static async open(caller: Caller, officers: Officers): Promise<Counter> {
    return new Counter(caller, officers, await officers.clerk.upload(await samplePaper('样例', '测量')));
  }

  async submit(email: string): Promise<string> {
    const { application } = boxes;
    const submission: Submission = {
      procedure: WITHOUT_PUBLICITY,
      application: {
        ...application,
        contact: { ...application.contact, email },
        materials: CODES.map((code) => ({ code, upload: this.upload })),
      },
    };
    const headers = { ...sessionOf(this.officers.clerk), 'idempotency-key': randomUUID() };
    const { status, body } = await this.caller.post(paths.api.cases(), submission, headers);
    if (status !== 201) throw new Error(`Submit: ${status} ${body.slice(0, 300)}`);
    return (JSON.parse(body) as StepAnswer).stream;
  }
}

/** Everything that people do to a case that goes smoothly, after its submission; the last act is the last decision. */
export const acts = (caller: Caller, { clerk, eia, permit, approver }: Officers, id: string): (() => Promise<void>)[] => [
  () => post(caller, clerk, id, 'ReportCompleteness', { demands: [] }),
  () => post(caller, eia, id, 'ReportCompleteness', { demands: [] }),
  () => post(caller, permit, id, 'ReportCompleteness', { demands: [] }),
  () => post(caller, clerk, id, 'Accept', {}),
  () => post(caller, eia, id, 'Claim', { branch: 'eia-review' }),
  () => post(caller, permit, id, 'Claim', { branch: 'permit-review' }),
  () => post(caller, eia, id, 'GiveOpinion', { branch: 'eia-review', opinion: 'agree', text: '报告表内容完整，结论可信。' }),
  () => post(caller, permit, id, 'GiveOpinion', { branch: 'permit-review', opinion: 'agree', text: '许可限值符合要求。' }),
  () => post(caller, approver, id, 'Decide', { item: 'eia-form', outcome: 'grant' }),
  () =>
    post(caller, approver, id, 'Decide', {
      item: 'permit-simplified',
      outcome: 'grant',
      licenceNumber: `${demoUnits.printing.uscc}001P`,
    }),
];
