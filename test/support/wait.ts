import type { Knex } from 'knex';

/** Asks again until there is an answer; throws with what was waited for. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false>, withinMs = 120_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

interface Caught {
  id: string;
  channel: 'mail' | 'sms';
  to: string[];
  subject: string;
  text: string;
  messageId: string;
}

/** What the catcher holds, oldest first. */
export async function caught(catcherUrl: string, filter: { channel?: string; to?: string } = {}): Promise<Caught[]> {
  const query = new URLSearchParams(filter).toString();
  return (await (await fetch(`${catcherUrl}/messages.json?${query}`)).json()) as Caught[];
}

/** Until the process has done its part on a stream: what it writes between a preview and the act makes the preview outdated. */
export async function atRest(db: Knex, stream: string): Promise<void> {
  await until(`the process to have done its part on ${stream}`, async () => {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `select 1 from streams, business_clock c where id = ? and process_due <= now() + c.offset_ms * interval '1 ms'`,
      [stream],
    );
    return rows.length === 0;
  });
}

const DAY_MS = 86_400_000;

/**
 * Whole days from a moment until time next acts on a stream: how far it is depends on the weekday of the test, because a last day
 * on a rest day moves on.
 */
export async function daysUntilDue(db: Knex, stream: string, now: number): Promise<number> {
  const row = await db('streams').where({ id: stream }).first<{ due: Date | null } | undefined>({ due: 'process_due' });
  if (!row?.due) throw new Error(`nothing falls due on ${stream}`);
  return Math.ceil((row.due.getTime() - now) / DAY_MS);
}
