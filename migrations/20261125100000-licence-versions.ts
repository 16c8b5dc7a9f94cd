import type { Knex } from 'knex';

export const name = '20261125100000-licence-versions';

/** Cases that start from a licence, and the versions that it has had. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('cases', (t) => {
    t.text('licence').index();
  });
  await db.schema.alterTable('licences', (t) => {
    t.integer('version').notNullable().defaultTo(1);
    t.text('amends');
    t.jsonb('application');
  });
  // Replaced versions: their codes are printed on certificates that people still hold.
  await db.schema.createTable('licence_versions', (t) => {
    t.text('licence').notNullable();
    t.integer('version').notNullable();
    t.text('case_id').notNullable();
    t.text('kind').notNullable();
    t.text('amends');
    t.timestamp('issued_at').notNullable();
    t.date('valid_from').notNullable();
    t.date('valid_to');
    t.date('replaced_on').notNullable();
    t.text('verify_code').notNullable().unique();
    t.text('content_hash').notNullable();
    t.text('file').notNullable();
    t.primary(['licence', 'version']);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable('licence_versions');
  await db.schema.alterTable('licences', (t) => {
    t.dropColumns('version', 'amends', 'application');
  });
  await db.schema.alterTable('cases', (t) => {
    t.dropColumn('licence');
  });
}
