import { allCommands } from '../../api/commands';
import { until } from '../support/wait';
import { startApi, type Api } from './api';
import { as, Client } from './client';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('every answer', () => {
  test.each(['/health', '/api/openapi.json', '/api/docs', '/api/v1/cases', '/no-such-page'])(
    '%s has the headers',
    async (path) => {
      const { headers } = await new Client(api.url).get(path);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).toMatch(/script-src 'self'(;|$)/);
      expect(policy).toMatch(/img-src 'self' data:(;|$)/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/);
      if (path !== '/api/docs') expect(policy).not.toMatch(/unsafe/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('of a person’s data is kept by nobody between', async () => {
    expect((await (await as(api, 'clerk')).get('/api/v1/cases')).headers.get('cache-control')).toBe('private, no-store');
  });

  test('takes over a request id that looks like one, and no other', async () => {
    const client = new Client(api.url);
    expect((await client.get('/health', { 'x-request-id': 'trace-12345' })).headers.get('x-request-id')).toBe('trace-12345');
    expect((await client.get('/health', { 'x-request-id': 'a b<c>' })).headers.get('x-request-id')).not.toBe('a b<c>');
  });
});

test('behind https the cookie is secure, and the browser is told to stay', async () => {
  const secure = await startApi({ publicUrl: 'https://permits.example.gov.cn', trustedProxies: 1 });
  try {
    const { headers } = await new Client(secure.url).get('/health');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    const credentials = { login: 'clerk', password: 'onewindow-demo' };
    const client = new Client(secure.url);
    const signedIn = await client.post('/api/v1/sessions', credentials, { 'x-forwarded-proto': 'https' });
    expect(signedIn.headers.get('set-cookie')).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    // Without https the cookie is not sent at all.
    expect((await client.post('/api/v1/sessions', credentials)).headers.get('set-cookie')).toBeNull();
  } finally {
    await secure.stop();
  }
});

describe('health', () => {
  test('live and ready, with how far the process is behind', async () => {
    const client = new Client(api.url);
    expect(await client.get('/health')).toMatchObject({ status: 200, body: { status: 'live' } });
    // A machine that is busy may not hear Temporal in time, for once.
    await until('that Temporal is heard', () => Promise.resolve(api.core.teller.state() === 'up'));
    expect(await client.get('/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', postgres: 'up', temporal: 'up', behindSeconds: 0, migrations: 'current' },
    });
  });

  test('metrics of acts, of what is left undone, and of open cases', async () => {
    const clerk = await as(api, 'clerk');
    await clerk.post('/api/v1/cases', {});
    const text = await api.services.metrics.registry.metrics();
    expect(text).toMatch(/onewindow_act_seconds_count\{command="Submit",outcome="invalid"\} 1/);
    for (const name of [
      'process_behind_seconds',
      'notices_unsent',
      'notices_unsent_age_seconds',
      'cases_open',
      'streams_quarantined',
    ]) {
      expect(text).toMatch(new RegExp(`^onewindow_${name} 0$`, 'm'));
    }
    expect(text).toMatch(/process_cpu_seconds_total/);
  });
});

describe('the API’s description', () => {
  test('is OpenAPI 3.1 with every command, its example and its problems', async () => {
    const { body } = await new Client(api.url).get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const submit = body.paths?.['/api/v1/cases']?.post;
    expect(submit?.requestBody?.content?.['application/json']?.example).toHaveProperty('application.unit.uscc');
    expect(Object.keys(submit?.responses ?? {})).toEqual(['200', '201', '400', '401', '403', '404', '409', '413', '422', '503']);
    expect(body.components?.schemas).toHaveProperty('Problem');
    const ids = Object.values(body.paths ?? {})
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId)
      .filter(Boolean);
    const named = allCommands.map(({ process, name }) => `${process === 'joint-case' ? 'case' : process}${name}`);
    expect(ids.toSorted()).toEqual(named.toSorted());
  });

  test('can be browsed without anything inline or from elsewhere', async () => {
    const client = new Client(api.url);
    const page = (await client.get('/api/docs')).body as unknown as string;
    expect(page).not.toMatch(/<script>|onload=|style=|https?:\/\//);
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect([address, (await client.get(address!)).status]).toEqual([address, 200]);
    }
  });
});
