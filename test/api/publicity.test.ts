import { PublicitySchema } from '../../api/openapi/publicity';
import { daysBetween } from '../../domain/calendar/dates';
import { PROCESS } from '../../domain/decider';
import { issueBasis } from '../../domain/joint-case/issue';
import type { JointCase } from '../../domain/joint-case/state';
import { findStream } from '../../stores/reads/cases';
import { rebuild } from '../../stores/rebuild';
import { reconcile } from '../../stores/reconcile';
import { loadAllSteps } from '../support/all-steps';
import { startApi, type Api } from './api';
import { application, PERMIT_NUMBER, signInAll } from './case-flow';
import { Client, type Answer, type Body } from './client';

/** One case through every kind of step, over REST: visit, panel, publicity with the public's opinion, decision, follow-up. */
let api: Api;
let people: Record<string, Client>;
let stranger: Client;
let id = '';
let notice = '';

const rowsOf = <Row = Record<string, unknown>>(body: Body) => body.rows as unknown as Row[];
const today = async () => (await people.clerk!.get('/api/v1/business-clock')).body.today as unknown as string;

async function act(login: string, slug: string, body: unknown = {}): Promise<Answer> {
  const answer = await people[login]!.post(`/api/v1/cases/${id}/${slug}`, body);
  if (answer.status >= 300) throw new Error(`${slug}: ${JSON.stringify(answer.body)}`);
  return answer;
}
const caseFor = async (login: string) => (await people[login]!.get(`/api/v1/cases/${id}`)).body;
const branch = async (name: string) =>
  ((await caseFor('eia')).branches as unknown as { id: string; state: string; opinion?: Record<string, unknown> }[]).find(
    (one) => one.id === name,
  )!;
/** To the day after the last one of the notice that is on display, however the holidays lie. */
async function passPeriod(): Promise<void> {
  const [open] = await published('?state=open');
  const { status } = await people.clerk!.post('/api/v1/business-clock', { days: daysBetween(await today(), open!.to) + 1 });
  expect(status).toBe(200);
}
const published = async (query = '') =>
  rowsOf<{ id: string; open: boolean; titleZh: string; from: string; to: string }>(
    (await stranger.get(`/api/v1/publicity${query}`)).body,
  );

beforeAll(async () => {
  api = await startApi();
  people = await signInAll(api);
  stranger = new Client(api.url);
  const procedure = await loadAllSteps(api.db);
  const answer = await people.clerk!.post('/api/v1/cases', { procedure, application: application() });
  id = answer.body.stream as unknown as string;
  for (const login of ['clerk', 'eia', 'permit']) await act(login, 'report-completeness');
});
afterAll(() => api.stop());

test('nothing is on display before acceptance; with it the notice is, for anybody, with nothing confidential in it', async () => {
  expect(await published()).toEqual([]);
  const preview = await people.clerk!.post(`/api/v1/cases/${id}/accept?preview=1`, {});
  expect((preview.body.events as unknown as { type: string }[]).map(({ type }) => type)).toContain('NoticePublished');
  await act('clerk', 'accept');
  const rows = await published();
  expect(rows).toMatchObject([{ titleZh: '受理公示', open: true, jurisdiction: '320205', place: '锡山区', opinions: 0 }]);
  notice = rows[0]!.id;
  const { status, body } = await stranger.get(`/api/v1/publicity/${notice}`);
  expect([status, body]).toEqual([200, rows[0]]);
  expect(PublicitySchema.strict().parse(body)).toEqual(body);
  expect(Object.keys(body).sort()).toEqual(
    [
      ...['id', 'jurisdiction', 'titleZh', 'titleEn', 'unitName', 'projectName', 'division', 'place', 'items', 'rule'],
      ...['from', 'to', 'publishedAt', 'open', 'opinions'],
    ].sort(),
  );
  // The day of the act is not the first day of the period.
  expect(rows[0]!.from > (await today())).toBe(true);
  expect(await published('?state=ended')).toEqual([]);
  expect(await published('?text=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA')).toEqual([]);
});

test('anybody gives an opinion, without an account; what cannot be kept is refused at its field', async () => {
  const send = (body: unknown, to = notice) => stranger.post(`/api/v1/publicity/${to}/opinions`, body);
  const wrong = async (body: unknown) => {
    const { status, body: problem } = await send(body);
    return [
      status,
      (problem.errors as unknown as { pointer: string; code: string }[])?.map(({ pointer, code }) => `${pointer} ${code}`),
    ];
  };
  expect(await wrong({ text: '' })).toEqual([422, ['/text required']]);
  expect(await wrong({})).toEqual([422, ['/text required']]);
  expect(await wrong({ text: 'a\u0000b' })).toEqual([422, ['/text nul-character']]);
  expect(await wrong({ text: '字'.repeat(2_001) })).toEqual([422, ['/text too-long']]);
  expect(await wrong({ text: '好', role: 'approver' })).toEqual([422, ['/role unknown-field']]);
  expect((await send({ text: '好' }, `${id}-p9-1`)).status).toBe(404);
  expect((await send({ text: '好' }, '..%2f')).status).toBe(404);
  const good = await send({ text: '担心夜间噪声。', name: '邻居', contact: '13700000000' });
  expect([good.status, good.body]).toEqual([201, { received: true }]);
  // Twice with one key is one opinion.
  for (let i = 0; i < 2; i += 1) {
    await stranger.post(`/api/v1/publicity/${notice}/opinions`, { text: '字'.repeat(2_000) }, { 'idempotency-key': 'same' });
  }
  expect((await stranger.get(`/api/v1/publicity/${notice}`)).body.opinions).toBe(2);
  // No command of a case is open to them.
  expect((await stranger.post(`/api/v1/cases/${id}/answer-public-opinion`, {})).status).toBe(401);
});

test('the opinion is in the department’s inbox and timeline; the applicant sees neither it nor who gave it', async () => {
  const inbox = rowsOf<{ kind: string; subject: string }>((await people.eia!.get('/api/v1/tasks')).body);
  expect(inbox.filter(({ kind }) => kind === 'AnswerPublicOpinion').map(({ subject }) => subject)).toEqual([
    'acceptance-notice-1',
    'acceptance-notice-2',
  ]);
  const timeline = async (login: string) => JSON.stringify((await people[login]!.get(`/api/v1/cases/${id}/timeline`)).body);
  expect(await timeline('eia')).toContain('担心夜间噪声');
  expect(await timeline('enterprise')).not.toContain('担心夜间噪声');
  expect(await timeline('enterprise')).toContain('NoticePublished');
  expect(JSON.stringify(await caseFor('enterprise'))).not.toContain('13700000000');
  expect(JSON.stringify(await caseFor('eia'))).toContain('13700000000');
});

test('one visit for both items, a panel that holds the clock, the opinions of the departments', async () => {
  const day = await today();
  await act('permit', 'schedule-visit', { branch: 'site-visit', on: day, note: '备好台账' });
  const two = [{ name: '张弛', organisation: '许可科' }, { name: '沈一诺' }];
  const tooFew = await people.permit!.post(`/api/v1/cases/${id}/record-visit`, {
    branch: 'site-visit',
    on: day,
    participants: two.slice(1),
    findings: '属实',
    conclusion: 'agree',
  });
  expect([tooFew.status, tooFew.body.code]).toEqual([422, 'invalid']);
  await act('permit', 'record-visit', {
    branch: 'site-visit',
    on: day,
    participants: two,
    findings: '属实',
    conclusion: 'agree',
  });
  const experts = [{ name: '钱教授' }];
  await act('eia', 'convene-panel', { branch: 'expert-panel', on: day, experts, document: '示甲环评告〔2026〕1号' });
  const clock = async () =>
    ((await caseFor('eia')).clocks as unknown as { id: string; state: string }[]).find((one) => one.id === 'item/eia-form')!
      .state;
  expect(await clock()).toBe('stopped');
  const byHand = await people.approver!.post(`/api/v1/cases/${id}/resume-clock`, { clock: 'item/eia-form' });
  expect([byHand.status, byHand.body.code]).toEqual([409, 'panel-running']);
  await act('eia', 'record-panel', { branch: 'expert-panel', on: day, experts, text: '可行', conclusion: 'agree' });
  expect(await clock()).toBe('running');
  for (const one of ['eia-review', 'eia-assessment']) await act('eia', 'give-opinion', { branch: one, opinion: 'agree' });
  await act('permit', 'give-opinion', { branch: 'permit-review', opinion: 'agree' });
  expect((await branch('proposal-notice')).state).toBe('waiting');
});

test('after its last day no opinion is taken; the last answer ends the period, and the next one opens', async () => {
  await passPeriod();
  expect(await published('?state=open')).toEqual([]);
  expect((await published()).map(({ open }) => open)).toEqual([false]);
  const late = await stranger.post(`/api/v1/publicity/${notice}/opinions`, { text: '迟了' });
  expect([late.status, late.body.code]).toEqual([409, 'publicity-ended']);
  await act('eia', 'answer-public-opinion', { opinion: 'acceptance-notice-1', adopted: true, text: '已要求补充降噪措施。' });
  expect((await branch('acceptance-notice')).state).toBe('open');
  await act('eia', 'answer-public-opinion', { opinion: 'acceptance-notice-2', adopted: false, text: '与本项目无关。' });
  expect(await branch('acceptance-notice')).toMatchObject({
    state: 'answered',
    opinion: { value: 'agree', by: { id: 'time' }, basis: expect.stringMatching(/^EIA-08 /) as string },
  });
  expect((await branch('proposal-notice')).state).toBe('open');
  expect((await published('?state=open')).map(({ titleZh }) => titleZh)).toEqual(['拟审批公示']);
});

test('nothing is granted before publicity is over; after the issue the commitment is checked, then the case closes', async () => {
  const grant = { item: 'eia-form', outcome: 'grant' };
  const early = await people.approver!.post(`/api/v1/cases/${id}/decide`, grant);
  expect([early.status, early.body.code]).toEqual([409, 'publicity-open']);
  await passPeriod();
  await act('approver', 'decide', grant);
  await act('approver', 'decide', { item: 'permit-simplified', outcome: 'grant', licenceNumber: PERMIT_NUMBER });
  const look = await api.core.look({ id, kind: 'joint-case' });
  const state = (await findStream(api.db, 'joint-case', id))!.state as JointCase;
  const paper = (name: string) => ({ file: name.repeat(64), content: name.repeat(64), template: 't/1', bytes: 1 });
  await api.core.step({
    stream: { id, kind: 'joint-case' },
    command: {
      type: 'IssueLicences',
      task: look.tasks.find(({ kind }) => kind === 'IssueLicences')!.id,
      basis: issueBasis(state),
      certificates: { 'eia-form': paper('e'), 'permit-simplified': paper('a') },
    } as { type: string },
    actor: PROCESS,
  });
  expect((await caseFor('permit')).stage).toBe('following');
  expect(rowsOf((await people.permit!.get('/api/v1/cases?stage=following')).body)).toHaveLength(1);
  await act('permit', 'record-follow-up', { branch: 'commitment-check', on: await today(), findings: '属实', result: 'kept' });
  expect((await caseFor('permit')).stage).toBe('closed');
});

test('a rebuild writes the same notices, and reconcile finds nothing', async () => {
  const before = await published();
  const rules = await api.services.rules();
  await rebuild(api.db, rules);
  expect((await reconcile(api.db, rules, async () => true)).findings).toEqual([]);
  expect(await published()).toEqual(before);
});

test('too many opinions from one address are too many', async () => {
  let status = 0;
  for (let i = 0; i < 30 && status !== 429; i += 1) {
    const answer = await stranger.post(`/api/v1/publicity/${notice}/opinions`, { text: '' });
    status = answer.status;
    if (status === 429) expect(answer.body.code).toBe('too-many-requests');
  }
  expect(status).toBe(429);
});
