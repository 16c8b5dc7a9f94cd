import { randomUUID } from 'node:crypto';
import { startApi, type Api } from './api';
import { application, caseFlow, PERMIT_NUMBER, PROCEDURE, signInAll } from './case-flow';
import { as, type Client } from './client';

let api: Api;
let people: Record<string, Client>;
let flow: ReturnType<typeof caseFlow>;
beforeAll(async () => {
  api = await startApi();
  people = await signInAll(api);
  flow = caseFlow(people);
});
afterAll(() => api.stop());

const submission = () => ({ procedure: PROCEDURE, application: application() });
const key = () => ({ 'idempotency-key': randomUUID() });

describe('Idempotency-Key', () => {
  test('a double click submits one case, and both are told its number', async () => {
    const header = key();
    const [first, second] = await Promise.all([
      people.clerk!.post('/api/v1/cases', submission(), header),
      people.clerk!.post('/api/v1/cases', submission(), header),
    ]);
    const third = await people.clerk!.post('/api/v1/cases', submission(), header);
    expect(new Set([first, second, third].map(({ body }) => body.stream)).size).toBe(1);
    expect([first.status, second.status].sort()).toEqual([200, 201]);
    expect(third).toMatchObject({ status: 200, body: { repeated: true, numbers: first.body.numbers } });
    expect(await api.db('streams').where({ id: first.body.stream })).toHaveLength(1);
    expect(await api.db('cases')).toHaveLength(1);
  });

  test('another body under the same key is refused', async () => {
    const id = await flow.reviewing();
    const header = key();
    const opinion = { branch: 'eia-review', opinion: 'agree', text: '同意' };
    expect((await people.eia!.post(`/api/v1/cases/${id}/give-opinion`, opinion, header)).status).toBe(200);
    const again = await people.eia!.post(`/api/v1/cases/${id}/give-opinion`, opinion, header);
    expect(again).toMatchObject({ status: 200, body: { repeated: true } });
    const other = await people.eia!.post(`/api/v1/cases/${id}/give-opinion`, { ...opinion, text: '不同的话' }, header);
    expect(other).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  });

  test('the same key of another person is another act', async () => {
    const header = key();
    const one = await people.clerk!.post('/api/v1/cases', submission(), header);
    const other = await people.enterprise!.post('/api/v1/cases', submission(), header);
    expect(one.body.stream).not.toBe(other.body.stream);
  });

  test('a draft’s id makes submitting twice submitting once, without any key', async () => {
    const draft = await people.enterprise!.post('/api/v1/drafts', { content: { unit: {} } });
    const body = { id: draft.body.id as unknown as string, ...submission() };
    expect((await people.enterprise!.post('/api/v1/cases', body)).status).toBe(201);
    const second = await people.enterprise!.post('/api/v1/cases', body);
    expect(second).toMatchObject({ status: 409, body: { code: 'already-submitted' } });
  });
});

describe('two at once', () => {
  test('two officers give an opinion: one stands, the other is told who acted first and when', async () => {
    const id = await flow.reviewing();
    const give = (login: string) =>
      people[login]!.post(`/api/v1/cases/${id}/give-opinion`, { branch: 'eia-review', opinion: 'agree', text: login });
    const answers = await Promise.all([give('eia'), give('eia2')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    const winner = answers[0].status === 200 ? '陈思源' : '顾言';
    expect(late.body).toMatchObject({ code: 'already-acted', first: { name: winner } });
    expect(late.body.title).toMatch(new RegExp(`^${winner} 已于 \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d 先行办理`));
    expect(await api.db('events').where({ stream: id, type: 'OpinionGiven' })).toHaveLength(1);
  });

  test('twenty clicks on Decide with twenty keys make one decision and one number', async () => {
    const id = await flow.deciding();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        people.approver!.post(`/api/v1/cases/${id}/decide`, { item: 'eia-form', outcome: 'grant' }, key()),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await api.db('events').where({ stream: id, type: 'ItemDecided' })).toHaveLength(1);
    expect(await api.db('numbers').where({ stream: id, subject: 'decision/eia-form' })).toHaveLength(1);
  });

  test('a refusal that names nobody is completed with the act that stands', async () => {
    const id = await flow.submitted();
    for (const login of ['clerk', 'eia', 'permit']) await flow.act(login, id, 'report-completeness');
    await flow.act('clerk', id, 'accept');
    await api.db('users').insert({
      ...(await api.db('users').where({ login: 'clerk' }).first<object>()),
      id: 'second-clerk',
      login: 'second-clerk',
      name: '另一位',
    });
    const late = await (await as(api, 'second-clerk')).post(`/api/v1/cases/${id}/accept`);
    expect(late).toMatchObject({ status: 409, body: { code: 'nothing-to-accept', first: { name: '周敏' } } });
    expect(late.body.detail).toMatch(/没有待受理的事项。 先行办理：周敏/);
  });
});

describe('a preview', () => {
  test('says what will happen, writes nothing, and is refused once the case has moved on', async () => {
    const id = await flow.submitted();
    for (const login of ['clerk', 'eia', 'permit']) await flow.act(login, id, 'report-completeness');
    const { body: preview } = await people.clerk!.post(`/api/v1/cases/${id}/accept?preview=1`);
    const events = preview.events as unknown as { type: string }[];
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['ItemAccepted', 'BranchOpened', 'ClockStarted']));
    expect((preview.dates as unknown as { before: unknown }[]).every(({ before }) => before === null)).toBe(true);
    expect(await api.db('events').where({ stream: id, type: 'ItemAccepted' })).toHaveLength(0);

    await flow.act('eia', id, 'report-completeness', {
      demands: [{ items: ['eia-form'], section: 'materials/eia_form', text: '还缺一份。' }],
    });
    const seq = preview.seq as unknown as number;
    const late = await people.clerk!.post(`/api/v1/cases/${id}/accept`, {}, { 'if-match': `"${seq}"` });
    expect(late).toMatchObject({ status: 409, body: { code: 'preview-outdated', first: { name: '陈思源' } } });
  });
});

describe('the order of the law', () => {
  test('a permit before its EIA is refused with the article; after it, it is granted', async () => {
    const id = await flow.deciding();
    const permit = { item: 'permit-simplified', outcome: 'grant', licenceNumber: PERMIT_NUMBER };
    const early = await people.approver!.post(`/api/v1/cases/${id}/decide`, permit);
    expect(early).toMatchObject({ status: 409, body: { code: 'permit-before-eia' } });
    expect(early.body.title).toMatch(/条例 11/);
    await flow.act('approver', id, 'decide', { item: 'eia-form', outcome: 'grant' });
    await flow.act('approver', id, 'decide', permit);
  });

  test('a correction is answered item by item with what was asked for, and nothing else', async () => {
    const id = await flow.correcting();
    const upload = new FormData();
    upload.set('file', new Blob([`%PDF-1.7\n${' '.repeat(300)}\n%%EOF`]), '报告表.pdf');
    const { body: file } = await people.enterprise!.post('/api/v1/uploads', upload);
    const { body: before } = await people.enterprise!.get(`/api/v1/cases/${id}`);
    const notice = (before.corrections as unknown as { demands: { id: string }[] }[])[0]!;
    const demand = notice.demands[0]!.id;
    const wrong = await people.enterprise!.post(`/api/v1/cases/${id}/answer-correction`, {
      answers: [{ demand, uploads: ['01JD0000000000000000000000'] }],
    });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/answers/0/upload', code: 'upload-unknown' }]);
    const answers = [{ demand, text: '已补交', uploads: [file.id] }];
    const done = await people.enterprise!.post(`/api/v1/cases/${id}/answer-correction`, { answers });
    expect(done).toMatchObject({ status: 200, body: { events: expect.arrayContaining(['CorrectionAnswered']) as unknown } });
    const { body } = await people.eia!.get(`/api/v1/cases/${id}/application`);
    expect(body.sections?.['materials/eia_form']).toMatchObject({ code: 'eia_form', files: [{ name: '报告表.pdf' }] });
    const hash = file.file as unknown as string;
    expect((await people.eia!.get(`/api/v1/cases/${id}/files/${hash}`)).status).toBe(200);
    expect((await people['city-eia']!.get(`/api/v1/cases/${id}/files/${hash}`)).status).toBe(200);
    expect((await people.enterprise2!.get(`/api/v1/cases/${id}/files/${hash}`)).status).toBe(404);
  });
});
