/** Asks again until there is an answer; throws with what was waited for. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false>, withinMs = 20_000): Promise<T> {
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
  messageId: string;
}

/** What the catcher holds, oldest first. */
export async function caught(catcherUrl: string, filter: { channel?: string; to?: string } = {}): Promise<Caught[]> {
  const query = new URLSearchParams(filter).toString();
  return (await (await fetch(`${catcherUrl}/messages.json?${query}`)).json()) as Caught[];
}
