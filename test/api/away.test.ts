import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedPeople } from '../../runtime/embedded/demo/people';
import { addWithoutPublicity } from '../../demo/without-publicity';
import { startPostgres, type Postgres } from '../../runtime/embedded/postgres';
import { bringUpToDate, markDatabase } from '../../runtime/migrate';
import { openDatabase } from '../../stores/database';
import { backendsOf, killWhole, signalIfThere } from '../support/postgres-processes';
import { quickly503 } from '../support/quickly';
import { until } from '../support/wait';
import { startApi, type Api } from './api';
import { application, PROCEDURE } from './case-flow';
import type { Client } from './client';
import { as } from './client';

/** A Postgres of our own, to be killed and frozen. */
let folder: string;
let postgres: Postgres;
let api: Api;
let clerk: Client;

const start = (port?: number) =>
  startPostgres({ folder: join(folder, 'data'), password: 'test', log: join(folder, 'log'), port });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-away-'));
  postgres = await start();
  await postgres.ensureDatabase('away');
  const db = openDatabase(postgres.url('away'), { statementTimeout: 0, connectionTimeout: 20_000 });
  await bringUpToDate(db);
  await markDatabase(db, 'test');
  await addWithoutPublicity(db);
  await seedPeople(db);
  await db.destroy();
  api = await startApi({ databaseUrl: postgres.url('away') });
  clerk = await as(api, 'clerk');
});
afterAll(async () => {
  await api.stop();
  await postgres.child.stop();
  rmSync(folder, { recursive: true, force: true });
});

const submission = () => ({ procedure: PROCEDURE, application: application() });

async function expectAway(path: string): Promise<void> {
  const answer = await quickly503(() => clerk.get(path, { 'accept-language': 'en' }));
  expect({ path, code: answer.body.code }).toEqual({ path, code: 'store-away' });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|ECONN|select/);
}

test('Postgres killed: 503 with Retry-After within two seconds; back again, the same key does the act once', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const { port } = postgres;
  await killWhole(postgres.child.pid!, () => postgres.child.signal('SIGKILL'));
  for (const path of ['/api/v1/cases', '/api/v1/sessions/current', '/api/v1/tasks']) await expectAway(path);
  const answer = await quickly503(() => clerk.post('/api/v1/cases', submission(), key));
  expect(answer.body.code).toBe('store-away');
  expect((await clerk.get('/ready')).status).toBe(503);
  expect((await clerk.get('/health')).status).toBe(200);
  const page = await fetch(`${api.url}/inbox`, { headers: { cookie: clerk.cookie, accept: 'text/html' } });
  expect(page.status).toBe(503);
  expect(page.headers.get('content-type')).toMatch(/html/);

  postgres = await start(port);
  const retried = await until('an answer', async () => {
    const again = await clerk.post('/api/v1/cases', submission(), key);
    return again.status !== 503 && again;
  });
  expect(retried.status).toBe(201);
  expect(await clerk.post('/api/v1/cases', submission(), key)).toMatchObject({
    status: 200,
    body: { repeated: true, stream: retried.body.stream },
  });
});

test('Postgres frozen: 503 within two seconds; thawed, what was under way is done once', async () => {
  await clerk.get('/api/v1/cases');
  const key = { 'idempotency-key': randomUUID() };
  const postmaster = postgres.child.pid!;
  const signal = (name: NodeJS.Signals) => [postmaster, ...backendsOf(postmaster)].forEach((pid) => signalIfThere(pid, name));
  signal('SIGSTOP');
  try {
    await expectAway('/api/v1/cases');
    await quickly503(() => clerk.post('/api/v1/cases', submission(), key));
    await quickly503(() => clerk.get('/ready'));
  } finally {
    signal('SIGCONT');
  }
  const retried = await until('an answer', async () => {
    const answer = await clerk.post('/api/v1/cases', submission(), key);
    return answer.status !== 503 && answer;
  });
  expect([200, 201]).toContain(retried.status);
  expect(await api.db('streams').where({ id: retried.body.stream })).toHaveLength(1);
});
