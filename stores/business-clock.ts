import type { Knex } from 'knex';
import type { Actor, Instant, StreamKind, StreamRef } from '../domain/decider';
import { Refused } from '../domain/refused';

const DAY_MS = 24 * 3600 * 1000;
const MOST_DAYS = 3660;

export interface BusinessClock {
  now: () => Promise<Instant>;
  /** `demo` and `test` databases may move their clock; `production` never. */
  mark: () => Promise<'production' | 'demo' | 'test'>;
  /** Moves the clock forward by whole days, keeps who did it, and tells the streams whose moment has come. Returns the new moment and how many were told. */
  move: (days: number, actor: Actor) => Promise<{ now: Instant; told: number }>;
}

interface Row {
  mark: 'production' | 'demo' | 'test';
  offset_ms: number;
}

/** Wall time plus an offset that moves forward only, and only in a database created with a demo or test mark. */
export function createBusinessClock(db: Knex, tell: (streams: StreamRef[]) => void): BusinessClock {
  const row = async (trx: Knex = db): Promise<Row> => (await trx<Row>('business_clock').first())!;
  return {
    now: async () => Date.now() + Number((await row()).offset_ms),
    mark: async () => (await row()).mark,
    async move(days, actor) {
      if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) throw new Refused('clock-days', { most: MOST_DAYS }, '/days');
      const moved = await db.transaction(async (trx) => {
        const before = (await trx<Row>('business_clock').forUpdate().first())!;
        if (before.mark === 'production') throw new Refused('clock-production');
        const from = Number(before.offset_ms);
        const to = from + days * DAY_MS;
        await trx('business_clock').update({ offset_ms: to });
        await trx('clock_moves').insert({ moved_by: actor.id, from_offset_ms: from, to_offset_ms: to });
        return to;
      });
      const now = Date.now() + moved;
      const come = await db<{ id: string; kind: StreamKind }>('streams')
        .select('id', 'kind')
        .whereNull('quarantined')
        .where('process_due', '<=', new Date(now))
        .orderBy('process_due');
      tell(come);
      return { now, told: come.length };
    },
  };
}

/** Anywhere but in a marked database a moved clock stops the process at its start. */
export async function assertHonestClock(db: Knex): Promise<void> {
  const { mark, offset_ms: offset } = (await db<Row>('business_clock').first())!;
  if (mark === 'production' && Number(offset) !== 0)
    throw new Error('The business clock of a production database has been moved; refusing to start.');
}
