import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { endOfDay, localDate } from '../../domain/calendar/dates';
import { openDatabase } from '../../stores/database';
import { published } from './servers';

const HALF_HOUR_MS = 30 * 60_000;

export interface TestDatabase {
  db: Knex;
  url: string;
  /** Closes the pool and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** A database of its own for a test file: all migrations, the reference data, a clock marked `test`. About 100 ms. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer((admin) => admin.raw('create database ?? template ?? strategy file_copy', [name, published('template')]));
  const address = new URL(published('postgres'));
  address.pathname = `/${name}`;
  const url = address.toString();
  const db = openDatabase(url, { name: 'test', connectionTimeout: 10_000, pool: { max: 20 } });
  await passMidnight(db);
  return {
    db,
    url,
    async drop() {
      await db.destroy();
      await administer((admin) => admin.raw('drop database if exists ?? with (force)', [name]));
    },
  };
}

/** A test file that begins in the last half hour of a day (Asia/Shanghai) begins on the next instead: none sees midnight pass. */
async function passMidnight(db: Knex): Promise<void> {
  const now = Date.now();
  const left = endOfDay(localDate(now)) - now;
  if (left < HALF_HOUR_MS) await db('business_clock').update({ offset_ms: left + 60_000 });
}

async function administer(act: (admin: Knex) => Promise<unknown>): Promise<void> {
  const admin = openDatabase(published('postgres'), { pool: { max: 1 }, statementTimeout: 60_000, connectionTimeout: 20_000 });
  try {
    await act(admin);
  } finally {
    await admin.destroy();
  }
}
