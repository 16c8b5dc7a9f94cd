import type { Knex } from 'knex';

/** States of a page of streams, by id, as they were last written. */
export async function statesOf(db: Knex, ids: readonly string[]): Promise<Map<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await db('streams').whereIn('id', ids).select<{ id: string; state: unknown }[]>('id', 'state');
  return new Map(rows.map(({ id, state }) => [id, state]));
}
