import type { Knex } from 'knex';
import type { Actor } from '../../domain/decider';
import type { Delivery, Notice } from '../../domain/notice/notice';
import { afterOf, limitOf, pageOf, type Page, type PageRequest } from './paging';
import { inScope, inSight } from './scope';

export interface NoticeRow {
  id: string;
  /** Stream that it tells of. */
  about: string;
  moment: string;
  jurisdiction: string;
  params: Notice['params'];
  recipients: Notice['recipients'];
  deliveries: Delivery[];
  settled: boolean;
  requestedAt: Date;
}

export interface NoticeFilter {
  /** Stream that the notices tell of. */
  about?: string;
  /** `failed`: a delivery failed for good; `waiting`: one is still to be sent. */
  state?: 'failed' | 'waiting';
}

const COLUMNS = {
  id: 'notices.id',
  about: 'notices.about',
  moment: 'notices.moment',
  jurisdiction: 'notices.jurisdiction',
  params: 'notices.params',
  recipients: 'notices.recipients',
  deliveries: 'notices.deliveries',
  settled: 'notices.settled',
  requestedAt: 'notices.requested_at',
};

/** Notices that a person may see, the newest first. Warnings to officers are not shown to the enterprise. */
export async function listNotices(db: Knex, actor: Actor, filter: NoticeFilter, page: PageRequest): Promise<Page<NoticeRow>> {
  const limit = limitOf(page);
  // Those about one case are part of it; the list of what was not delivered is the bureau's own work.
  const query = (filter.about ? inSight : inScope)(db('notices'), actor, 'notices');
  if (filter.about) query.where('notices.about', filter.about);
  if (filter.state === 'failed') query.whereJsonSupersetOf('notices.deliveries', JSON.stringify([{ state: 'failed' }]));
  if (filter.state === 'waiting') query.where('notices.settled', false);
  const after = afterOf(page, 2);
  if (after) query.whereRaw('(notices.requested_at, notices.id) < (?::timestamptz, ?)', after);
  const rows: NoticeRow[] = await query
    .orderBy([
      { column: 'notices.requested_at', order: 'desc' },
      { column: 'notices.id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select(COLUMNS);
  return pageOf(rows, limit, (row) => [row.requestedAt.toISOString(), row.id]);
}
