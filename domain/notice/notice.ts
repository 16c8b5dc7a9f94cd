import type { Instant } from '../decider';

export type Channel = 'mail' | 'sms';

/** A notice to people outside or inside: a stream of its own, never lost, at most one duplicate under the same Message-ID. */
export interface Notice {
  id: string;
  /** Stream it tells of, and its kind's moment of data: `N03` (docs/glossary.md, sms-and-mail). */
  about: { stream: string; kind: 'joint-case' | 'licence' };
  moment: string;
  jurisdiction: string;
  /** Values of the template; plain strings and numbers, dates as YYYY-MM-DD. */
  params: Record<string, string | number>;
  recipients: { name: string; email?: string; phone?: string; locale: 'zh-CN' | 'en'; uscc?: string }[];
  deliveries: Delivery[];
  requestedAt: Instant;
}

export interface Delivery {
  /** recipient index and channel: `0/mail` */
  id: string;
  recipient: number;
  channel: Channel;
  state: 'waiting' | 'sent' | 'failed';
  /** The server's answer: SMTP `250 …` or the gateway's id; or the reason of the failure. */
  answer?: string;
  at?: Instant;
  tries: number;
}

export type NoticeCommand =
  | {
      type: 'RequestNotice';
      id: string;
      about: Notice['about'];
      moment: string;
      jurisdiction: string;
      params: Notice['params'];
      recipients: Notice['recipients'];
      channels: Channel[];
    }
  | { type: 'SendMail'; task: string; answer: string }
  | { type: 'SendSms'; task: string; answer: string }
  | { type: 'FailTask'; task: string; reason: string }
  | { type: 'RetryTask'; task: string };

export type NoticeEvent = { at: Instant } & (
  | ({ type: 'NoticeRequested' } & Omit<Notice, 'deliveries' | 'requestedAt'> & { channels: Channel[] })
  | { type: 'DeliverySent'; delivery: string; answer: string }
  | { type: 'DeliveryFailed'; delivery: string; reason: string }
  | { type: 'DeliveryRetried'; delivery: string }
);
