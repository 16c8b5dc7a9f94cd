import type { Knex } from 'knex';

/** Contents of sections by their name, from a case's section hashes. */
export async function readSections(db: Knex, hashes: Record<string, string>): Promise<Record<string, unknown>> {
  const rows = await db('sections')
    .whereIn('hash', Object.values(hashes))
    .select<{ hash: string; content: unknown }[]>('hash', 'content');
  const contents = new Map(rows.map(({ hash, content }) => [hash, content]));
  return Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [name, contents.get(hash)]));
}
