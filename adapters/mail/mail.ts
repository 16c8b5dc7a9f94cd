/** Sends one message and returns the server's answer to DATA (`250 …`). Throws MailRefused for 5xx, other errors may pass. */
export interface MailPort {
  send(message: MailMessage): Promise<{ answer: string }>;
  close(): Promise<void>;
}

export interface MailMessage {
  /** Without angle brackets; the same for every try of one delivery. */
  messageId: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
}

/** The server will never take this message. */
export class MailRefused extends Error {}
