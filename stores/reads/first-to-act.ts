import type { Knex } from 'knex';

/** The last act of another person on a stream: what stood when this one came too late. */
export async function firstToAct(
  db: Knex,
  stream: string,
  otherThan: string,
): Promise<{ name: string; at: number; event: string } | undefined> {
  const row = await db('events')
    .where({ stream })
    .whereRaw(`actor ->> 'kind' = 'person' and actor ->> 'id' <> ?`, [otherThan])
    .orderBy('seq', 'desc')
    .first<{ type: string; at: Date; actor: { name: string } } | undefined>('type', 'at', 'actor');
  return row && { name: row.actor.name, at: row.at.getTime(), event: row.type };
}
