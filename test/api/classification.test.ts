import { ClassificationSchema } from '../../api/openapi/classification';
import { startApi, type Api } from './api';
import { as, Client } from './client';

let api: Api;
let clerk: Client;
beforeAll(async () => {
  api = await startApi();
  clerk = await as(api, 'clerk');
});
afterAll(() => api.stop());

const ask = (query: Record<string, string>) => clerk.get(`/api/v1/classification?${new URLSearchParams(query).toString()}`);
const classified = async (query: Record<string, string>) => {
  const { status, body } = await ask(query);
  expect(status).toBe(200);
  return ClassificationSchema.strict().parse(body);
};

test('a plating shop: key permit and report book, each with its line', async () => {
  const answer = await classified({ industry: 'C3360', keyDischarger: 'false', electroplating: 'true' });
  expect(answer).toMatchObject({
    industry: '3360',
    permit: { tier: 'key', entryNo: 81, onlyFor: [], questions: [], lines: [{ no: 81, tier: 'key' }] },
    eia: { document: 'book', itemNo: 67, lines: [{ no: 67, tier: 'book' }] },
  });
  expect(answer.permit.lines[0]!.text).toContain('有电镀工序的');
});

test('questions lead to an answer one after the other', async () => {
  const query: Record<string, string> = { industry: '3484', boilers: '20' };
  let answer = await classified(query);
  for (let round = 0; answer.permit.tier === 'ask' && round < 10; round += 1) {
    for (const { fact, unit } of answer.permit.questions) query[fact] = unit ? '0' : 'false';
    query.boilers = '20';
    answer = await classified(query);
  }
  expect(answer.permit).toMatchObject({ tier: 'simplified', entryNo: 83, onlyFor: [109], questions: [] });
  expect(answer.permit.lines.map(({ no }) => no)).toEqual([83, 109]);
});

test('amounts and toxic pollutants are read as decimals', async () => {
  const zero = ['so2', 'nox', 'dust', 'cod', 'totalNitrogen', 'totalPhosphorus', 'ammoniaOilPhenol'];
  const none = Object.fromEntries(zero.map((name) => [name, '0']));
  const query = { industry: '7320', ...none, keyDischarger: 'false', toxic: 'none', boilers: '0' };
  const rest = { furnace: 'false', surfaceTreatment: 'false', waterTreatment: '0' };
  expect((await classified({ ...query, ...rest })).permit.tier).toBe('none');
  expect((await classified({ ...query, ...rest, totalPhosphorus: '0.5' })).permit.tier).toBe('none');
  expect((await classified({ ...query, totalPhosphorus: '0.500001' })).permit.tier).toBe('key');
  expect((await classified({ ...query, toxic: 'nosuch:1' })).permit.tier).toBe('ask');
});

test('wrong codes, facts and values are refused by name; signed-in people only', async () => {
  const refused = async (query: Record<string, string>) => {
    const { status, body } = await ask(query);
    return [status, (body.errors as unknown as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code])];
  };
  expect(await refused({})).toEqual([422, [['/industry', 'required']]]);
  expect(await refused({ industry: '26' })).toEqual([422, [['/industry', 'industry-code-shape']]]);
  expect(await refused({ industry: '9999' })).toEqual([422, [['/industry', 'industry-code-unknown']]]);
  expect(await refused({ industry: '2614', solvents: '1' })).toEqual([422, [['/solvents', 'unknown-field']]]);
  expect(await refused({ industry: '2614', boilers: '-1' })).toEqual([422, [['/boilers', 'quantity-negative']]]);
  expect(await refused({ industry: '2614', mixingOnly: 'yes' })).toEqual([422, [['/mixingOnly', 'invalid-choice']]]);
  expect(await refused({ industry: '2614', toxic: 'a:b' })).toEqual([422, [['/toxic', 'invalid-format']]]);
  expect((await new Client(api.url).get('/api/v1/classification?industry=2614')).status).toBe(401);
});
