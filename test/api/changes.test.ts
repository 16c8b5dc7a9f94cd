import { AssessmentSchema, ClassifiedChangeSchema, exampleAssessment } from '../../api/openapi/changes';
import { exampleChange } from '../../api/routes/change-body';
import { startApi, type Api } from './api';
import { as, Client } from './client';

let api: Api;
let enterprise: Client;
beforeAll(async () => {
  api = await startApi();
  enterprise = await as(api, 'enterprise');
});
afterAll(() => api.stop());

const CLASSIFY = '/api/v1/changes/classifications';

const errorsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code]);

describe('classifying a change', () => {
  test('+6% in an attained area: not material, re-application, with the analysis', async () => {
    const { status, body } = await enterprise.post(CLASSIFY, exampleChange);
    expect(status).toBe(200);
    const { verdicts, plan } = ClassifiedChangeSchema.strict().parse(body);
    expect(verdicts.map((one) => [one.item, one.class, one.route])).toEqual([
      ['eia', 'not-material', null],
      ['permit', 'reapply', 'PDP_REAPPLY'],
      ['waste', 'not-applicable', null],
    ]);
    expect(verdicts[1]!.rulesHit[0]).toMatchObject({ no: 'P4', quoted: true, marks: ['law'] });
    expect(plan).toMatchObject({ procedures: [{ procedure: 'permit-reapplication-simplified' }], papers: ['nonmajor_analysis'] });
  });

  test('what is not said is asked, and nothing comes out by itself', async () => {
    const { body } = await enterprise.post(CLASSIFY, {});
    const { verdicts } = ClassifiedChangeSchema.parse(body);
    expect(verdicts.map((one) => one.class)).toEqual(['ask', 'ask', 'ask']);
    expect(verdicts[0]!.rulesAsk[0]!.questions[0]).toMatchObject({ fact: 'sectorList' });
  });

  test('wrong facts are refused beside their fields', async () => {
    const refused = async (body: object) => {
      const answer = await enterprise.post(CLASSIFY, body);
      expect(answer.status).toBe(422);
      return errorsOf(answer);
    };
    expect(await refused({ approvedOn: '2026-02-30', answers: { newSites: true } })).toEqual([
      ['/approvedOn', 'date-invalid'],
      ['/answers/newSites', 'unknown-field'],
    ]);
    expect(await refused({ capacities: { complete: true, rows: [{ name: 'a', before: '-1', after: 'x', unit: 't' }] } })).toEqual(
      [
        ['/capacities/rows/0/before', 'quantity-negative'],
        ['/capacities/rows/0/after', 'quantity-invalid'],
      ],
    );
    expect(await refused({ notAttained: ['pm25', 'pm99'] })).toEqual([['/notAttained/1', 'invalid-choice']]);
    expect(await refused({ unchanged: ['site'], answers: { newSite: true } })).toEqual([['/unchanged', 'change-contradiction']]);
  });

  test('signed-in people only', async () => {
    expect((await new Client(api.url).post(CLASSIFY, exampleChange)).status).toBe(401);
    expect((await new Client(api.url).get('/api/v1/changes/tables')).status).toBe(401);
  });

  test('the tables are given with texts, sources and marks', async () => {
    const { body } = await enterprise.get('/api/v1/changes/tables');
    const { eia } = body as unknown as { eia: { source: string; rows: { no: string; marks: string[] }[] } };
    expect(eia.source).toContain('688号');
    expect(eia.rows.map(({ no }) => no).slice(0, 13)).toEqual(Array.from({ length: 13 }, (_, i) => String(i + 1)));
  });
});

describe('the record of an assessment', () => {
  const CHANGES = '/api/v1/changes';
  /** +30%: material, to be approved again together with the permit. */
  const material = {
    ...exampleAssessment,
    change: {
      ...exampleAssessment.change,
      capacities: { complete: true, rows: [{ name: '覆铜板', before: '100', after: '130', unit: '万m2/a' }] },
    },
  };
  const assessed = async (body: object = material, key?: string): Promise<string> => {
    const { status, body: answer } = await enterprise.post(CHANGES, body, key ? { 'Idempotency-Key': key } : {});
    expect(status).toBe(201);
    return answer.id as unknown as string;
  };
  const seen = async (login: string, id: string) => (await as(api, login)).get(`${CHANGES}/${id}`);
  const confirmed = async (login: string, id: string, body: object) =>
    (await as(api, login)).post(`${CHANGES}/${id}/confirmations`, body);

  test('is kept once for one key, and another content under it is refused', async () => {
    const id = await assessed(material, 'one');
    const again = await enterprise.post(CHANGES, material, { 'Idempotency-Key': 'one' });
    expect([again.status, again.body.id, again.body.repeated]).toEqual([200, id, true]);
    const other = await enterprise.post(CHANGES, exampleAssessment, { 'Idempotency-Key': 'one' });
    expect([other.status, other.body.code]).toEqual([422, 'key-reused']);
  });

  test('of another unit is refused at its field, so is one without a place', async () => {
    const foreign = await enterprise.post(CHANGES, { ...material, unit: { name: 'x', uscc: '91320214MA0DEM021H' } });
    expect(errorsOf(foreign)).toEqual([['/unit/uscc', 'unit-not-yours']]);
    const nowhere = await enterprise.post(CHANGES, { ...material, change: exampleChange });
    expect(errorsOf(nowhere)).toEqual([['/change/division', 'required']]);
  });

  test('is seen by the unit and its bureau only', async () => {
    const id = await assessed();
    for (const [login, status] of Object.entries({
      enterprise: 200,
      clerk: 200,
      eia: 200,
      enterprise2: 404,
      'city-eia': 404,
      admin: 404,
    })) {
      expect([login, (await seen(login, id)).status]).toEqual([login, status]);
      const { body } = await (await as(api, login)).get(`${CHANGES}?limit=200`);
      expect((body.rows as unknown as { id: string }[]).some((row) => row.id === id)).toBe(status === 200);
    }
  });

  test('is confirmed once, by the item’s officer, and stands', async () => {
    const id = await assessed();
    const body = { item: 'eia', class: 'material', proposed: 'material' };
    expect((await confirmed('enterprise', id, body)).status).toBe(403);
    expect((await confirmed('permit', id, body)).status).toBe(403);
    expect((await confirmed('eia', id, { ...body, proposed: 'ask' })).body.code).toBe('change-proposal-outdated');
    expect(errorsOf(await confirmed('eia', id, { ...body, class: 'not-material' }))).toEqual([['/reason', 'required']]);
    expect(errorsOf(await confirmed('eia', id, { ...body, class: 'reapply' }))).toEqual([['/class', 'invalid-choice']]);
    expect((await confirmed('eia', id, body)).status).toBe(201);
    expect((await confirmed('eia', id, body)).body.repeated).toBe(true);
    const late = await confirmed('eia2', id, { ...body, class: 'not-material', reason: '已核实' });
    expect([late.status, late.body.code]).toEqual([409, 'change-confirmed']);
    const { confirmations } = AssessmentSchema.parse((await seen('clerk', id)).body);
    expect(confirmations.map((one) => [one.item, one.class, one.confirmedBy.name])).toEqual([['eia', 'material', '陈思源']]);
  });

  test('two officers at once: one of them stands, whatever they say', async () => {
    const id = await assessed();
    const body = { item: 'eia', class: 'material', proposed: 'material' };
    const [a, b] = await Promise.all([
      confirmed('eia', id, body),
      confirmed('eia2', id, { ...body, class: 'not-material', reason: '容积未变' }),
    ]);
    expect([a.status, b.status].toSorted()).toEqual([201, 409]);
    expect(await api.db('change_confirmations').where({ assessment: id })).toHaveLength(1);
  });

  test('another decision than proposed has its reason, and the permit builds on it', async () => {
    const id = await assessed();
    await confirmed('eia', id, { item: 'eia', class: 'not-material', proposed: 'material', reason: '产能按批复已含余量' });
    const view = AssessmentSchema.parse((await seen('permit', id)).body);
    expect(view.verdicts.map((one) => [one.class, one.route])).toEqual([
      ['not-material', null],
      ['reapply', 'PDP_REAPPLY'],
      ['not-applicable', null],
    ]);
    expect(view.confirmations[0]).toMatchObject({ reason: '产能按批复已含余量', proposed: { class: 'material' } });
  });

  test('a confirmed verdict and the first proposal are never changed', async () => {
    const id = await assessed();
    await confirmed('eia', id, { item: 'eia', class: 'material', proposed: 'material' });
    await expect(api.db('change_confirmations').where({ assessment: id }).update({ class: 'ask' })).rejects.toThrow(
      'append-only',
    );
    await expect(api.db('change_assessments').where({ id }).delete()).rejects.toThrow('append-only');
  });

  test('what waits for an officer is in the inbox of whoever may confirm it, until it is confirmed', async () => {
    const id = await assessed();
    const tasksOf = async (login: string) => {
      const { rows } = (await (await as(api, login)).get('/api/v1/tasks?kind=ConfirmChange&limit=100')).body as unknown as {
        rows: { stream: string; streamKind: string; subject: string; unitName: string }[];
      };
      return rows
        .filter(({ stream }) => stream === id)
        .map(({ streamKind, subject, unitName }) => [streamKind, subject, unitName]);
    };
    const [eia, permit] = ['eia', 'permit'].map((item) => ['change', item, '演示电子材料有限公司']);
    expect(await tasksOf('eia')).toEqual([eia]);
    expect(await tasksOf('permit')).toEqual([permit]);
    for (const login of ['clerk', 'enterprise', 'city-eia', 'admin']) expect(await tasksOf(login)).toEqual([]);
    await confirmed('eia', id, { item: 'eia', class: 'material', proposed: 'material' });
    expect(await tasksOf('eia')).toEqual([]);
    expect(await tasksOf('permit')).toEqual([permit]);
  });

  test('the application begins when all is confirmed, with the facts carried along, once', async () => {
    const id = await assessed();
    const start = (procedure: string) => enterprise.post(`${CHANGES}/${id}/starts`, { procedure });
    expect((await start('eia-form-permit-reapplication')).body.code).toBe('change-open');
    await confirmed('eia', id, { item: 'eia', class: 'material', proposed: 'material' });
    await confirmed('permit', id, { item: 'permit', class: 'reapply', proposed: 'reapply' });
    expect(errorsOf(await start('eia-book-key-permit'))).toEqual([['/procedure', 'procedure-unknown']]);
    const { status, body } = await start('eia-form-permit-reapplication');
    expect(status).toBe(200);
    const draft = body.draft as unknown as string;
    expect((await start('eia-form-permit-reapplication')).body.draft).toBe(draft);
    const { content } = (await enterprise.get(`/api/v1/drafts/${draft}`)).body as unknown as { content: Record<string, unknown> };
    expect(content).toMatchObject({
      procedure: 'eia-form-permit-reapplication',
      application: {
        unit: { name: '演示电子材料有限公司' },
        site: { division: '320205' },
        products: [{ name: '覆铜板', quantity: '130', unit: '万m2/a' }],
      },
    });
    expect(JSON.stringify(content)).toContain('2.生产、处置或储存能力增大30%及以上的。');
    expect(AssessmentSchema.parse((await seen('enterprise', id)).body).starts).toMatchObject([{ draft, submitted: false }]);
  });
});
