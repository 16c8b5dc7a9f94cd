import type { Knex } from 'knex';
import type { MailPort } from '../adapters/mail/mail';
import type { SmsPort } from '../adapters/sms/sms';
import type { StreamRef } from '../domain/decider';
import type { Delivery, Notice } from '../domain/notice/notice';
import { Refused } from '../domain/refused';
import type { NoticeRenderer } from '../templates/notices';
import { effect } from './effect';

export interface NoticeDeps {
  db: Knex;
  mail: MailPort;
  sms: SmsPort;
  notices: NoticeRenderer;
}

interface Outgoing {
  notice: Notice;
  delivery: Delivery;
  recipient: Notice['recipients'][number];
}

/** Messages to people. The identity of a message is its notice and delivery, so one sent again is recognisable as the same. */
export const createNoticeActivities = ({ db, mail, sms, notices }: NoticeDeps) => {
  const outgoing = async (stream: StreamRef, id: string): Promise<Outgoing> => {
    const row = await db<{ id: string; state: Notice }>('streams').where({ id: stream.id }).first('state');
    const notice = row?.state;
    const delivery = notice?.deliveries.find((candidate) => candidate.id === id);
    const recipient = delivery && notice?.recipients[delivery.recipient];
    if (!notice || !delivery || !recipient) throw new Refused('not-found');
    return { notice, delivery, recipient };
  };
  const identity = ({ notice, delivery }: Outgoing): string => `${notice.id}.${delivery.id.replace('/', '.')}`;

  return {
    /** Sends one mail and returns the server's answer. Repeated after a crash between 250 and its record: same Message-ID. */
    sendMail: (stream: StreamRef, delivery: string): Promise<string> =>
      effect(async () => {
        const out = await outgoing(stream, delivery);
        const content = notices.renderMail(out.notice.moment, out.recipient.locale, out.notice.params);
        const { answer } = await mail.send({
          messageId: `${identity(out)}@onewindow`,
          to: { name: out.recipient.name, address: out.recipient.email! },
          ...content,
        });
        return answer;
      }),

    /** Sends one text and returns the gateway's id; the gateway drops a repeat by its id. */
    sendSms: (stream: StreamRef, delivery: string): Promise<string> =>
      effect(async () => {
        const out = await outgoing(stream, delivery);
        const text = notices.renderSms(out.notice.moment, out.recipient.locale, out.notice.params);
        const { answer } = await sms.send({ id: identity(out), to: out.recipient.phone!, text });
        return answer;
      }),
  };
};
