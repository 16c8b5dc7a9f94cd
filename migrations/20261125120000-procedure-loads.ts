import type { Knex } from 'knex';

export const name = '20261125120000-procedure-loads';

/**
 * Versions of procedures that an administrator loaded, as they came: append-only, and no longer the data folder's. Of every
 * version the file as it is written; lists of cases know the version that a case is pinned to.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable('procedure_loads', (t) => {
    t.specificType('position', 'bigint generated always as identity').primary();
    t.text('loaded_by').notNullable().references('users.id');
    t.text('procedure').notNullable();
    t.integer('procedure_version').notNullable();
    t.date('valid_from').notNullable();
    t.text('json').notNullable();
    t.integer('version').notNullable();
    t.timestamp('recorded_at').notNullable().defaultTo(db.fn.now());
    t.unique(['procedure', 'procedure_version']);
  });
  await db.raw(
    'create trigger procedure_loads_append_only before update or delete on procedure_loads for each row execute function refuse_change()',
  );
  await db.raw('create trigger procedure_loads_no_truncate before truncate on procedure_loads execute function refuse_change()');

  await db.schema.alterTable('procedures', (t) => {
    t.text('file');
  });
  await db.schema.alterTable('cases', (t) => {
    t.integer('procedure_version').notNullable().defaultTo(1);
  });
  await db.raw(`
    update cases set procedure_version = (streams.state #>> '{procedure,version}')::int
    from streams where streams.id = cases.id and streams.kind = 'joint-case'`);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.alterTable('cases', (t) => {
    t.dropColumn('procedure_version');
  });
  await db.schema.alterTable('procedures', (t) => {
    t.dropColumn('file');
  });
  await db.schema.dropTable('procedure_loads');
}
