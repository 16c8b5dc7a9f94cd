import type { Knex } from 'knex';
import { migrationSource } from '../migrations';

/** What the database may be used for: only `demo` and `test` databases have a business clock that can be moved. */
export type DatabaseMark = 'production' | 'demo' | 'test';

/** Brings the schema up to date; says which migrations ran. */
export async function migrate(db: Knex): Promise<string[]> {
  const [, names] = (await db.migrate.latest({ migrationSource })) as [number, string[]];
  return names;
}

/** Marks a database; a mark once given to a database in use is never taken back to make its clock movable. */
export async function markDatabase(db: Knex, mark: DatabaseMark): Promise<void> {
  await db('business_clock').update({ mark });
}
