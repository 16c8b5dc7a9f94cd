import { join } from 'node:path';
import { ulid } from 'ulid';
import { addressed } from '../api/sections';
import { applicationSchema, type Application } from '../domain/application/application';
import { factsOf, sectionsOf } from '../domain/application/sections';
import { PROCESS, type Actor, type StreamKind } from '../domain/decider';
import { issueBasis, itemsToIssue } from '../domain/joint-case/issue';
import type { PersonCommand } from '../domain/joint-case/commands';
import type { DocumentRef, JointCase } from '../domain/joint-case/state';
import { samplePaper } from '../demo/papers';
import { WITHOUT_PUBLICITY } from '../demo/without-publicity';
import { projectRoot } from '../runtime/config';
import { boxes } from '../runtime/embedded/demo/projects';
import { demoUnits } from '../runtime/embedded/demo/people';
import type { Core } from '../runtime/services';
import { actorOf, findAccountByLogin } from '../stores/accounts';
import { createCatalogue } from '../stores/reference/catalogue';
import { createStep } from '../stores/step';
import type { Step } from '../stores/step-contract';

const JURISDICTION = '320205';
const LOGINS = ['clerk', 'eia', 'permit', 'approver'] as const;
type Officers = Record<(typeof LOGINS)[number], Actor>;

/** How far a prepared case has come. */
export type Standing = 'submitted' | 'demanded' | 'accepted' | 'reviewed' | 'issued';

/**
 * Makes real cases by the same step that the API and the worker use, without HTTP and without telling any workflow: what the
 * process has to do on the way (papers, messages) is done here, with one sample paper for all of them.
 */
export class CaseMaker {
  private constructor(
    private readonly core: Core,
    private readonly step: Step,
    private readonly officers: Officers,
    private readonly paper: DocumentRef,
    private readonly application: Application,
  ) {}

  static async open(core: Core): Promise<CaseMaker> {
    const found = await Promise.all(LOGINS.map((login) => findAccountByLogin(core.db, login)));
    const officers = Object.fromEntries(LOGINS.map((login, i) => [login, actorOf(found[i]!.account)])) as Officers;
    const { bytes } = await samplePaper('样例', '压力测试');
    const file = await core.files.put(bytes);
    await core.db('files').insert({ hash: file, bytes: bytes.length, mime: 'application/pdf' }).onConflict('hash').ignore();
    const step = createStep({ db: core.db, rules: core.rules, tell: () => undefined });
    const paper = { file, content: file, template: 'receipt', bytes: bytes.length };
    const catalogue = createCatalogue(join(projectRoot(), 'data'));
    return new CaseMaker(core, step, officers, paper, applicationSchema(catalogue).parse(boxes.application));
  }

  /** So many cases that have come so far, several at a time. */
  async make(count: number, standing: Standing, inFlight = 8): Promise<string[]> {
    const made: string[] = [];
    let begun = 0;
    const lane = async () => {
      while (begun < count) {
        begun += 1;
        made.push(await this.one(standing));
      }
    };
    await Promise.all(Array.from({ length: inFlight }, lane));
    return made;
  }

  private async one(standing: Standing): Promise<string> {
    const { clerk, eia, permit, approver } = this.officers;
    const id = await this.submit();
    const act = (actor: Actor, command: PersonCommand) => this.step({ stream: { id, kind: 'joint-case' }, command, actor });
    if (standing === 'submitted') return this.settled(id);
    const section = 'materials/eia_public_copy';
    const demands = standing === 'demanded' ? [{ items: ['eia-form' as const], section, text: '缺少公示本。' }] : [];
    await act(clerk, { type: 'ReportCompleteness', department: 'window', demands: [] });
    await act(eia, { type: 'ReportCompleteness', department: 'eia', demands });
    await act(permit, { type: 'ReportCompleteness', department: 'permit', demands: [] });
    if (standing === 'demanded') return this.settled(id);
    await act(clerk, { type: 'Accept' });
    if (standing === 'accepted') return this.settled(id);
    for (const [actor, branch] of [
      [eia, 'eia-review'],
      [permit, 'permit-review'],
    ] as const)
      await act(actor, { type: 'GiveOpinion', branch, opinion: 'agree', text: '同意。' });
    if (standing === 'reviewed') return this.settled(id);
    await act(approver, { type: 'Decide', item: 'eia-form', outcome: 'grant' });
    const licenceNumber = `${demoUnits.printing.uscc}001P`;
    await act(approver, { type: 'Decide', item: 'permit-simplified', outcome: 'grant', licenceNumber });
    return this.settled(id);
  }

  private async submit(): Promise<string> {
    const application = this.application;
    const { sections, contents } = addressed(sectionsOf(application, []));
    const id = ulid();
    const command: PersonCommand = {
      type: 'Submit',
      id,
      jurisdiction: JURISDICTION,
      procedure: WITHOUT_PUBLICITY,
      channel: 'window',
      facts: factsOf(application),
      sections,
    };
    await this.step({ stream: { id, kind: 'joint-case' }, command, actor: this.officers.clerk, sections: contents });
    return id;
  }

  /** Does what the process has to do on a case and on its notices, until nothing is left. */
  private async settled(id: string): Promise<string> {
    await this.process('joint-case', id);
    const notices = await this.core.db('notices').where({ about: id, settled: false }).select<{ id: string }[]>('id');
    for (const notice of notices) await this.process('notice', notice.id);
    return id;
  }

  private async process(kind: StreamKind, id: string): Promise<void> {
    const stream = { id, kind };
    for (;;) {
      const { tasks, now } = await this.core.look(stream);
      const due = tasks.filter((task) => task.for === 'process' && (task.at ?? 0) <= now);
      if (due.length === 0) return;
      for (const task of due) {
        const command = { type: task.kind, task: task.id, ...(await this.resultOf(task.kind, id)) };
        await this.step({ stream, command, actor: PROCESS });
      }
    }
  }

  private async resultOf(kind: string, id: string): Promise<Record<string, unknown>> {
    if (kind === 'ProduceLetter') return { document: this.paper };
    if (kind !== 'IssueLicences') return { answer: '250 prepared' };
    const { state } = await this.core.db('streams').where({ id }).first<{ state: JointCase }>('state');
    const items = itemsToIssue(state, await this.core.rules.current());
    return { basis: issueBasis(state), certificates: Object.fromEntries(items.map((item) => [item, this.paper])) };
  }
}
