import { exampleApplication } from '../../api/commands/joint-case/example-application';
import { startApi, type Api } from './api';
import { as, type Body, type Client } from './client';

let api: Api;
let clerk: Client;
beforeAll(async () => {
  api = await startApi();
  clerk = await as(api, 'clerk');
});
afterAll(() => api.stop());

type Deep = { [name: string]: Deep };

/** The example application with one value set, or taken out. */
function changed(path: string, value: unknown): unknown {
  const body = { procedure: 'eia-form-simplified-permit', application: structuredClone(exampleApplication) };
  const names = path.split('/').slice(1);
  const last = names.pop()!;
  const parent = names.reduce((deep, name) => deep[name]!, body as unknown as Deep) as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return body;
}

const english = { 'accept-language': 'en' };

/** Both languages' messages of one wrong field. */
async function refusal(path: string, value: unknown) {
  const zh = await clerk.post('/api/v1/cases', changed(path, value));
  await clerk.send('PATCH', '/api/v1/sessions/current', { locale: 'en' });
  const en = await clerk.post('/api/v1/cases', changed(path, value), english);
  await clerk.send('PATCH', '/api/v1/sessions/current', { locale: 'zh-CN' });
  return { zh, en };
}

const error = (body: Body) => (body.errors as unknown as { pointer: string; code: string; message: string }[])[0];

describe('one wrong field of an application is named in both languages', () => {
  const long = 'x'.repeat(1_048_576);
  test.each<[string, string, unknown, string, string, RegExp, RegExp]>([
    [
      'a wrong check character',
      '/application/unit/uscc',
      '91320205MA1EXAMP0Q',
      '/application/unit/uscc',
      'uscc-check-digit',
      /校验位/,
      /check character/,
    ],
    [
      'a short credit code',
      '/application/unit/uscc',
      '91320205',
      '/application/unit/uscc',
      'uscc-length',
      /18 位/,
      /18 characters/,
    ],
    [
      'a letter no code has',
      '/application/unit/uscc',
      '91320205MA1EXAMPIP',
      '/application/unit/uscc',
      'uscc-alphabet',
      /不使用/,
      /cannot have/,
    ],
    [
      'an unknown industry',
      '/application/project/industryCode',
      '9999',
      '/application/project/industryCode',
      'industry-code-unknown',
      /没有这个小类/,
      /no class/,
    ],
    [
      'an industry that is no class',
      '/application/project/industryCode',
      '23',
      '/application/project/industryCode',
      'industry-code-shape',
      /4 位/,
      /four digits/,
    ],
    [
      'an unknown division',
      '/application/site/division',
      '320299',
      '/application/site/division',
      'division-code-unknown',
      /没有这个行政区划/,
      /no division/,
    ],
    [
      'a site of another city',
      '/application/site/division',
      '320506',
      '/application/site/division',
      'site-outside-jurisdiction',
      /管辖区域/,
      /outside the area/,
    ],
    [
      'a negative quantity',
      '/application/products/0/quantity',
      '-5',
      '/application/products/0/quantity',
      'quantity-negative',
      /不能为负/,
      /negative/,
    ],
    [
      'a quantity in words',
      '/application/products/0/quantity',
      'many',
      '/application/products/0/quantity',
      'quantity-invalid',
      /数字/,
      /number/,
    ],
    [
      'an exponent',
      '/application/products/0/quantity',
      '1e400',
      '/application/products/0/quantity',
      'quantity-invalid',
      /数字/,
      /number/,
    ],
    [
      'a quantity beyond reason',
      '/application/products/0/quantity',
      '9'.repeat(30),
      '/application/products/0/quantity',
      'quantity-too-large',
      /过大/,
      /too large/,
    ],
    [
      'seven decimal places',
      '/application/outlets/0/pollutants/0/annual',
      '0.1234567',
      '/application/outlets/0/pollutants/0/annual',
      'quantity-invalid',
      /6 位小数/,
      /6 decimal/,
    ],
    [
      'a number instead of a decimal string',
      '/application/products/0/quantity',
      5000,
      '/application/products/0/quantity',
      'invalid-type',
      /类型/,
      /right type/,
    ],
    ['no consent at all', '/application/consent', undefined, '/application/consent/truthful', 'consent-required', /勾选/, /Tick/],
    [
      'no consent to electronic service',
      '/application/consent/electronicService',
      false,
      '/application/consent/electronicService',
      'consent-required',
      /勾选/,
      /Tick/,
    ],
    [
      'a megabyte of text',
      '/application/project/description',
      long,
      '/application/project/description',
      'too-long',
      /最多 5,?000/,
      /At most 5,000/,
    ],
    ['a NUL', '/application/project/description', 'a\0b', '/application/project/description', 'nul-character', /NUL/, /NUL/],
    [
      'half a character',
      '/application/project/name',
      'a\ud800b',
      '/application/project/name',
      'text-malformed',
      /不完整/,
      /broken/,
    ],
    ['blanks for a name', '/application/unit/name', '   ', '/application/unit/name', 'required', /必填/, /needed/],
    ['no unit', '/application/unit', undefined, '/application/unit', 'required', /必填/, /needed/],
    [
      'no e-mail',
      '/application/contact/email',
      'not an address',
      '/application/contact/email',
      'email-invalid',
      /邮箱/,
      /e-mail/,
    ],
    [
      'two lines in an e-mail',
      '/application/contact/email',
      'a@b.cn\r\nBcc: c@d.cn',
      '/application/contact/email',
      'email-invalid',
      /邮箱/,
      /e-mail/,
    ],
    [
      'a landline',
      '/application/contact/phone',
      '0510-00000000',
      '/application/contact/phone',
      'phone-invalid',
      /手机/,
      /mobile/,
    ],
    ['no product', '/application/products', [], '/application/products', 'too-few', /至少 1/, /At least 1/],
    [
      'an outlet to water called air',
      '/application/outlets/0/kind',
      'water',
      '/application/outlets/0/code',
      'outlet-code-medium',
      /DA 为大气/,
      /DA is air/,
    ],
    [
      'an outlet twice',
      '/application/outlets/1',
      exampleApplication.outlets![0],
      '/application/outlets/1/code',
      'code-repeated',
      /重复/,
      /twice/,
    ],
    [
      'a longitude in the sea',
      '/application/site/longitude',
      '200',
      '/application/site/longitude',
      'longitude-invalid',
      /经度/,
      /longitude/,
    ],
    [
      'another nature',
      '/application/project/nature',
      'secret',
      '/application/project/nature',
      'invalid-choice',
      /所列选项/,
      /options listed/,
    ],
    [
      'a field nobody asked for',
      '/application/unit/owner',
      'x',
      '/application/unit/owner',
      'unknown-field',
      /没有这一项/,
      /no such field/,
    ],
    ['an unknown procedure', '/procedure', 'no-such', '/procedure', 'procedure-unknown', /没有这种/, /no such procedure/],
    [
      'somebody’s upload',
      '/application/materials',
      [{ code: 'eia_form', upload: '01JD0000000000000000000000' }],
      '/application/materials/0/upload',
      'upload-unknown',
      /重新上传/,
      /upload the file again/,
    ],
    [
      'a material of another procedure',
      '/application/materials',
      [{ code: 'no_such', upload: '01JD0000000000000000000000' }],
      '/application/materials/0/code',
      'material-unknown',
      /不需要/,
      /asks for no such/,
    ],
    ['a receipt in the future', '/receivedOn', '2999-01-01', '/receivedOn', 'received-in-future', /不能晚于/, /future/],
    [
      'an earlier receipt without reason',
      '/receivedOn',
      '2026-09-01',
      '/reason',
      'backdating-reason-missing',
      /说明理由/,
      /reason/,
    ],
    ['a day that is none', '/receivedOn', '2026-02-30', '/receivedOn', 'date-invalid', /日期/, /date/],
  ])('%s', async (_what, path, value, pointer, code, zhWords, enWords) => {
    const { zh, en } = await refusal(path, value);
    expect(error(zh.body)).toMatchObject({ pointer, code, message: expect.stringMatching(zhWords) as string });
    expect(error(en.body)).toMatchObject({ pointer, code, message: expect.stringMatching(enWords) as string });
    expect(zh.status).toBe(422);
    expect(zh.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(zh.headers.get('content-language')).toBe('zh-CN');
    expect(en.headers.get('content-language')).toBe('en');
    expect(JSON.stringify(zh.body)).not.toMatch(/node_modules|at .*\(|\.ts:/);
  });

  test('all wrong fields are named at once, look-ups among them', async () => {
    const body = changed('/application/unit/uscc', '91320205MA1EXAMP0Q') as { application: Deep };
    body.application.project!.industryCode = '9999' as unknown as Deep;
    body.application.site!.division = 'x' as unknown as Deep;
    body.application.consent = {};
    const answer = await clerk.post('/api/v1/cases', body);
    expect((answer.body.errors as unknown as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/application/unit/uscc',
      '/application/project/industryCode',
      '/application/site/division',
      '/application/consent/truthful',
      '/application/consent/electronicService',
    ]);
  });

  test('nothing of it was written', async () => {
    expect(await api.db('streams').count()).toEqual([{ count: 0 }]);
  });
});

describe('a request that cannot be read', () => {
  test.each<[string, string, Record<string, string>, number, string]>([
    ['broken JSON', '{"a":', {}, 400, 'invalid-json'],
    ['a body of 9 MB', JSON.stringify({ a: 'x'.repeat(9_000_000) }), {}, 413, 'too-large'],
    ['an unknown encoding', '{}', { 'content-encoding': 'zip' }, 415, 'unsupported-media'],
    ['another character set', '{}', { 'content-type': 'application/json; charset=gbk' }, 415, 'unsupported-media'],
    ['a key that is no key', '{}', { 'idempotency-key': 'a b' }, 400, 'key-invalid'],
  ])('%s', async (_what, body, headers, status, code) => {
    const answer = await clerk.send('POST', '/api/v1/cases', body, { 'content-type': 'application/json', ...headers });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  });

  test.each([
    ['GET', '/api/v1/no-such', 404, 'unknown-route'],
    ['GET', '/no-such-page', 404, 'unknown-route'],
    ['GET', '/api/v1/cases/%00', 404, 'not-found'],
    ['GET', '/api/v1/cases/%E0%A4%A', 404, 'not-found'],
    ['GET', '/api/v1/cases?after=xyz', 400, 'cursor-invalid'],
    ['GET', '/api/v1/cases?text=%00', 422, 'invalid'],
    ['GET', '/api/v1/cases?limit=many', 422, 'invalid'],
    ['GET', '/api/v1/cases?dueBy=2026-02-30', 422, 'invalid'],
    ['GET', '/api/v1/verifications/x', 404, 'not-found'],
    ['GET', '/api/v1/cases/01JD0000000000000000000000/files/..%2f..%2fetc%2fpasswd', 404, 'not-found'],
    ['POST', '/api/v1/cases/01JD0000000000000000000000/no-such-act', 404, 'unknown-route'],
    ['POST', '/api/v1/cases/01JD0000000000000000000000/accept', 404, 'not-found'],
    ['POST', '/api/v1/cases/01JD0000000000000000000000/submit', 404, 'unknown-route'],
  ])('%s %s is %i %s', async (method, path, status, code) => {
    const answer = await clerk.send(method, path, method === 'POST' ? {} : undefined);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.body.type).toMatch(/^\/api\/docs#/);
  });
});
