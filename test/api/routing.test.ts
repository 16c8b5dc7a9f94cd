import { RoutingSchema } from '../../api/openapi/routing';
import { startApi, type Api } from './api';
import { as, Client } from './client';

let api: Api;
let clerk: Client;
beforeAll(async () => {
  api = await startApi();
  clerk = await as(api, 'clerk');
});
afterAll(() => api.stop());

const ask = (query: Record<string, string>) => clerk.get(`/api/v1/routing?${new URLSearchParams(query).toString()}`);
const routed = async (query: Record<string, string>) => {
  const { status, body } = await ask(query);
  expect(status).toBe(200);
  return RoutingSchema.strict().parse(body);
};

test('a permit and an EIA of Wuxi: the city decides, the district bureau acts for it, with the texts', async () => {
  const no = { nuclear: 'false', crossProvince: 'false', stateCouncil: 'false', marine: 'false' };
  const answer = await routed({ items: 'eia-form,permit-key', division: '320205', on: '2026-11-23', ...no });
  expect(answer.items.map(({ item, level, authority, actedBy }) => [item, level, authority?.code, actedBy?.code])).toEqual([
    ['eia-form', 'city', '320200', '320205'],
    ['permit-key', 'city', '320200', '320205'],
  ]);
  expect(answer.items[1]!.basis[0]).toMatchObject({ source: '生态环境法典', article: '178(1)', validFrom: '2026-08-15' });
  expect(answer.jointTerm).toMatchObject({ applies: 'no', article: '26(1)' });
});

test('the day of receipt chooses the text: 排污许可管理条例 6(1) before 生态环境法典 178', async () => {
  const answer = await routed({ items: 'permit-key', division: '320205', on: '2026-08-14' });
  expect(answer.items[0]!.basis[0]).toMatchObject({ source: '排污许可管理条例', article: '6(1)', validTo: '2026-08-14' });
});

test('无锡方案: 10,000 t of incineration are the province’s, less the city’s; questions lead there', async () => {
  const query = { items: 'waste-comprehensive', division: '320205' };
  expect((await routed(query)).items[0]).toMatchObject({ level: 'ask', questions: [{ fact: 'wastes', unit: 't/a' }] });
  const level = async (wastes: string) => (await routed({ ...query, wastes })).items[0]!.level;
  expect(await level('HW49:incineration')).toBe('ask');
  expect(await level('HW49:incineration:9999.999999')).toBe('city');
  expect(await level('HW49:incineration:10000')).toBe('province');
  expect(await level('HW29:landfill:1,HW08:use:2')).toBe('province');
  expect(await level('none')).toBe('city');
});

test('wrong items, divisions, facts and values are refused by name; signed-in people only', async () => {
  const refused = async (query: Record<string, string>) => {
    const { status, body } = await ask(query);
    return [status, (body.errors as unknown as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code])];
  };
  const good = { items: 'permit-key', division: '320205' };
  expect(await refused({ ...good, items: 'permit' })).toEqual([422, [['/items', 'invalid-choice']]]);
  expect(await refused({ ...good, division: '320299' })).toEqual([422, [['/division', 'division-code-unknown']]]);
  expect(await refused({ ...good, division: '3202' })).toEqual([422, [['/division', 'division-code-shape']]]);
  expect(await refused({ ...good, on: '2026-02-30' })).toEqual([422, [['/on', 'date-invalid']]]);
  expect(await refused({ ...good, nuclear: 'perhaps' })).toEqual([422, [['/nuclear', 'invalid-choice']]]);
  expect(await refused({ ...good, atomic: 'true' })).toEqual([422, [['/atomic', 'unknown-field']]]);
  expect(await refused({ ...good, wastes: 'HW29:burning:1' })).toEqual([422, [['/wastes', 'invalid-format']]]);
  expect(await refused({ ...good, provincialRule: 'town' })).toEqual([422, [['/provincialRule', 'invalid-choice']]]);
  expect((await new Client(api.url).get('/api/v1/routing?items=permit-key&division=320205')).status).toBe(401);
});
