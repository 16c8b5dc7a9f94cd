import { addDays } from '../../domain/calendar/dates';
import { violations } from '../../domain/joint-case';
import type { JointCase } from '../../domain/joint-case/state';
import { rebuild } from '../../stores/rebuild';
import { reconcile } from '../../stores/reconcile';
import { loadAllSteps } from '../support/all-steps';
import { startApp, type App } from '../support/app';
import { until } from '../support/wait';
import { application, signInAll } from './case-flow';
import type { Answer, Body, Client } from './client';

/** A hearing over REST: told by the department, asked for in the portal, arranged, held, and the decision made on its record. */
let app: App;
let people: Record<string, Client>;
let id = '';

const post = (login: string, slug: string, body: unknown = {}): Promise<Answer> =>
  people[login]!.post(`/api/v1/cases/${id}/${slug}`, body);
async function act(login: string, slug: string, body: unknown = {}): Promise<Answer> {
  const answer = await post(login, slug, body);
  if (answer.status >= 300) throw new Error(`${slug}: ${JSON.stringify(answer.body)}`);
  return answer;
}
const code = async (login: string, slug: string, body: unknown) => {
  const { status, body: problem } = await post(login, slug, body);
  return [status, problem.code];
};
const caseFor = async (login: string): Promise<Body> => (await people[login]!.get(`/api/v1/cases/${id}`)).body;
const hearing = async () =>
  ((await caseFor('eia')).branches as unknown as { id: string; state: string; hearing: Record<string, string> }[]).find(
    (one) => one.id === 'hearing',
  )!;
const today = async () => (await people.clerk!.get('/api/v1/business-clock')).body.today as unknown as string;
const plan = { branch: 'hearing', time: '09:30', place: '听证室' };

beforeAll(async () => {
  app = await startApp({ worker: true });
  people = await signInAll(app);
  const procedure = await loadAllSteps(app.db);
  const answer = await people.clerk!.post('/api/v1/cases', { procedure, application: application() });
  id = answer.body.stream as unknown as string;
  for (const login of ['clerk', 'eia', 'permit']) await act(login, 'report-completeness');
  await act('clerk', 'accept');
  await act('eia', 'give-opinion', { branch: 'eia-review', opinion: 'agree', text: '' });
}, 240_000);
afterAll(() => app.stop());

test('行政许可法 47: both sides are told of the right, by a paper that the process writes and a notice to each', async () => {
  await act('eia', 'tell-hearing-right', {
    branch: 'hearing',
    matter: '拟批准；厂界距居民楼约80米。',
    parties: [{ name: '示例社区居民委员会', phone: '13800000001', email: 'committee@example.invalid', concern: '相邻' }],
  });
  const { state, hearing: told } = await hearing();
  expect(state).toBe('open');
  expect(told.number).toMatch(/听告〔\d{4}〕1号$/);
  await until('the paper is written', async () => {
    const documents = await app.db('documents').where({ stream: id }).select<{ kind: string }[]>('kind');
    return documents.some(({ kind }) => kind === 'hearing-right');
  });
  const notice = await app
    .db('notices')
    .where({ moment: 'N11' })
    .first<{ recipients: { name: string }[] } | undefined>('recipients');
  expect(notice?.recipients.map(({ name }) => name)).toContain('示例社区居民委员会');
});

test('the applicant asks in the portal, once', async () => {
  expect(await code('enterprise2', 'ask-for-hearing', { branch: 'hearing' })).toEqual([404, 'not-found']);
  await act('enterprise', 'ask-for-hearing', { branch: 'hearing' });
  expect(await code('enterprise', 'ask-for-hearing', { branch: 'hearing' })).toEqual([409, 'already-acted']);
  const { rows } = (await people.eia!.get('/api/v1/tasks')).body as unknown as { rows: { kind: string }[] };
  expect(rows.map(({ kind }) => kind)).toContain('ScheduleHearing');
});

test('行政许可法 48: not before seven days, and not by whoever examined the application', async () => {
  const now = await today();
  expect(await code('eia', 'schedule-hearing', { ...plan, on: addDays(now, 3), chair: '周明' })).toEqual([
    422,
    'hearing-too-early',
  ]);
  const { name } = (await people.eia!.get('/api/v1/sessions/current')).body.user as unknown as { name: string };
  // At least seven working days, also over a long holiday; at most twenty.
  const on = addDays(now, 21);
  expect(await code('eia', 'schedule-hearing', { ...plan, on, chair: name })).toEqual([422, 'chair-examined']);
  await act('eia', 'schedule-hearing', { ...plan, on, chair: '周明' });
  const { clocks } = (await caseFor('eia')) as unknown as { clocks: { id: string; state: string }[] };
  expect(clocks.find((clock) => clock.id === 'item/eia-form')?.state).toBe('stopped');
});

test('行政许可法 48: the decision waits for the record and rests on it', async () => {
  expect(await code('approver', 'decide', { item: 'eia-form', outcome: 'grant' })).toEqual([409, 'hearing-open']);
  await people.clerk!.post('/api/v1/business-clock', { days: 21 });
  await act('eia', 'record-hearing', {
    branch: 'hearing',
    on: await today(),
    chair: '周明',
    participants: [{ name: '李某', organisation: '示例社区居民委员会' }],
    minutes: '社区代表要求加密监测；申请人同意。',
    conclusion: 'agree',
  });
  expect((await hearing()).state).toBe('answered');
  await act('approver', 'decide', { item: 'eia-form', outcome: 'refuse', ground: 'type-or-site', reason: '选址不符合规划。' });
  const { items } = (await caseFor('approver')) as unknown as { items: { kind: string; decision?: { onRecord?: string[] } }[] };
  expect(items.find(({ kind }) => kind === 'eia-form')?.decision?.onRecord).toEqual(['hearing']);
});

test('nothing of the Never list is true of it; a rebuild while the worker goes on leaves what the events say', async () => {
  const rules = await app.services.rules();
  const { state } = (await app.db('streams').where({ id }).first<{ state: JointCase } | undefined>('state'))!;
  expect(violations(state, rules)).toEqual([]);
  await rebuild(app.db, rules);
  expect((await reconcile(app.db, rules, () => Promise.resolve(true))).findings).toEqual([]);
});
