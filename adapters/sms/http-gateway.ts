import { SmsAway, SmsRefused, type SmsPort } from './sms';

export interface HttpSmsSettings {
  url: string;
  token: string;
}

/** Answers that are about our settings or the gateway's load, not about this message: worth another try. */
const mayPass = new Set([401, 403, 404, 405, 408, 425, 429]);

/**
 * SMS through an HTTP gateway: `POST {id, to, text}`, answered by `{id}`. The Idempotency-Key is the message's own id,
 * so a second try of the same message is one message.
 */
export function createHttpSms({ url, token }: HttpSmsSettings): SmsPort {
  return {
    async send(message) {
      const { response, body } = await post(url, token, message);
      if (response.ok) return { answer: gatewayId(body) };
      const said = `${response.status} ${body.slice(0, 200)}`;
      if (response.status < 500 && !mayPass.has(response.status)) throw new SmsRefused(said);
      throw new SmsAway(`SMS gateway: ${said}`);
    },
  };
}

async function post(url: string, token: string, message: { id: string; to: string; text: string }) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': message.id },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(10_000),
      redirect: 'error',
    });
    return { response, body: await response.text() };
  } catch (cause) {
    throw new SmsAway(`SMS gateway: ${(cause as Error).message}`, { cause });
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function gatewayId(body: string): string {
  const answer = parsed(body);
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string') return answer.id;
  throw new SmsAway('SMS gateway: an answer without id');
}
