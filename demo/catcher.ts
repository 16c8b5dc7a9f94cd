import type { CaughtMessage, MessageSummary } from '../runtime/catcher/outbox';

/** What the mail server and the SMS gateway of an instance have caught. */
export class Catcher {
  constructor(readonly address: string) {}

  /** Messages to one mail address or telephone number, the oldest first; `after` is the id of a message. */
  async messages(to: string, after?: string): Promise<MessageSummary[]> {
    const query = new URLSearchParams({ to, ...(after === undefined ? {} : { after }) });
    return this.read<MessageSummary[]>(`/messages.json?${query}`);
  }

  /** Id of the last message caught, to ask for later ones; empty when there is none. */
  async last(): Promise<string> {
    return (await this.read<MessageSummary[]>('/messages.json')).at(-1)?.id ?? '';
  }

  message(id: string): Promise<CaughtMessage> {
    return this.read<CaughtMessage>(`/messages/${id}`);
  }

  private async read<T>(path: string): Promise<T> {
    const response = await fetch(new URL(path, this.address), { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`The catcher answered ${response.status} to ${path}`);
    return (await response.json()) as T;
  }
}
