import {
  DryRunSchema,
  ProcedureDifferenceSchema,
  ProcedureLoadSchema,
  ProcedurePreviewSchema,
  ProcedureVersionsSchema,
} from '../../api/openapi/procedures';
import { WITHOUT_PUBLICITY } from '../../demo/without-publicity';
import type { Procedure } from '../../domain/procedure/procedure';
import { demoPeople } from '../../runtime/embedded/demo/people';
import { startApi, type Api } from './api';
import { caseFlow, signInAll } from './case-flow';
import { Client } from './client';

const ROOT = '/api/v1/procedures';
const ID = WITHOUT_PUBLICITY;
let api: Api;
let people: Record<string, Client>;
let first: Procedure;
let today: string;

beforeAll(async () => {
  api = await startApi();
  people = await signInAll(api);
  first = (await people.clerk!.get(`${ROOT}/${ID}/1`)).body as unknown as Procedure;
  today = (await people.clerk!.get('/api/v1/business-clock')).body.today as unknown as string;
});
afterAll(() => api.stop());

const next = (change: Partial<Procedure> = {}): string =>
  JSON.stringify({ ...first, version: 2, validFrom: today, ...change }, null, 2);
const logins = demoPeople.map(({ login, role }) => ({ login, role }));
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => ({ status, code: body.code });

describe('who may do what', () => {
  const reads = [ROOT, `${ROOT}/${ID}/1`, `${ROOT}/${ID}/difference?from=1&to=1`];

  test.each(logins)('$login reads as staff, or not at all', async ({ login, role }) => {
    const answers = [
      ...(await Promise.all(reads.map((path) => people[login]!.get(path)))),
      await people[login]!.post(`${ROOT}/dry-runs`, { procedure: ID, version: 1 }),
    ];
    for (const answer of answers) {
      if (role === 'enterprise') expect(codeOf(answer)).toEqual({ status: 403, code: 'not-your-role' });
      else expect(answer.status).toBe(200);
    }
  });

  test.each(logins.filter(({ role }) => role !== 'admin'))('$login loads nothing', async ({ login }) => {
    for (const path of ['previews', 'loads'])
      expect(codeOf(await people[login]!.post(`${ROOT}/${path}`, { json: next() }))).toEqual({
        status: 403,
        code: 'not-your-role',
      });
    expect(await api.db('procedure_loads')).toEqual([]);
  });

  test('nobody does anything, nor without the token of the session', async () => {
    const nobody = new Client(api.url);
    for (const path of reads) expect((await nobody.get(path)).status).toBe(401);
    for (const path of ['dry-runs', 'previews', 'loads']) expect((await nobody.post(`${ROOT}/${path}`, {})).status).toBe(401);
    const { cookie } = people.admin!;
    const response = await fetch(`${api.url}${ROOT}/loads`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ json: next() }),
    });
    expect(response.status).toBe(403);
    expect(await api.db('procedure_loads')).toEqual([]);
  });
});

test('every version is listed with the cases that run under it', async () => {
  await caseFlow(people).submitted();
  const { rows } = ProcedureVersionsSchema.parse((await people.eia!.get(ROOT)).body);
  expect(rows.find(({ id }) => id === ID)).toMatchObject({ version: 1, standing: 'in-force', openCases: 1, loadedBy: null });
});

test('what is not there is not found; what is wrong is named', async () => {
  for (const path of [`${ROOT}/${ID}/7`, `${ROOT}/${ID}/x`, `${ROOT}/none/1`, `${ROOT}/${ID}/difference?from=1&to=7`])
    expect((await people.eia!.get(path)).status).toBe(404);
  expect((await people.eia!.get(`${ROOT}/${ID}/difference`)).body.errors).toMatchObject([
    { pointer: '/from' },
    { pointer: '/to' },
  ]);
  for (const body of [{}, { json: '' }, { json: 7 }, { json: 'x\0' }, { json: next(), more: 1 }, { json: next(), version: 'x' }])
    expect((await people.admin!.post(`${ROOT}/loads`, body)).status).toBe(422);
  const bad = await people.admin!.post(`${ROOT}/previews`, { json: next({ version: 5, validFrom: '2026-01-01' }) });
  expect(codeOf(bad)).toEqual({ status: 422, code: 'invalid' });
  expect(bad.body.errors).toMatchObject([
    { pointer: '/json', code: 'file-line' },
    { pointer: '/json', code: 'file-line' },
  ]);
  expect(JSON.stringify(bad.body.errors)).toMatch(/第 \d+ 行，\d+ 列/);
});

describe('a dry run', () => {
  const runs = async (body: object) => people.supervisor!.post(`${ROOT}/dry-runs`, body);

  test('of a stored version on a chosen day', async () => {
    const answer = DryRunSchema.parse((await runs({ procedure: ID, receivedOn: '2026-02-11', pace: 'silent' })).body);
    expect(answer.silences.map(({ on }) => on)).toEqual(['2026-02-25', '2026-02-14']);
    expect(answer.finishedOn).not.toBeNull();
    expect(answer.steps[0]).toMatchObject({ kind: 'Submit', at: '2026-02-11T01:00:00.000Z' });
  });

  test('of a file being edited, whatever its version; a bad one is refused', async () => {
    const json = next({ version: 9, promised: null });
    expect(DryRunSchema.parse((await runs({ json })).body).promised).toBeNull();
    expect(codeOf(await runs({ json: '{' }))).toEqual({ status: 422, code: 'invalid' });
  });

  test('asks for a version or a file, a day, an authority and a pace that there are', async () => {
    for (const body of [
      {},
      { procedure: ID, json: next() },
      { procedure: ID, receivedOn: '2026-02-31' },
      { procedure: ID, jurisdiction: '999999' },
      { procedure: ID, pace: 'slow' },
    ])
      expect((await runs(body)).status).toBe(422);
    expect((await runs({ procedure: 'none' })).status).toBe(404);
  });
});

test('an administrator sees what a file changes, loads it, and the difference is there to be read', async () => {
  const json = next({ promised: { workingDays: 8, source: '演示' } });
  const preview = ProcedurePreviewSchema.parse((await people.admin!.post(`${ROOT}/previews`, { json })).body);
  expect(preview).toMatchObject({ from: 1, openCases: [{ version: 1, count: 1 }], overtakes: [] });
  expect(preview.changes[0]!.fields.map(({ field }) => field)).toEqual(['promised', 'validFrom']);

  const outdated = await people.admin!.post(`${ROOT}/loads`, { json, version: preview.version - 1 });
  expect(codeOf(outdated)).toEqual({ status: 409, code: 'preview-outdated' });
  const loaded = await people.admin!.post(`${ROOT}/loads`, { json, version: preview.version });
  expect(loaded.status).toBe(201);
  expect(ProcedureLoadSchema.parse(loaded.body).procedure).toEqual({ id: ID, version: 2 });

  const difference = async () =>
    ProcedureDifferenceSchema.parse((await people.permit!.get(`${ROOT}/${ID}/difference?from=1&to=2`)).body).changes;
  expect(await difference()).toEqual(preview.changes);
  expect(JSON.stringify(await difference())).toContain('工作日：8');
  const { rows } = ProcedureVersionsSchema.parse((await people.clerk!.get(ROOT)).body);
  expect(rows.filter(({ id }) => id === ID).map(({ standing, openCases, loadedBy }) => [standing, openCases, loadedBy])).toEqual([
    ['past', 1, null],
    ['in-force', 0, '系统管理员'],
  ]);
  // What an application is made for is the new one, and a case made for it says so.
  const id = await caseFlow(people).submitted();
  expect((await people.clerk!.get(`/api/v1/cases/${id}`)).body.procedure).toEqual({ id: ID, version: 2 });
});

test('of two administrators at once, one wins', async () => {
  const json = next({ version: 3 });
  const { version } = (await people.admin!.post(`${ROOT}/previews`, { json })).body;
  const both = await Promise.all([1, 2].map(() => people.admin!.post(`${ROOT}/loads`, { json, version })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});
