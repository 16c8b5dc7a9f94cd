import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { startApp } from '../support/app';
import type { App } from '../support/app';
import { caseActs, people } from '../support/case-world';
import { fastForward } from '../support/time';
import { caught, daysUntilDue, until } from '../support/wait';

const DAY_MS = 86_400_000;
const UNHANDLED_COMMAND = temporal.api.enums.v1.WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND;
let app: App;
let acts: ReturnType<typeof caseActs>;
beforeAll(async () => {
  app = await startApp({ worker: true });
  acts = caseActs(app.db, app.core.step);
});
afterAll(() => app.stop());

const documentsOf = async (id: string) =>
  (await app.db<{ stream: string; id: string; bytes: number; file: string }>('documents').where({ stream: id })).map(
    ({ id: paper }) => paper,
  );
const eventTypes = async (id: string) =>
  (await app.db<{ stream: string; seq: number; type: string }>('events').where({ stream: id }).orderBy('seq')).map(
    ({ type }) => type,
  );
const workflow = (id: string) => app.core.teller.client.workflow.getHandle(id);

/** With SAVE_HISTORIES=1 the histories become those of the second loop (looks with `seq`) that test/workflows/replay.test.ts replays. */
async function saveHistory(id: string, name: string): Promise<void> {
  if (!process.env.SAVE_HISTORIES) return;
  const folder = join(__dirname, '../histories');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.bin`), temporal.api.history.v1.History.encode(await workflow(id).fetchHistory()).finish());
}

const received = (text: string): boolean => text.includes('已收到申请');

test('a case from the counter to two certificates: papers, messages, both licences at once', async () => {
  const id = await acts.submit();
  await until('the receipt', async () => (await documentsOf(id)).includes('receipt'));

  await acts.act(id, people.eia, {
    type: 'ReportCompleteness',
    department: 'eia',
    demands: [{ items: ['eia-form'], section: 'materials/eia_form', text: '缺少公示本。' }],
  });
  await acts.act(id, people.clerk, { type: 'ReportCompleteness', department: 'window', demands: [] });
  await acts.act(id, people.permit, { type: 'ReportCompleteness', department: 'permit', demands: [] });
  await acts.act(id, people.clerk, { type: 'SendCorrectionNotice' });
  const mails = await until('the mail of the correction notice', async () => {
    const all = (await caught(app.catcherUrl)).filter(({ text }) => !received(text));
    return all.length >= 2 && all;
  });
  // N01 went before, once, as a short message only.
  expect((await caught(app.catcherUrl)).filter(({ text }) => received(text)).map(({ channel }) => channel)).toEqual(['sms']);
  expect(mails.map(({ channel }) => channel).sort()).toEqual(['mail', 'sms']);
  expect(mails.find(({ channel }) => channel === 'mail')!.to).toEqual(['wang@example.invalid']);

  const [notice] = (await acts.stateOf(id)).corrections;
  await acts.act(id, people.enterprise, {
    type: 'AnswerCorrection',
    answers: [
      {
        demand: notice!.demands[0]!.id,
        text: '已补充',
        section: { name: 'materials/eia_form', hash: (await acts.stateOf(id)).sections['materials/permit_form']! },
      },
    ],
  });
  await acts.act(id, people.eia, { type: 'ReportCompleteness', department: 'eia', demands: [] });
  await acts.act(id, people.clerk, { type: 'Accept' });
  await acts.review(id);
  await acts.grant(id);
  const licences = await until('both licences', async () => {
    const rows = await app.db<{ case_id: string; kind: string; issued_at: Date }>('licences').where({ case_id: id });
    return rows.length > 0 && rows;
  });
  expect(licences).toHaveLength(2);
  expect(licences[0]!.issued_at).toEqual(licences[1]!.issued_at);
  await until('the notice of issue', async () => (await caught(app.catcherUrl)).length === 7);
  await until('the papers', async () => (await documentsOf(id)).length === 5);
  const certificate = await app
    .db<{ stream: string; id: string; bytes: number; file: string }>('documents')
    .where({ stream: id, id: 'certificate/permit-simplified' })
    .first();
  expect(certificate!.bytes).toBeLessThan(500 * 1024);
  expect((await app.core.files.read(certificate!.file)).subarray(0, 5).toString()).toBe('%PDF-');

  await until('the end of the workflow', async () => (await workflow(id).describe()).status.name === 'COMPLETED');
  await saveHistory(id, 'joint-case-2');
  await saveHistory(`${id}-permit-simplified`, 'licence-life-2');
  const notices = await app.db<{ id: string; about: string }>('notices').where({ about: id });
  await until('the notices’ ends', async () =>
    (await Promise.all(notices.map(async ({ id: one }) => (await workflow(one).describe()).status.name))).every(
      (name) => name === 'COMPLETED',
    ),
  );
  await saveHistory(notices[0]!.id, 'notice-2');
  expect(await eventTypes(id)).toContain('LicencesIssued');

  // What was done in one order is replayed in the same. (A message that meets a workflow at its end only makes the server ask again.)
  for (const one of [id, `${id}-permit-simplified`, ...notices.map((row) => row.id)]) {
    const history = await workflow(one).fetchHistory();
    const causes = history
      .events!.map((event) => event.workflowTaskFailedEventAttributes?.cause ?? 0)
      .filter((cause) => cause !== 0);
    expect(causes.filter((cause) => cause !== UNHANDLED_COMMAND)).toEqual([]);
    await Worker.runReplayHistory({ workflowsPath: join(__dirname, '../../workflows/index.ts') }, history);
  }
});

test('real timers fire: nobody tells the workflow, its own clock skips ahead, and silence accepts at its moment (条例 9)', async () => {
  const id = await acts.submit();
  await until('the receipt', async () => (await documentsOf(id)).includes('receipt'));
  const days = await daysUntilDue(app.db, id, Date.now());
  await app.db('business_clock').update({ offset_ms: days * DAY_MS });
  await fastForward(app.core.teller.client, id, days * 86_400);
  const [accepted, ...others] = await until('the acceptance', async () => {
    const rows = await app
      .db<{ stream: string; type: string; data: { item: string; by: string }; at: Date; recorded_at: Date }>('events')
      .where({ stream: id, type: 'ItemAccepted' })
      .orderBy('seq');
    return rows.length > 0 && rows;
  });
  expect(accepted!.data).toMatchObject({ item: 'permit-simplified', by: 'silence' });
  expect(accepted!.at.getTime()).toBeLessThan(Date.now() + days * DAY_MS);
  expect(others).toEqual([]);
});
