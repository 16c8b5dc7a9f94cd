import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser, type AddressObject } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { FaultSwitch } from './faults';
import type { Outbox } from './outbox';

class SmtpAnswer extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** Takes every mail and keeps it; sends nothing on. The 250 means: on disk. */
export function createSmtpCatcher(outbox: Outbox, faults: FaultSwitch): SMTPServer {
  /** Session → fault that hits the message being sent in it. */
  const hit = new Map<string, ReturnType<FaultSwitch['nextSmtp']>>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    banner: 'OneWindow catcher: keeps all, sends nothing',
    size: 10 * 1024 * 1024,
    logger: false,
    onRcptTo(_address, session, done) {
      const fault = faults.nextSmtp();
      hit.set(session.id, fault);
      if (fault === '421') return done(new SmtpAnswer(421, '4.3.2 Try again later (fault switch)'));
      if (fault === '550') return done(new SmtpAnswer(550, '5.1.1 No such mailbox (fault switch)'));
      done();
    },
    onData(stream, session, done) {
      void (async () => {
        try {
          const id = await take(stream, session, outbox);
          const fault = hit.get(session.id);
          if (fault === 'slow') await sleep(faults.delayMs());
          if (fault === 'drop-after-250') return cut(server, session);
          done(null, `2.0.0 Taken as ${id}`);
        } catch (error) {
          done(new SmtpAnswer(451, `4.3.0 ${(error as Error).message.split('\n', 1)[0]}`));
        }
      })();
    },
    onClose: (session) => void hit.delete(session.id),
  });
  // A connection that breaks off is an everyday event for a mail server, not a reason to end.
  server.on('error', () => undefined);
  return server;
}

async function take(stream: SMTPServerDataStream, session: SMTPServerSession, outbox: Outbox): Promise<string> {
  const mail = await simpleParser(stream, { skipImageLinks: true });
  if (stream.sizeExceeded) throw new Error('Message too large');
  const caught = await outbox.add({
    channel: 'mail',
    to: session.envelope.rcptTo.map(({ address }) => address),
    from: mail.from?.text ?? addressOf(session.envelope.mailFrom),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    messageId: (mail.messageId ?? '').replace(/^<|>$/g, ''),
  });
  return caught.id;
}

const addressOf = (from: SMTPServerSession['envelope']['mailFrom'] | AddressObject): string =>
  from && 'address' in from ? from.address : '';

function cut(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
}
