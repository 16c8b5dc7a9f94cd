import { Agent, request } from 'node:http';
import type { Person } from '../demo/client';

export interface Answer {
  status: number;
  body: string;
}

/** The least a client can be: keep-alive connections of node:http, so that what is measured is the server. */
export class Caller {
  // An idle connection is given up before the server does it (5 s): a request sent at that very moment would be lost.
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: 2_000 });

  constructor(readonly address: string) {}

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const payload = Buffer.from(JSON.stringify(body));
    return this.#send(
      'POST',
      path,
      { 'content-type': 'application/json', 'content-length': String(payload.length), ...headers },
      payload,
    );
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#send('GET', path, headers);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, headers: Record<string, string>, payload?: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.address), { method, agent: this.#agent, headers, timeout: 30_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
        response.once('error', reject);
      });
      sent.once('timeout', () => sent.destroy(new Error(`No answer within 30 s: ${method} ${path}`)));
      sent.once('error', reject);
      sent.end(payload);
    });
  }
}

/** What a signed-in person's requests carry. */
export const sessionOf = ({ cookie, csrfToken }: Person): Record<string, string> => ({ cookie, 'x-csrf-token': csrfToken });
