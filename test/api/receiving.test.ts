import { exampleApplication } from '../../api/commands/joint-case/example-application';
import type { SpecialFact } from '../../domain/authority/facts';
import { demoUnits } from '../../runtime/embedded/demo/people';
import { startApi, type Api } from './api';
import { as, type Client } from './client';

let api: Api;
let clerk: Client;
let cityClerk: Client;
let enterprise: Client;
beforeAll(async () => {
  api = await startApi();
  [clerk, cityClerk, enterprise] = await Promise.all([as(api, 'clerk'), as(api, 'city-clerk'), as(api, 'enterprise')]);
});
afterAll(() => api.stop());

interface Given {
  division?: string;
  special?: SpecialFact[];
  routingReason?: string;
}

const submission = (uscc: string, { division = '320205', special, routingReason }: Given) => ({
  procedure: 'eia-form-simplified-permit',
  ...(routingReason === undefined ? {} : { routingReason }),
  application: {
    ...exampleApplication,
    unit: { ...exampleApplication.unit, uscc },
    project: { ...exampleApplication.project, ...(special ? { special } : {}) },
    site: { ...exampleApplication.site, division },
  },
});
const submit = (who: Client, given: Given, preview = false) =>
  who.post(
    `/api/v1/cases${preview ? '?preview=1' : ''}`,
    submission(who === enterprise ? demoUnits.electronics.uscc : exampleApplication.unit.uscc, given),
  );
const jurisdictionOf = async (id: unknown) =>
  (
    await api
      .db('cases')
      .where({ id: id as string })
      .first<{ jurisdiction: string }>('jurisdiction')
  ).jurisdiction;
const errorsOf = (body: Record<string, unknown>) =>
  (body.errors as { pointer: string; code: string; message: string }[]).map(({ pointer, code }) => [pointer, code]);

describe('from the portal', () => {
  test('a site of a district goes to its bureau, which acts for the city; others to the city itself', async () => {
    const district = await submit(enterprise, { special: [] });
    expect(await jurisdictionOf(district.body.stream)).toBe('320205');
    const city = await submit(enterprise, { division: '320282', special: [] });
    expect(await jurisdictionOf(city.body.stream)).toBe('320200');
  });
  test('what is not answered goes where it went before: to the bureau of the place', async () => {
    const { body } = await submit(enterprise, {});
    expect(await jurisdictionOf(body.stream)).toBe('320205');
  });
  test('生态环境法典 104(1): a project of the State Council is no case of this installation', async () => {
    const { status, body } = await submit(enterprise, { special: ['stateCouncil'] });
    expect(status).toBe(422);
    expect(errorsOf(body)).toEqual([['/application/project/special', 'authority-joint']]);
  });
  test('生态环境法典 178(2): nothing of a marine work', async () => {
    const { body } = await submit(enterprise, { special: ['marine'] });
    expect(errorsOf(body)).toEqual([['/application/project/special', 'authority-joint']]);
  });
  test('a place without a bureau here is refused, naming its city’s authority', async () => {
    const { body } = await submit(enterprise, { division: '370112', special: [] });
    expect(errorsOf(body)).toEqual([['/application/site/division', 'authority-elsewhere']]);
    expect(JSON.stringify(body)).toContain('济南市生态环境主管部门');
  });
  test('nobody but a clerk gives a reason', async () => {
    const { body } = await submit(enterprise, { special: ['stateCouncil'], routingReason: '就近办理' });
    expect(errorsOf(body)).toEqual([['/routingReason', 'routing-override-not-allowed']]);
  });
});

describe('at the counter', () => {
  test('排污许可管理条例 9(1)(2), 行政许可法 32(1)(2): refused at once, naming the right authority, in both languages', async () => {
    const { status, body } = await submit(clerk, { special: ['crossProvince'] }, true);
    expect(status).toBe(422);
    const [error] = body.errors as unknown as { message: string }[];
    expect(error!.message).toContain('环境影响报告表审批由生态环境部决定');
    expect(error!.message).toContain('《生态环境法典》第一百零四条第一款');
    expect(error!.message).toContain('行政许可法 32(1)(2)');
    await clerk.send('PATCH', '/api/v1/sessions/current', { locale: 'en' });
    const english = await submit(clerk, { special: ['crossProvince'] }, true);
    await clerk.send('PATCH', '/api/v1/sessions/current', { locale: 'zh-CN' });
    expect(JSON.stringify(english.body)).toContain('Ministry of Ecology and Environment');
  });
  test('the city takes in what its districts do for it', async () => {
    const { status, body } = await submit(cityClerk, { special: [] });
    expect(status).toBe(201);
    expect(await jurisdictionOf(body.stream)).toBe('320200');
  });
  test('with a reason the clerk takes it in; reason and right authority stay in the case, inside the authority', async () => {
    const { status, body } = await submit(clerk, { special: ['crossProvince'], routingReason: '  生态环境部已书面委托  ' });
    expect(status).toBe(201);
    const id = body.stream as unknown as string;
    const shown = (await clerk.get(`/api/v1/cases/${id}`)).body;
    expect(shown.routingOverride).toEqual({
      reason: '生态环境部已书面委托',
      items: [
        {
          item: 'eia-form',
          authority: { zh: '生态环境部', en: 'Ministry of Ecology and Environment' },
          article: '《生态环境法典》第一百零四条第一款',
        },
      ],
    });
    expect(shown.facts).toMatchObject({ special: ['crossProvince'] });
    const { body: timeline } = await clerk.get(`/api/v1/cases/${id}/timeline`);
    expect(JSON.stringify(timeline.rows)).toContain('生态环境部已书面委托');
  });
  test('a reason that was not needed is not kept', async () => {
    const { body } = await submit(clerk, { special: [], routingReason: '多余' });
    const shown = (await clerk.get(`/api/v1/cases/${body.stream as unknown as string}`)).body;
    expect(shown).not.toHaveProperty('routingOverride');
  });
});

describe('不予受理 (排污许可管理条例 9(1)(2), 行政许可法 32(1)(2))', () => {
  const taken = async (given: Given) => (await submit(clerk, given)).body.stream as unknown as string;
  const decline = (id: string, more: object, preview = false) =>
    clerk.post(`/api/v1/cases/${id}/decline-acceptance${preview ? '?preview=1' : ''}`, {
      ...{ item: 'eia-form', ground: 'not-competent', reason: '经核对，项目跨省。' },
      ...more,
    });
  const rightAuthority = async (id: string) => {
    const items = (await clerk.get(`/api/v1/cases/${id}`)).body.items as unknown as {
      notAccepted?: { rightAuthority?: string };
    }[];
    return items.find(({ notAccepted }) => notAccepted)?.notAccepted?.rightAuthority;
  };

  test('names the authority that routing knows', async () => {
    const id = await taken({ special: ['crossProvince'], routingReason: '先行收件' });
    expect((await decline(id, {})).status).toBe(200);
    expect(await rightAuthority(id)).toBe('生态环境部');
  });
  test('or the one that the clerk names; without any it is refused at the field', async () => {
    const id = await taken({ special: [] });
    const { status, body } = await decline(id, {}, true);
    expect([status, errorsOf(body)]).toEqual([422, [['/rightAuthority', 'right-authority-missing']]]);
    expect((await decline(id, { rightAuthority: '江苏省生态环境厅' })).status).toBe(200);
    expect(await rightAuthority(id)).toBe('江苏省生态环境厅');
  });
  test('another ground names nobody', async () => {
    const id = await taken({ special: [] });
    const other = { item: 'permit-simplified', ground: 'not-required', rightAuthority: '某局' };
    expect((await decline(id, other)).status).toBe(200);
    expect(await rightAuthority(id)).toBeUndefined();
  });
});
