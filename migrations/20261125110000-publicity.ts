import type { Knex } from 'knex';

export const name = '20261125110000-publicity';

/** Notices that anybody may read (公示): a read model of joint cases, rebuilt from their events. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('publicity', (t) => {
    t.text('id').primary();
    t.text('case_id').notNullable().index();
    t.text('branch').notNullable();
    t.integer('round').notNullable();
    t.text('jurisdiction').notNullable();
    t.text('title_zh').notNullable();
    t.text('title_en').notNullable();
    t.text('unit_name').notNullable();
    t.text('project_name').notNullable();
    t.text('division').notNullable();
    t.specificType('items', 'jsonb').notNullable();
    t.text('rule').notNullable();
    t.date('from').notNullable();
    t.date('to').notNullable();
    t.timestamp('published_at').notNullable();
    t.boolean('ended').notNullable();
    t.integer('opinions').notNullable();
    t.index(['to', 'id']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('publicity');
}
