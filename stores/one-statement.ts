import type { Knex } from 'knex';

export type Write = Knex.QueryBuilder;

/**
 * Runs several writes as one statement (data-modifying CTEs), so that a step costs one round trip however many tables it
 * touches. The writes may not touch the same row twice: all of them see the database as it was before.
 */
export async function inOneStatement(trx: Knex, writes: Write[]): Promise<void> {
  if (writes.length === 0) return;
  const statement = writes.reduce((query, write, i) => query.with(`w${i}`, write), trx.queryBuilder());
  await statement.select(trx.raw('1'));
}
