import type { Knex } from 'knex';

export const name = '20261125113700-local-holidays';

/** Days that one jurisdiction has off or works beside the State Council's notices, and which jurisdiction a load was for. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('local_holidays', (t) => {
    t.text('jurisdiction').notNullable();
    t.date('date').notNullable();
    t.text('kind').notNullable();
    t.text('name_zh').notNullable();
    t.integer('notice_year').notNullable();
    t.text('notice_ref').notNullable();
    t.timestamp('loaded_at').notNullable().defaultTo(db.fn.now());
    t.primary(['jurisdiction', 'date']);
  });
  await db.schema.alterTable('calendar_loads', (t) => {
    t.text('jurisdiction');
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('calendar_loads', (t) => {
    t.dropColumn('jurisdiction');
  });
  await db.schema.dropTable('local_holidays');
}
