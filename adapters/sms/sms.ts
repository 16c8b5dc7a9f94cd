/** Sends one text and returns the gateway's id. Throws SmsRefused when the gateway will never take it; other errors may pass. */
export interface SmsPort {
  send(message: { id: string; to: string; text: string }): Promise<{ answer: string }>;
}

export class SmsRefused extends Error {}
