import { createTransport } from 'nodemailer';
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';
import { MailRefused, type MailMessage, type MailPort } from './mail';

export interface SmtpSettings {
  /** `smtp://user:password@host:25`, `smtps://host:465`. */
  url: string;
  /** `OneWindow <window@example.org>` */
  from: string;
}

/** No display names, quotes or line ends: anything else is not an address we ever write to. */
const address = /^[^\s<>()[\]\\,;:@"]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const oneLine = (text: string) => text.replace(/[\r\n\t\0]+/g, ' ').trim();

/**
 * Mail over SMTP with connections kept open. A message keeps its Message-ID, so that a second try is known as the same one.
 * Nothing is tried again in here: the process that sends knows when and how often.
 */
export function createSmtpMail({ url, from }: SmtpSettings): MailPort {
  const options: SMTPPoolOptions & { pool: true } = {
    ...connection(url),
    pool: true,
    maxConnections: 4,
    maxRequeues: 0,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const transport = createTransport(options);
  return {
    async send(message) {
      checkAddresses(message);
      try {
        const sent = await transport.sendMail({
          from,
          to: { name: oneLine(message.to.name), address: message.to.address },
          subject: oneLine(message.subject),
          text: message.text,
          html: message.html,
          messageId: `<${message.messageId}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { answer: sent.response };
      } catch (error) {
        throw refusal(error) ?? error;
      }
    },
    async close() {
      transport.close();
    },
  };
}

function connection(url: string): SMTPPoolOptions {
  const { protocol, hostname, port, username, password } = new URL(url);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw new Error(`Not an SMTP address: ${protocol}`);
  const secure = protocol === 'smtps:';
  return {
    host: hostname,
    port: Number(port) || (secure ? 465 : 25),
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
}

function checkAddresses(message: MailMessage): void {
  if (!address.test(message.to.address)) throw new MailRefused(`Not a mail address: ${oneLine(message.to.address)}`);
  if (!/^[^\s<>]+@[^\s<>]+$/.test(message.messageId)) throw new MailRefused('Not a Message-ID');
}

/** The server's 5xx to this message is final; a 5xx while signing in is about us, not about the message, and may pass. */
function refusal(error: unknown): MailRefused | undefined {
  const { responseCode, response, command } = error as { responseCode?: number; response?: string; command?: string };
  const aboutMessage = /^(MAIL|RCPT|DATA)\b/.test(command ?? '');
  if (!aboutMessage || responseCode === undefined || responseCode < 500) return undefined;
  return new MailRefused(response ?? String(responseCode), { cause: error });
}
