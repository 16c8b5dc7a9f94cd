import { startApi, type Api } from './api';
import { caseFlow, PROCEDURE, signInAll } from './case-flow';
import type { Client } from './client';
import { loadNextVersion } from './next-version';

let api: Api;
let people: Record<string, Client>;
let flow: ReturnType<typeof caseFlow>;
beforeAll(async () => {
  api = await startApi();
  people = await signInAll(api);
  flow = caseFlow(people);
}, 120_000);
afterAll(() => api.stop());

const REASON = '现行规程增加了受理公示';
const move = (login: string, id: string, body: unknown = { version: 2, reason: REASON }, query = '') =>
  people[login]!.post(`/api/v1/cases/${id}/move-procedure${query}`, body);
const caseOf = async (id: string) => (await people.approver!.get(`/api/v1/cases/${id}`)).body;

test('a case of the version before goes on under the one that an administrator has loaded since', async () => {
  const [moved, decided] = [await flow.reviewing(), await flow.deciding()];
  await flow.act('approver', decided, 'decide', { item: 'eia-form', outcome: 'grant' });
  expect((await move('approver', moved)).body).toMatchObject({ code: 'move-version-unknown', errors: [{ pointer: '/version' }] });

  await loadNextVersion(people.admin!);

  const before = await caseOf(moved);
  expect(before.procedure).toEqual({ id: PROCEDURE, version: 1 });
  expect(before.allowed).toContain('MoveProcedure');
  const { body: preview } = await move('supervisor', moved, { version: 2, reason: REASON }, '?preview=1');
  const { events, dates } = preview as unknown as {
    events: { type: string }[];
    dates: { clock: string; before: string; after: string }[];
  };
  expect(events.map(({ type }) => type)).toEqual(['ProcedureMoved', 'BranchOpened', 'ClockStarted', 'NoticePublished']);
  const promise = dates.find(({ clock }) => clock === 'case')!;
  expect(promise.after > promise.before).toBe(true);
  expect(await caseOf(moved)).toEqual(before);

  expect((await move('approver', moved)).status).toBe(200);
  const after = await caseOf(moved);
  expect(after.procedure).toEqual({ id: PROCEDURE, version: 2 });
  expect(await api.db('publicity').where({ case_id: moved })).toHaveLength(1);
  expect((await move('approver', moved)).body.code).toBe('move-same-version');
  const timeline = (await people.enterprise!.get(`/api/v1/cases/${moved}/timeline`)).body.rows as unknown as { type: string }[];
  expect(timeline.map(({ type }) => type)).toContain('ProcedureMoved');

  // Who decided does not decide anew by other rules; who has no say in it finds no such act.
  expect(await move('approver', decided)).toMatchObject({ status: 409, body: { code: 'move-decided' } });
  expect((await move('approver', decided, { version: 2, reason: '' })).status).toBe(422);
  for (const login of ['clerk', 'eia', 'enterprise', 'city-approver', 'admin'])
    expect([403, 404]).toContain((await move(login, moved)).status);
});
