import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../stores/database';
import { application } from '../support/application';
import { caught, until } from '../support/wait';
import { startProduct } from './product';
import type { Product } from './product';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

const maintain = (task: string) =>
  promisify(execFile)(process.execPath, [join(__dirname, '../../dist/runtime/cli/maintenance.js'), task], {
    env: { ...process.env, ...product.instance.environment },
  });
const bothLicences = (id: string) => until(`both licences of ${id}`, async () => (await product.licencesOf(id)).length === 2);
const settledNotices = () =>
  until('all notices sent', async () => (await product.db('notices').where({ settled: false })).length === 0);

test('API killed before the commit: nothing happened, and the same key does it once', async () => {
  const id = await product.submit();
  const blocker = openDatabase(product.instance.databaseUrl, { pool: { max: 1 } });
  const lock = await blocker.transaction();
  await lock('streams').where({ id }).forUpdate();
  const key = 'before-commit';
  const lost = product.people.eia
    .act(id, 'ReportCompleteness', { department: 'eia', demands: [] }, key)
    .catch((error: unknown) => error);
  await until('the act to wait for the lock', async () => {
    const { rows } = await product.db.raw<{ rows: unknown[] }>(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name like '%api%' and datname = current_database()`,
    );
    return rows.length > 0;
  });
  await product.instance.kill('api', 'SIGKILL');
  expect(String(await lost)).toContain('fetch failed');
  await lock.rollback();
  await blocker.destroy();
  expect(await product.counts(id)).not.toHaveProperty('CompletenessReported');
  await product.instance.restart('api');
  const answer = await product.people.eia.act(id, 'ReportCompleteness', { department: 'eia', demands: [] }, key);
  expect(answer.repeated).toBe(false);
  expect((await product.counts(id))['CompletenessReported']).toBe(1);
});

test('API killed right after the commit, the workflow not told: the same key gets the same answer, and the sweep finds the stream', async () => {
  // Temporal is held still, so that nobody can be told before the API dies.
  await product.instance.kill('temporal', 'SIGSTOP');
  const key = 'after-commit';
  const submission = {
    procedure: 'eia-form-simplified-permit',
    application,
  };
  const first = await product.people.clerk.submit(submission, key);
  await product.instance.kill('api', 'SIGKILL');
  await product.instance.kill('temporal', 'SIGCONT');
  await product.instance.restart('api');
  const again = await product.people.clerk.submit(submission, key);
  expect(again).toEqual({ ...first, repeated: true });
  expect((await product.counts(first.stream))['CaseSubmitted']).toBe(1);
  await until('the receipt, found by the sweep', async () => (await product.counts(first.stream))['LetterProduced'] === 1);
});

test('worker killed with the certificates made and not yet recorded: both come out, once', async () => {
  const id = await product.submit();
  await product.accept(id);
  // Nobody can write a licence, so that the worker is met with its certificates made and not recorded.
  const blocker = openDatabase(product.instance.databaseUrl, { pool: { max: 1 } });
  const lock = await blocker.transaction();
  await lock.raw('lock table licences in share row exclusive mode');
  await product.decide(id);
  await until('the issue to wait for the lock', async () => {
    const { rows } = await product.db.raw<{ rows: unknown[] }>(
      `select 1 from pg_locks where not granted and relation = 'licences'::regclass`,
    );
    return rows.length > 0;
  });
  await product.instance.kill('worker', 'SIGKILL');
  await lock.rollback();
  await blocker.destroy();
  expect(await product.licencesOf(id)).toHaveLength(0);
  await product.instance.restart('worker');
  await bothLicences(id);
  expect((await product.counts(id))['LicencesIssued']).toBe(1);
  expect(await product.db('documents').where({ stream: id }).where('id', 'like', 'certificate/%')).toHaveLength(2);
});

test('worker killed between an effect and its report: recorded once, sent at most twice under one Message-ID', async () => {
  const id = await product.submit();
  await settledNotices();
  const before = (await caught(product.instance.catcherUrl)).length;
  for (const [who, department] of [
    ['clerk', 'window'],
    ['eia', 'eia'],
    ['permit', 'permit'],
  ] as const) {
    await product.as(who, id, 'ReportCompleteness', { department, demands: [] });
  }
  await product.as('clerk', id, 'Accept', {});
  await until('the first message', async () => (await caught(product.instance.catcherUrl)).length > before);
  // The worker cannot report what it has just done.
  await product.instance.kill('temporal', 'SIGSTOP');
  await product.instance.kill('worker', 'SIGKILL');
  await product.instance.kill('temporal', 'SIGCONT');
  await product.instance.restart('worker');
  await settledNotices();
  const messages = (await caught(product.instance.catcherUrl)).slice(before);
  const mails = messages.filter(({ channel }) => channel === 'mail');
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  expect(mails.length).toBeLessThanOrEqual(2);
  expect(messages.filter(({ channel }) => channel === 'sms')).toHaveLength(1);
  const [notice] = await product.db<{ id: string; about: string; moment: string }>('notices').where({ about: id, moment: 'N02' });
  expect((await product.counts(notice!.id))['DeliverySent']).toBe(2);
});

test('Temporal killed, and started again: the case goes on', async () => {
  const id = await product.submit();
  await product.accept(id);
  await product.instance.kill('temporal', 'SIGKILL');
  await product.decide(id);
  await product.instance.restart('temporal');
  await bothLicences(id);
  expect((await product.counts(id))['LicencesIssued']).toBe(1);
});

test('Temporal’s database deleted: npm run revive gives every stream its workflow back, and the case goes on', async () => {
  const id = await product.submit();
  await product.accept(id);
  await settledNotices();
  await product.instance.kill('worker', 'SIGTERM');
  await product.instance.kill('temporal', 'SIGKILL');
  for (const end of ['', '-wal', '-shm']) rmSync(join(product.instance.data, `temporal.sqlite${end}`), { force: true });
  await product.instance.restart('temporal');
  await product.instance.restart('worker');
  const { stdout } = await maintain('revive');
  expect(stdout).toMatch(/[1-9]\d* workflows started/);
  await product.decide(id);
  await bothLicences(id);
});

test('after all of this: reconcile finds nothing', async () => {
  await settledNotices();
  const { stdout } = await maintain('reconcile');
  expect(stdout).toMatch(/ 0 findings\./);
});
