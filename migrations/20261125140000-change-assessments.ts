import type { Knex } from 'knex';

export const name = '20261125140000-change-assessments';

const TABLES = ['change_assessments', 'change_confirmations', 'change_starts'];

/** What a unit said of a change, what officers confirmed of it, and which applications were started from it: written once each. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('change_assessments', (t) => {
    t.text('id').primary();
    t.text('jurisdiction').notNullable().references('jurisdictions.code');
    t.text('unit_name').notNullable();
    t.text('uscc').notNullable().index();
    t.jsonb('change').notNullable();
    t.jsonb('verdicts').notNullable();
    t.jsonb('assessed_by').notNullable();
    t.timestamp('assessed_at').notNullable();
    t.text('content_hash').notNullable();
    t.timestamp('recorded_at').notNullable().defaultTo(db.fn.now());
    t.index(['jurisdiction', 'assessed_at', 'id']);
  });
  await db.schema.createTable('change_confirmations', (t) => {
    t.text('assessment').notNullable().references('change_assessments.id');
    t.text('item').notNullable();
    t.jsonb('proposed').notNullable();
    t.text('class').notNullable();
    t.text('reason');
    t.jsonb('confirmed_by').notNullable();
    t.timestamp('confirmed_at').notNullable();
    t.primary(['assessment', 'item']);
  });
  await db.schema.createTable('change_starts', (t) => {
    t.text('assessment').notNullable().references('change_assessments.id');
    t.text('procedure').notNullable();
    t.text('draft').notNullable();
    t.text('started_by').notNullable().references('users.id');
    t.timestamp('recorded_at').notNullable().defaultTo(db.fn.now());
    t.primary(['assessment', 'procedure', 'started_by']);
  });
  for (const table of TABLES) {
    await db.raw(
      `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
    );
    await db.raw(`create trigger ${table}_no_truncate before truncate on ${table} execute function refuse_change()`);
  }
}

export async function down(db: Knex): Promise<void> {
  for (const table of TABLES.toReversed()) await db.schema.dropTable(table);
}
