import type { Knex } from 'knex';

export const name = '20261125090000-deadline-overrides';

/** Local texts that say how a jurisdiction counts a statutory term (data/deadline-overrides.json). */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('deadline_overrides', (t) => {
    t.text('jurisdiction').notNullable();
    t.text('rule').notNullable();
    t.text('procedure').notNullable();
    t.date('valid_from').notNullable();
    t.jsonb('override').notNullable();
    t.timestamp('loaded_at').notNullable().defaultTo(db.fn.now());
    t.primary(['jurisdiction', 'rule', 'procedure', 'valid_from']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('deadline_overrides');
}
