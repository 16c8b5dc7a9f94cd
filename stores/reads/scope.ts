import type { Knex } from 'knex';
import type { Actor } from '../../domain/decider';

/**
 * Rows a person may see in lists: officers their own jurisdiction, an enterprise its own unit, an administrator nothing.
 * The table has the columns `jurisdiction` and `uscc`.
 */
export function inScope<Query extends Knex.QueryBuilder>(query: Query, actor: Actor, table: string): Query {
  if (actor.role === 'enterprise') return query.where(`${table}.uscc`, actor.uscc ?? '') as Query;
  if (actor.role === undefined || actor.role === 'admin') return query.whereRaw('false') as Query;
  return query.where(`${table}.jurisdiction`, actor.jurisdiction ?? '') as Query;
}

/** A text looked for inside columns; the pattern's own signs are taken literally. */
export function holding<Query extends Knex.QueryBuilder>(query: Query, text: string, columns: string[]): Query {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return query.where((either) => columns.forEach((column) => void either.orWhereILike(column, pattern))) as Query;
}
