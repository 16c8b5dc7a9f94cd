import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { slugOf } from '../api/commands/entry';
import type { jointCaseCommands } from '../api/commands/joint-case';
import { paths } from '../api/paths';
import type { Problem } from '../api/problem';
import type { StepAnswer } from '../stores/step-contract';

type Commands = typeof jointCaseCommands;
/** Acts on a case that exists. */
export type ActName = Exclude<keyof Commands, 'Submit'>;
export type Body<Name extends keyof Commands> = z.input<Commands[Name]['body']>;
/** A case as it is handed in. */
export type Submission = Body<'Submit'>;

/** The API said no: its status and problem+json. */
export class Rejected extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    const fields = (problem.errors ?? []).map(({ pointer, message }) => `${pointer} ${message}`);
    super(`${status} ${problem.code}: ${[problem.detail, ...fields].join('; ')}`);
  }
}

interface Request {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Anybody on the network, not signed in. */
export class Visitor {
  constructor(readonly address: string) {}

  /** One request, whatever its answer. `path` is of api/paths.ts. */
  fetch(path: string, { method = 'GET', body, headers = {} }: Request = {}): Promise<Response> {
    const form = body instanceof FormData;
    return fetch(new URL(path, this.address), {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      headers: {
        'accept-language': 'zh-CN',
        ...this.session(),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
  }

  /** The answer's JSON. Throws Rejected. */
  async read<T>(path: string, request: Request = {}): Promise<T> {
    const response = await this.accepted(path, request);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** The answer's bytes, with its media type. Throws Rejected. */
  async download(path: string): Promise<{ type: string; bytes: Buffer }> {
    const response = await this.accepted(path);
    return { type: response.headers.get('content-type') ?? '', bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async text(path: string): Promise<string> {
    return (await this.accepted(path, { headers: { accept: 'text/html' } })).text();
  }

  private async accepted(path: string, request: Request = {}): Promise<Response> {
    const response = await this.fetch(path, request);
    if (response.ok) return response;
    const text = await response.text();
    throw new Rejected(response.status, problemIn(text, path));
  }

  /** Headers that say who asks. */
  protected session(): Record<string, string> {
    return {};
  }
}

/** What a page or a proxy says that is no problem+json still becomes a readable error. */
function problemIn(text: string, path: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { type: '', title: path, status: 0, detail: `${path}: ${text.slice(0, 200)}`, code: 'no-problem-json', errors: [] };
  }
}

/** A file to be uploaded. */
export interface Paper {
  name: string;
  bytes: Buffer;
  /** `application/pdf` by default. */
  type?: string;
}

/** One person at work through REST: signed in, with the session's cookie and CSRF token. */
export class Person extends Visitor {
  private constructor(
    address: string,
    readonly login: string,
    readonly name: string,
    readonly cookie: string,
    readonly csrfToken: string,
  ) {
    super(address);
  }

  static async signIn(address: string, login: string, password: string): Promise<Person> {
    const response = await new Visitor(address).fetch(paths.api.sessions(), { method: 'POST', body: { login, password } });
    if (!response.ok) throw new Rejected(response.status, problemIn(await response.text(), paths.api.sessions()));
    const { user, csrfToken } = (await response.json()) as { user: { name: string }; csrfToken: string };
    const cookie = response.headers
      .getSetCookie()
      .map((each) => each.split(';', 1)[0])
      .join('; ');
    return new Person(address, login, user.name, cookie, csrfToken);
  }

  /** Hands in an application. A repeat under the same key gets the first answer. */
  submit(submission: Submission, key: string = randomUUID()): Promise<StepAnswer> {
    return this.read(paths.api.cases(), { method: 'POST', body: submission, headers: { 'idempotency-key': key } });
  }

  /** Acts on a case. A repeat under the same key gets the first answer; without a key every call is an act of its own. */
  act<Name extends ActName>(caseId: string, command: Name, body: Body<Name>, key: string = randomUUID()): Promise<StepAnswer> {
    return this.read(paths.api.caseCommand({ id: caseId, command: slugOf(command) }), {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
    });
  }

  /** Uploads a file and returns the id under which an act names it. */
  async upload({ name, bytes, type = 'application/pdf' }: Paper): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
    const { id } = await this.read<{ id: string }>(paths.api.uploads(), { method: 'POST', body: form });
    return id;
  }

  protected override session(): Record<string, string> {
    return { cookie: this.cookie, 'x-csrf-token': this.csrfToken };
  }
}

/** The refusal that an act met; undefined when it was accepted. Anything but a refusal is thrown on. */
export const rejectionOf = (act: Promise<unknown>): Promise<Rejected | undefined> =>
  act.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Rejected) return error;
      throw error;
    },
  );
