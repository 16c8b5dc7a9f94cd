import type { Knex } from 'knex';
import type { Actor } from '../../domain/decider';
import { READ_DISTRICTS } from '../../domain/joint-case/roles';

/**
 * Rows that are a person's own: officers their own jurisdiction, an enterprise its own unit, an administrator nothing.
 * The table has the columns `jurisdiction` and `uscc`.
 */
export function inScope<Query extends Knex.QueryBuilder>(query: Query, actor: Actor, table: string): Query {
  if (actor.role === 'enterprise') return query.where(`${table}.uscc`, actor.uscc ?? '') as Query;
  if (actor.role === undefined || actor.role === 'admin') return query.whereRaw('false') as Query;
  return query.where(`${table}.jurisdiction`, actor.jurisdiction ?? '') as Query;
}

/** Rows that a person may read: beside their own, for some roles of a city's bureau, those of its district bureaus. */
export function inSight<Query extends Knex.QueryBuilder>(query: Query, actor: Actor, table: string): Query {
  if (!actor.role || !READ_DISTRICTS.includes(actor.role)) return inScope(query, actor, table);
  const own = actor.jurisdiction ?? '';
  return query.whereRaw(
    `(${table}.jurisdiction = ? or ${table}.jurisdiction in (select code from jurisdictions where parent = ?))`,
    [own, own],
  ) as Query;
}

/** A text looked for inside columns; the pattern's own signs are taken literally. */
export function holding<Query extends Knex.QueryBuilder>(query: Query, text: string, columns: string[]): Query {
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return query.where((either) => columns.forEach((column) => void either.orWhereILike(column, pattern))) as Query;
}
