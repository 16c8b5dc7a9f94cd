import type { Knex } from 'knex';
import type { StreamKind, StreamRef } from '../domain/decider';

/** Any number that no other use of advisory locks in this database has. */
const LOCK = 7_301_001;
/** A workflow's own timer and the telling after a commit come first; the sweep is for what both missed. */
export const GRACE_MS = 60_000;

export interface SweepOptions {
  graceMs?: number;
  limit?: number;
}

/**
 * Streams whose process is more than a minute late, oldest first, each with a backoff that doubles from 30 s to an hour while
 * telling does not help. One worker sweeps at a time (advisory lock); the others get nothing. `told` waits for each to be told.
 */
export async function sweepOverdue(
  db: Knex,
  wake: (stream: StreamRef) => Promise<void>,
  { graceMs = GRACE_MS, limit = 500 }: SweepOptions = {},
): Promise<number> {
  const overdue = await db.transaction(async (trx) => {
    const { rows: locks } = await trx.raw<{ rows: { locked: boolean }[] }>('select pg_try_advisory_xact_lock(?) as locked', [
      LOCK,
    ]);
    if (!locks[0]!.locked) return [];
    const { rows } = await trx.raw<{ rows: { id: string; kind: StreamKind }[] }>(
      `update streams s set told_at = now(), tellings = s.tellings + 1
       where s.id in (
         select id from streams, business_clock c
         where process_due is not null and quarantined is null
           and process_due < now() + c.offset_ms * interval '1 ms' - ? * interval '1 ms'
           and (told_at is null or told_at < now() - least(30 * power(2, least(tellings, 7)), 3600) * interval '1 s')
         order by process_due limit ?)
       returning s.id, s.kind`,
      [graceMs, limit],
    );
    return rows;
  });
  for (const stream of overdue) await wake({ id: stream.id, kind: stream.kind });
  return overdue.length;
}
