import { as, Client } from './client';
import { startApi, type Api } from './api';

let app: Api;
beforeAll(async () => {
  app = await startApi();
});
afterAll(() => app.stop());

describe('sign-in', () => {
  test('gives a cookie that scripts cannot read, and the CSRF token', async () => {
    const client = new Client(app.url);
    const { status, headers, body } = await client.signIn('clerk');
    expect(status).toBe(201);
    expect(body.user).toMatchObject({ login: 'clerk', role: 'clerk', department: 'window', jurisdiction: '320205' });
    expect(JSON.stringify(body)).not.toMatch(/argon2|password/);
    expect(headers.get('set-cookie')).toMatch(/^onewindow=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect((await client.get('/api/v1/sessions/current')).body.user?.login).toBe('clerk');
  });

  test.each([
    ['a wrong password', 'clerk', 'not the password'],
    ['an unknown login', 'nobody-here', 'onewindow-demo'],
    ['a NUL in the login', 'cle\0rk', 'onewindow-demo'],
  ])('%s is refused in the same words', async (_what, login, password) => {
    const { status, body } = await new Client(app.url).signIn(login, password);
    expect({ status, code: body.code, detail: body.detail }).toEqual({
      status: 401,
      code: 'sign-in-failed',
      detail: '账号或密码不正确。',
    });
  });

  test('an unknown login takes as long as a wrong password', async () => {
    const time = async (login: string) => {
      const start = performance.now();
      expect((await new Client(app.url).signIn(login, 'wrong')).status).toBe(401);
      return performance.now() - start;
    };
    // The quickest of some, asked in turn: a busy machine makes any single one slow, or some in a row.
    let [known, unknown] = [Infinity, Infinity];
    for (let i = 0; i < 9; i += 1) {
      known = Math.min(known, await time('approver'));
      unknown = Math.min(unknown, await time('no-such-approver'));
    }
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  test('the session id changes, so that a fixed one is worth nothing', async () => {
    const client = await as(app, 'clerk');
    const before = client.cookie;
    await client.signIn('clerk');
    expect(client.cookie).not.toBe(before);
    const old = new Client(app.url);
    old.cookie = before;
    expect((await old.get('/api/v1/sessions/current')).status).toBe(401);
  });

  test('ten failures for one login end in 429 with Retry-After; another login still gets in', async () => {
    const client = new Client(app.url);
    for (let i = 0; i < 10; i += 1) expect((await client.signIn('eia2', 'wrong')).status).toBe(401);
    const { status, headers, body } = await client.signIn('eia2');
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'too-many-attempts' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await client.signIn('eia')).status).toBe(201);
  });
});

describe('a session', () => {
  test('ends at sign-out', async () => {
    const client = await as(app, 'clerk');
    const { cookie } = client;
    expect((await client.send('DELETE', '/api/v1/sessions/current')).status).toBe(204);
    client.cookie = cookie;
    expect((await client.get('/api/v1/cases')).status).toBe(401);
  });

  test('is only read by a request: its row does not change', async () => {
    const client = await as(app, 'permit');
    const row = () =>
      app.db('sessions').whereRaw(`sess ->> 'userId' = 'demo-permit'`).first<{ sess: object; expire: Date }>('sess', 'expire');
    const before = await row();
    await client.get('/api/v1/cases');
    await client.get('/api/v1/tasks');
    expect(await row()).toEqual(before);
    expect(Object.keys(before.sess).sort()).toEqual(['cookie', 'csrfToken', 'userId']);
  });

  test('of an officer who has left is worth nothing at once', async () => {
    const client = await as(app, 'permit2');
    expect((await client.get('/api/v1/cases')).status).toBe(200);
    await app.db('users').where({ login: 'permit2' }).update({ active: false });
    expect((await client.get('/api/v1/cases')).status).toBe(401);
    expect((await new Client(app.url).signIn('permit2')).status).toBe(401);
    await app.db('users').where({ login: 'permit2' }).update({ active: true });
  });

  test('follows a change of role at once', async () => {
    const client = await as(app, 'supervisor');
    await app.db('users').where({ login: 'supervisor' }).update({ role: 'inspector' });
    expect((await client.get('/api/v1/sessions/current')).body.user?.role).toBe('inspector');
    await app.db('users').where({ login: 'supervisor' }).update({ role: 'supervisor' });
  });

  test('is not begun by looking', async () => {
    const { headers } = await new Client(app.url).get('/api/openapi.json');
    expect(headers.get('set-cookie')).toBeNull();
    expect((await new Client(app.url).get('/api/v1/cases')).headers.get('set-cookie')).toBeNull();
  });

  test('keeps the language of the person', async () => {
    const client = await as(app, 'city-eia');
    expect((await client.send('PATCH', '/api/v1/sessions/current', { locale: 'en' })).status).toBe(200);
    const { body } = await client.get('/api/v1/cases/01JD0000000000000000000000', { 'accept-language': 'zh-CN' });
    expect(body.title).toBe('Not found, or not yours to see.');
  });
});

describe('CSRF', () => {
  const draft = { content: {} };
  test('an act without the token is refused', async () => {
    const client = await as(app, 'clerk');
    const token = client.csrf;
    client.csrf = '';
    const { status, body } = await client.post('/api/v1/drafts', draft);
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'csrf-invalid' });
    client.csrf = 'another';
    expect((await client.post('/api/v1/drafts', draft)).status).toBe(403);
    client.csrf = token;
    expect((await client.post('/api/v1/drafts', draft)).status).toBe(201);
  });

  test.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['same-origin', 201],
  ])('a browser that says %s gets %i without a token', async (site, status) => {
    const client = await as(app, 'clerk');
    client.csrf = '';
    expect((await client.post('/api/v1/drafts', draft, { 'sec-fetch-site': site })).status).toBe(status);
  });

  test('a foreign origin is refused even with the token, and at sign-in', async () => {
    const client = await as(app, 'clerk');
    expect((await client.post('/api/v1/drafts', draft, { origin: 'https://elsewhere.example' })).status).toBe(403);
    const stranger = new Client(app.url);
    const body = { login: 'clerk', password: 'onewindow-demo' };
    expect((await stranger.post('/api/v1/sessions', body, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await stranger.post('/api/v1/sessions', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('the token of another session is refused', async () => {
    const [one, other] = [await as(app, 'clerk'), await as(app, 'eia')];
    one.csrf = other.csrf;
    expect((await one.post('/api/v1/drafts', draft)).status).toBe(403);
  });
});
