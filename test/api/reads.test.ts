import type { z } from 'zod';
import { DraftsSchema } from '../../api/openapi/applications';
import { ClockSchema } from '../../api/openapi/calendar';
import { ApplicationSchema, CaseSchema, CasesSchema, DocumentsSchema, TimelineSchema } from '../../api/openapi/cases';
import { LicencesSchema } from '../../api/openapi/licences';
import { ProceduresSchema } from '../../api/openapi/reference';
import { SessionSchema } from '../../api/openapi/session';
import { NoticesSchema, TasksSchema } from '../../api/openapi/work';
import { PROCESS } from '../../domain/decider';
import { issueBasis } from '../../domain/joint-case/issue';
import type { JointCase } from '../../domain/joint-case/state';
import { findStream } from '../../stores/reads/cases';
import { startApi, type Api } from './api';
import { caseFlow, PERMIT_NUMBER, signInAll } from './case-flow';
import { Client, type Body } from './client';

let api: Api;
let people: Record<string, Client>;
let flow: ReturnType<typeof caseFlow>;
beforeAll(async () => {
  api = await startApi();
  people = await signInAll(api);
  flow = caseFlow(people);
});
afterAll(() => api.stop());

const rowsOf = <Row = Record<string, unknown>>(body: Body) => body.rows as unknown as Row[];
const paper = (name: string) => ({ file: name.repeat(64), content: name.repeat(64), template: 't/1', bytes: 1 });

/** Grants both items and does the process's part, without its papers. */
async function issued(): Promise<string> {
  const id = await flow.deciding();
  await flow.act('approver', id, 'decide', { item: 'eia-form', outcome: 'grant' });
  await flow.act('approver', id, 'decide', { item: 'permit-simplified', outcome: 'grant', licenceNumber: PERMIT_NUMBER });
  const state = (await findStream(api.db, 'joint-case', id))!.state as JointCase;
  const look = await api.core.look({ id, kind: 'joint-case' });
  const task = look.tasks.find(({ kind }) => kind === 'IssueLicences')!;
  const certificates = { 'eia-form': paper('e'), 'permit-simplified': paper('a') };
  const command = { type: 'IssueLicences', task: task.id, basis: issueBasis(state), certificates };
  await api.core.step({ stream: { id, kind: 'joint-case' }, command, actor: PROCESS });
  return id;
}

describe('lists by key', () => {
  test('every case once, in both orders, however small the page', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.push(await flow.submitted());
    ids.push(await flow.withdrawn());
    for (const sort of ['due', 'submitted']) {
      const seen: string[] = [];
      let after = '';
      do {
        const { status, body } = await people.clerk!.get(`/api/v1/cases?limit=2&sort=${sort}&after=${after}`);
        expect(status).toBe(200);
        seen.push(...rowsOf<{ id: string }>(body).map(({ id }) => id));
        after = (body.next as unknown as string | undefined) ?? '';
      } while (after);
      expect(seen.toSorted()).toEqual(ids.toSorted());
    }
  });

  test('an inbox in order of due date, each task once', async () => {
    const seen: { due: string | null; id: string }[] = [];
    let after = '';
    do {
      const { body } = await people.eia!.get(`/api/v1/tasks?limit=2&after=${after}`);
      seen.push(...rowsOf<{ due: string | null; id: string; stream: string }>(body));
      after = (body.next as unknown as string | undefined) ?? '';
    } while (after);
    expect(seen.length).toBe(5);
    expect(seen.map(({ due }) => due)).toEqual(seen.map(({ due }) => due).toSorted());
  });

  test.each([
    ['cases', 'text=演示电子', 6],
    ['cases', 'text=100%25', 0],
    ['cases', 'text=_', 0],
    ['cases', 'stage=checking', 5],
    ['cases', 'closed=true', 1],
    ['cases', 'item=permit-simplified', 6],
    ['cases', 'item=permit-key', 0],
    ['cases', 'dueBy=2020-01-01', 0],
    ['cases', 'stage=&text=&limit=', 6],
    ['tasks', 'kind=CheckCompleteness', 5],
    ['tasks', 'holder=mine', 0],
    ['tasks', 'holder=unclaimed&department=window', 0],
  ])('%s?%s has %i rows for the clerk', async (list, query, count) => {
    expect(rowsOf((await people.clerk!.get(`/api/v1/${list}?${query}`)).body)).toHaveLength(count);
  });
});

describe('one case', () => {
  test('shows its clocks with the way each date was found', async () => {
    const id = await flow.reviewing();
    const { body, headers } = await people.approver!.get(`/api/v1/cases/${id}`);
    expect(headers.get('etag')).toBe(`"${String(body.seq as unknown as number)}"`);
    const clocks = body.clocks as unknown as { id: string; due: string; daysLeft: number; steps: { kind: string }[] }[];
    expect(clocks.map(({ id: clock }) => clock).toSorted()).toEqual(
      ['branch/eia-review/1', 'branch/permit-review/1', 'case', 'item/eia-form', 'item/permit-simplified'].toSorted(),
    );
    for (const clock of clocks) {
      expect(clock.due).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(clock.daysLeft).toBeGreaterThan(0);
      expect(clock.steps[0]).toMatchObject({ kind: 'rule' });
    }
  });

  test('shows what time has done, even where nobody has recorded it', async () => {
    const id = await flow.submitted();
    await api.services.businessClock.move(30, { ...PROCESS, kind: 'person' });
    const { body } = await people.clerk!.get(`/api/v1/cases/${id}`);
    expect(body).toMatchObject({ catchingUp: true, stage: 'reviewing' });
    expect((body.items as unknown as { acceptedBy: string }[]).map(({ acceptedBy }) => acceptedBy)).toEqual([
      'silence',
      'silence',
    ]);
    // And the act of a person meets that state.
    await flow.act('eia', id, 'give-opinion', { branch: 'eia-review', opinion: 'agree' });
    expect((await people.clerk!.get(`/api/v1/cases/${id}`)).body.catchingUp).toBe(false);
  });
});

describe('licences and their verification', () => {
  let id: string;
  let licences: { id: string; kind: string; verifyCode: string; number: string }[];
  beforeAll(async () => {
    id = await issued();
    licences = rowsOf((await people.clerk!.get(`/api/v1/licences?caseId=${id}`)).body);
  });

  test('both are in the register of the bureau and of the unit, and of nobody else', async () => {
    expect(licences.map(({ kind }) => kind).toSorted()).toEqual(['eia-form', 'permit-simplified']);
    expect(rowsOf((await people.enterprise!.get('/api/v1/licences')).body)).toHaveLength(2);
    for (const login of ['enterprise2', 'city-clerk', 'admin']) {
      expect(rowsOf((await people[login]!.get('/api/v1/licences')).body)).toHaveLength(0);
      expect((await people[login]!.get(`/api/v1/licences/${licences[0]!.id}`)).status).toBe(404);
    }
  });

  test('anybody who holds the code is told what stands behind it; every look-up is recorded', async () => {
    const stranger = new Client(api.url);
    const permit = licences.find(({ kind }) => kind === 'permit-simplified')!;
    const { status, body, headers } = await stranger.get(`/api/v1/verifications/${permit.verifyCode}`);
    expect({ status, number: body.number, state: body.state }).toEqual({ status: 200, number: PERMIT_NUMBER, state: 'valid' });
    expect(body.contentHash).toBe('a'.repeat(64));
    expect(Object.keys(body)).toEqual(expect.not.arrayContaining(['file', 'verifyCode', 'caseId']));
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await stranger.get(`/api/v1/verifications/${'A'.repeat(22)}`)).status).toBe(404);
    const looked = await api.db('verifications').orderBy('position').select('code', 'found');
    expect(looked).toEqual([
      { code: permit.verifyCode, found: permit.id },
      { code: 'A'.repeat(22), found: null },
    ]);
  });

  test('the notices of the case are listed for the bureau and the unit', async () => {
    const moments = rowsOf<{ moment: string }>((await people.enterprise!.get(`/api/v1/notices?about=${id}`)).body);
    expect(moments.map(({ moment }) => moment)).toEqual(expect.arrayContaining(['N02', 'N15']));
    expect(rowsOf((await people.enterprise2!.get('/api/v1/notices')).body)).toEqual([]);
  });
});

describe('answers are as the description says', () => {
  test.each<[string, z.ZodType]>([
    ['/api/v1/sessions/current', SessionSchema],
    ['/api/v1/cases', CasesSchema],
    ['/api/v1/cases/:id', CaseSchema],
    ['/api/v1/cases/:id/timeline', TimelineSchema],
    ['/api/v1/cases/:id/documents', DocumentsSchema],
    ['/api/v1/cases/:id/application', ApplicationSchema],
    ['/api/v1/tasks', TasksSchema],
    ['/api/v1/licences', LicencesSchema],
    ['/api/v1/notices', NoticesSchema],
    ['/api/v1/drafts', DraftsSchema],
    ['/api/v1/catalogue/procedures', ProceduresSchema],
    ['/api/v1/business-clock', ClockSchema],
  ])('GET %s', async (path, schema) => {
    await people.clerk!.post('/api/v1/drafts', { content: {} });
    const { id } = await api.db('licences').first<{ id: string }>({ id: 'case_id' });
    const { body } = await people.clerk!.get(path.replace(':id', id));
    expect(schema.safeParse(body).error).toBeUndefined();
    if ('rows' in body) expect(rowsOf(body).length).toBeGreaterThan(0);
  });
});

describe('drafts', () => {
  test('are kept as they are, for their owner alone', async () => {
    const content = { unit: { name: '半' }, products: [] };
    const { body } = await people.enterprise!.post('/api/v1/drafts', { content });
    const path = `/api/v1/drafts/${body.id as unknown as string}`;
    expect((await people.enterprise!.get(path)).body.content).toEqual(content);
    const more = { ...content, project: { name: '项目' } };
    expect((await people.enterprise!.send('PUT', path, { content: more })).status).toBe(200);
    expect((await people.enterprise!.get(path)).body.content).toEqual(more);
    for (const login of ['enterprise2', 'clerk']) {
      expect((await people[login]!.get(path)).status).toBe(404);
      expect((await people[login]!.send('PUT', path, { content })).status).toBe(404);
      expect((await people[login]!.send('DELETE', path)).status).toBe(404);
    }
    expect((await people.eia!.get('/api/v1/drafts')).status).toBe(403);
    const nul = await people.enterprise!.send('PUT', path, { content: { a: ['x\0y'] } });
    expect(nul).toMatchObject({ status: 422, body: { errors: [{ code: 'nul-character', pointer: '/content' }] } });
    expect((await people.enterprise!.send('DELETE', path)).status).toBe(204);
    expect((await people.enterprise!.get(path)).status).toBe(404);
  });
});

describe('reference and the business clock', () => {
  test('industries by code and by name; procedures in force with their materials', async () => {
    const byCode = rowsOf<{ code: string }>((await people.enterprise!.get('/api/v1/catalogue/industries?q=398')).body);
    expect(byCode.length).toBeGreaterThan(0);
    expect(byCode.every(({ code }) => code.startsWith('398'))).toBe(true);
    expect(rowsOf((await people.enterprise!.get('/api/v1/catalogue/industries?q=电镀&limit=5')).body).length).toBeLessThanOrEqual(
      5,
    );
    expect((await people.enterprise!.get('/api/v1/catalogue/industries')).status).toBe(422);
    const wastes = (await people.enterprise!.get('/api/v1/catalogue/wastes?q=900-249')).body as unknown as object;
    expect(wastes).toMatchObject({ list: { edition: '2021' }, rows: [{ code: '900-249-08', hwClass: 'HW08' }] });
    expect((await people.enterprise!.get('/api/v1/catalogue/wastes')).status).toBe(422);
    const procedures = rowsOf<{ id: string; materials: unknown[] }>(
      (await people.clerk!.get('/api/v1/catalogue/procedures')).body,
    );
    expect(procedures.map(({ id }) => id)).toContain('eia-form-simplified-permit');
    expect(procedures[0]!.materials.length).toBeGreaterThan(0);
  });

  test('the clock moves forward for staff only, and only where the database is marked', async () => {
    const before = (await people.clerk!.get('/api/v1/business-clock')).body;
    expect(before.mark).toBe('test');
    expect((await people.enterprise!.post('/api/v1/business-clock', { days: 1 })).status).toBe(403);
    for (const days of [0, -1, 1.5, 'x', 4_000]) {
      const { status, body } = await people.clerk!.post('/api/v1/business-clock', { days });
      expect({ days, status, pointer: body.errors?.[0]?.pointer }).toEqual({ days, status: 422, pointer: '/days' });
    }
    expect((await people.clerk!.post('/api/v1/business-clock', { days: 30 })).status).toBe(200);
    const after = (await people.clerk!.get('/api/v1/business-clock')).body;
    const ms = Date.parse(after.now as unknown as string) - Date.parse(before.now as unknown as string);
    expect(Math.round(ms / 86_400_000)).toBe(30);
  });
});
