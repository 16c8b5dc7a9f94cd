import { ClassifiedChangeSchema } from '../../api/openapi/changes';
import { exampleChange } from '../../api/routes/change-body';
import { startApi, type Api } from './api';
import { as, Client } from './client';

let api: Api;
let enterprise: Client;
beforeAll(async () => {
  api = await startApi();
  enterprise = await as(api, 'enterprise');
}, 120_000);
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
