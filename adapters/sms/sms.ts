/** Sends one text and returns the gateway's id. Throws SmsRefused when the gateway will never take it; SmsAway and other errors may pass. */
export interface SmsPort {
  send(message: { id: string; to: string; text: string }): Promise<{ answer: string }>;
}

export class SmsRefused extends Error {}

/** The gateway is away, overloaded, or does not know us: worth another try. `code` is the one of a connection that failed. */
export class SmsAway extends Error {
  readonly code = 'ECONNECTION';
}
