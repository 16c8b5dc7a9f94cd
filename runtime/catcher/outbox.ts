import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';

export interface CaughtMessage {
  /** ULID: sorts by the time of arrival. */
  id: string;
  channel: 'mail' | 'sms';
  /** ISO 8601, wall time. */
  at: string;
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Mail: Message-ID without angle brackets. SMS: the sender's own id. */
  messageId: string;
}

export type MessageSummary = Omit<CaughtMessage, 'html'>;

export interface Outbox {
  /** Resolves once the message is safely on disk. */
  add(message: Omit<CaughtMessage, 'id' | 'at'>): Promise<CaughtMessage>;
  list(filter: { channel?: string; to?: string; after?: string }): MessageSummary[];
  read(id: string): Promise<CaughtMessage | undefined>;
  /** The SMS already taken under this id. */
  findSms(messageId: string): MessageSummary | undefined;
}

/** Every caught message as a JSON file in `folder`, so that a restart loses none. */
export function openOutbox(folder: string): Outbox {
  mkdirSync(folder, { recursive: true });
  const newId = monotonicFactory();
  const summaries: MessageSummary[] = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => summary(JSON.parse(readFileSync(join(folder, file), 'utf8')) as CaughtMessage));
  const sms = new Map(summaries.filter(({ channel }) => channel === 'sms').map((message) => [message.messageId, message]));

  const store = async (message: Omit<CaughtMessage, 'id' | 'at'>): Promise<CaughtMessage> => {
    const now = Date.now();
    const caught: CaughtMessage = { id: newId(now), at: new Date(now).toISOString(), ...message };
    const file = join(folder, `${caught.id}.json`);
    const handle = await open(`${file}.part`, 'wx');
    try {
      await handle.writeFile(JSON.stringify(caught, null, 2));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.part`, file);
    summaries.push(summary(caught));
    if (caught.channel === 'sms') sms.set(caught.messageId, summary(caught));
    return caught;
  };

  // One after another, so that the list grows in the order of the ids and `after` never passes over a message still being written.
  let last: Promise<unknown> = Promise.resolve();
  return {
    add(message) {
      const stored = last.then(() => store(message));
      last = stored.catch(() => undefined);
      return stored;
    },
    list: ({ channel, to, after }) =>
      summaries.filter(
        (message) =>
          (channel === undefined || message.channel === channel) &&
          (to === undefined || message.to.includes(to)) &&
          (after === undefined || message.id > after),
      ),
    async read(id) {
      if (!summaries.some((message) => message.id === id)) return undefined;
      return JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')) as CaughtMessage;
    },
    findSms: (messageId) => sms.get(messageId),
  };
}

function summary(message: CaughtMessage): MessageSummary {
  const rest: MessageSummary & { html?: string } = { ...message };
  delete rest.html;
  return rest;
}
