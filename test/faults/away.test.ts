import { killWhole } from '../support/postgres-processes';
import { quickly503 } from '../support/quickly';
import { daysUntilDue, until } from '../support/wait';
import { startProduct } from './product';
import type { Product } from './product';

const DAY_MS = 86_400_000;
let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const ready = async () => {
  const response = await fetch(`${product.instance.address}/ready`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test('Postgres away: 503 with Retry-After within 2 s, and nothing lost when it is back', async () => {
  const id = await product.submit();
  await killWhole(product.instance.pids.postgres!, () => product.instance.kill('postgres', 'SIGKILL'));
  const response = await quickly503(() =>
    product.people.eia.fetch(`/api/v1/cases/${id}/report-completeness`, {
      method: 'POST',
      body: { department: 'eia', demands: [] },
      headers: { 'idempotency-key': 'while-away' },
    }),
  );
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(((await response.json()) as { code: string }).code).toBe('store-away');
  expect((await ready()).status).toBe(503);
  await product.instance.restart('postgres');
  await until('readiness', async () => (await ready()).status === 200);
  const answer = await product.people.eia.act(id, 'ReportCompleteness', { department: 'eia', demands: [] }, 'while-away');
  expect(answer.repeated).toBe(false);
  await until('the receipt', async () => (await product.counts(id))['LetterProduced'] === 1);
});

test('Temporal away: acts go on and say that deadlines catch up; what fell due takes effect at its moment, per item', async () => {
  const id = await product.submit();
  await until('the receipt', async () => (await product.counts(id))['LetterProduced'] === 1);
  await product.instance.kill('temporal', 'SIGKILL');
  await until('that it is noticed', async () => (await ready()).body['temporal'] === 'down');
  expect((await ready()).status).toBe(200);
  expect(await product.people.clerk.text(`/cases/${id}`)).toContain('banner-late');

  // The day after the permit's 3 days are over (条例 9); the EIA's 5 working days are not (行政许可法 32).
  const { now: before } = await product.people.clerk.read<{ now: string }>('/api/v1/business-clock');
  const days = await daysUntilDue(product.db, id, Date.parse(before));
  await product.people.clerk.read('/api/v1/business-clock', { method: 'POST', body: { days } });
  await product.as('eia', id, 'ReportCompleteness', {
    department: 'eia',
    demands: [{ items: ['eia-form', 'permit-simplified'], section: 'materials/eia_form', text: '缺少公示本。' }],
  });
  await product.as('clerk', id, 'SendCorrectionNotice', {});
  const events = await product
    .db<{
      stream: string;
      seq: number;
      type: string;
      data: { item?: string; by?: string; items?: string[] };
      at: Date;
      recorded_at: Date;
    }>('events')
    .where({ stream: id })
    .orderBy('seq');
  const accepted = events.find(({ type }) => type === 'ItemAccepted')!;
  const noticed = events.find(({ type }) => type === 'CorrectionNoticed')!;
  expect(accepted.data).toMatchObject({ item: 'permit-simplified', by: 'silence' });
  expect(accepted.at.getTime()).toBeLessThan(Date.parse(before) + days * DAY_MS);
  expect(accepted.seq).toBeLessThan(noticed.seq);
  expect(noticed.data.items).toEqual(['eia-form']);

  await product.instance.restart('temporal');
  await until('the letters', async () => (await product.counts(id))['LetterProduced'] === 3);
  await until('that it is noticed', async () => (await ready()).body['temporal'] === 'up');
});

test('a message that the mail server refuses for good becomes a task for the staff, and blocks nothing', async () => {
  const id = await product.submit();
  const refuse = (count: number) =>
    fetch(`${product.instance.catcherUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ smtp: '550', count }),
    });
  // Every mail until this case's has met it: the process may still be sending what fell due on another one.
  await refuse(1_000);
  await product.accept(id);
  await until(
    'the task',
    async () => (await product.db('tasks').where('stream', 'like', `${id}-n%`).where({ kind: 'RetryTask' })).length === 1,
  );
  await refuse(0);
  await product.decide(id);
  await until('both licences', async () => (await product.licencesOf(id)).length === 2);
});
