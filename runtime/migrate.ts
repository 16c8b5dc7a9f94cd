import { join } from 'node:path';
import type { Knex } from 'knex';
import { migrationSource } from '../migrations';
import { loadReference } from '../stores/reference/load';
import { projectRoot } from './config';

/** What the database may be used for: only `demo` and `test` databases have a business clock that can be moved. */
export type DatabaseMark = 'production' | 'demo' | 'test';

export interface BroughtUp {
  /** Names of the migrations that ran. */
  migrations: string[];
  /** Rows of reference data that were added, changed or removed. */
  referenceChanges: number;
}

/** Brings the schema and the reference data (law, calendars, procedures, authorities) up to this version of the project. */
export async function bringUpToDate(db: Knex): Promise<BroughtUp> {
  const [, migrations] = (await db.migrate.latest({ migrationSource })) as [number, string[]];
  const { changes } = await loadReference(db, join(projectRoot(), 'data'));
  return { migrations, referenceChanges: changes };
}

/** Says what a database is for. Only databases that the embedded default or a test has made are ever given another mark. */
export async function markDatabase(db: Knex, mark: DatabaseMark): Promise<void> {
  await db('business_clock').whereNot({ mark }).update({ mark });
}

/** Whether every migration of this version is in the database. */
export async function isMigrated(db: Knex): Promise<boolean> {
  const [, pending] = (await db.migrate.list({ migrationSource })) as [unknown[], unknown[]];
  return pending.length === 0;
}
