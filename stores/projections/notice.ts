import type { Knex } from 'knex';
import type { Notice } from '../../domain/notice/notice';
import type { Write } from '../one-statement';

/** Notices with their delivery states, per recipient and channel. */
export const projectNotice = (trx: Knex, notice: Notice): Write[] => [
  trx('notices')
    .insert({
      id: notice.id,
      about: notice.about.stream,
      jurisdiction: notice.jurisdiction,
      moment: notice.moment,
      uscc: notice.recipients.find((recipient) => recipient.uscc)?.uscc ?? null,
      params: JSON.stringify(notice.params),
      recipients: JSON.stringify(notice.recipients),
      deliveries: JSON.stringify(notice.deliveries),
      settled: notice.deliveries.every((delivery) => delivery.state !== 'waiting'),
      requested_at: new Date(notice.requestedAt),
    })
    .onConflict('id')
    .merge(['deliveries', 'settled']),
];
