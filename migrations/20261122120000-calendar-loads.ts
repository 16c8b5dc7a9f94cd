import type { Knex } from 'knex';

export const name = '20261122120000-calendar-loads';

/** Holiday notices that an administrator loaded: who, what, and what it moved. Their years are no longer the data folder's. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('calendar_loads', (t) => {
    t.specificType('position', 'bigint generated always as identity').primary();
    t.text('loaded_by').notNullable().references('users.id');
    t.specificType('years', 'integer[]').notNullable();
    t.text('csv').notNullable();
    t.integer('version').notNullable();
    t.integer('open_cases').notNullable();
    t.integer('moved_cases').notNullable();
    t.integer('moved_dates').notNullable();
    t.integer('told').notNullable();
    t.timestamp('recorded_at').notNullable().defaultTo(db.fn.now());
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('calendar_loads');
}
