import type { Api } from './api';
import { DEMO_PASSWORD } from '../../runtime/embedded/demo/people';

/** JSON whose shape the test knows. */
export interface Body {
  [name: string]: Body;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

/** A caller of REST without a browser: keeps the cookie, sends the CSRF token. */
export class Client {
  cookie = '';
  csrf = '';

  constructor(readonly url: string) {}

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const isForm = body instanceof FormData;
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) this.cookie = set.split(';', 1)[0]!;
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (isJson && text ? JSON.parse(text) : text) as Body };
  }

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }
  post(path: string, body: unknown = {}, headers?: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  async signIn(login: string, password = DEMO_PASSWORD): Promise<Answer> {
    const answer = await this.post('/api/v1/sessions', { login, password });
    if (answer.status === 201) this.csrf = answer.body.csrfToken as unknown as string;
    return answer;
  }
}

/** Signed in as one of the demo people. */
export async function as(app: Pick<Api, 'url'>, login: string): Promise<Client> {
  const client = new Client(app.url);
  const { status, body } = await client.signIn(login);
  if (status !== 201) throw new Error(`${login} could not sign in: ${JSON.stringify(body)}`);
  return client;
}
