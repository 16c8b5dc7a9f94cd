import type { Knex } from 'knex';

export const name = '20261122000000-first';

export async function up(db: Knex): Promise<void> {
  // Who and where.
  await db.schema.createTable('jurisdictions', (t) => {
    t.text('code').primary();
    t.text('name_zh').notNullable();
    t.text('name_en').notNullable();
    t.text('short_name').notNullable();
    t.text('level').notNullable();
    t.text('parent').references('jurisdictions.code');
    t.text('sms_sign').notNullable();
    t.text('phone').notNullable();
    t.text('reconsideration_body').notNullable();
    t.text('court').notNullable();
  });
  await db.schema.createTable('departments', (t) => {
    t.text('jurisdiction').notNullable().references('jurisdictions.code');
    t.text('kind').notNullable();
    t.text('name_zh').notNullable();
    t.text('name_en').notNullable();
    t.primary(['jurisdiction', 'kind']);
  });
  await db.schema.createTable('users', (t) => {
    t.text('id').primary();
    t.text('login').notNullable().unique();
    t.text('name').notNullable();
    t.text('role').notNullable();
    t.text('department');
    t.text('jurisdiction').references('jurisdictions.code');
    t.text('uscc');
    t.text('email');
    t.text('phone');
    t.text('locale').notNullable().defaultTo('zh-CN');
    t.text('password_hash').notNullable();
    t.boolean('demo').notNullable().defaultTo(false);
    t.boolean('active').notNullable().defaultTo(true);
    t.timestamp('created_at').notNullable().defaultTo(db.fn.now());
  });
  await db.schema.createTable('sessions', (t) => {
    t.text('sid').primary();
    t.jsonb('sess').notNullable();
    t.timestamp('expire', { precision: 6 }).notNullable().index();
  });

  // The truth: streams of events.
  await db.schema.createTable('streams', (t) => {
    t.text('id').primary();
    t.text('kind').notNullable();
    t.text('jurisdiction').notNullable();
    t.integer('seq').notNullable();
    t.jsonb('state').notNullable();
    t.integer('state_version').notNullable();
    t.text('head_hash').notNullable();
    t.timestamp('process_due');
    t.boolean('closed').notNullable().defaultTo(false);
    t.text('quarantined');
    t.timestamp('told_at');
    t.integer('tellings').notNullable().defaultTo(0);
  });
  await db.raw('create index streams_process_due on streams (process_due) where process_due is not null and quarantined is null');
  await db.schema.createTable('events', (t) => {
    t.specificType('position', 'bigint generated always as identity').primary();
    t.text('stream').notNullable();
    t.integer('seq').notNullable();
    t.text('type').notNullable();
    t.jsonb('data').notNullable();
    t.timestamp('at').notNullable();
    t.timestamp('recorded_at').notNullable();
    t.jsonb('actor').notNullable();
    t.text('update_id').notNullable();
    t.text('prev_hash').notNullable();
    t.text('hash').notNullable();
    t.unique(['stream', 'seq']);
  });
  await db.raw(`
    create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`);
  for (const table of ['events']) {
    await db.raw(
      `create trigger ${table}_append_only before update or delete on ${table} for each row execute function refuse_change()`,
    );
    await db.raw(`create trigger ${table}_no_truncate before truncate on ${table} execute function refuse_change()`);
  }
  await db.schema.createTable('receipts', (t) => {
    t.text('update_id').primary();
    t.text('actor_id').notNullable();
    t.text('command_hash').notNullable();
    t.text('stream').notNullable().index();
    t.integer('from_seq').notNullable();
    t.integer('to_seq').notNullable();
    t.jsonb('answer').notNullable();
    t.timestamp('recorded_at').notNullable();
  });
  await db.schema.createTable('number_series', (t) => {
    t.text('series').notNullable();
    t.integer('year').notNullable();
    t.integer('last').notNullable();
    t.primary(['series', 'year']);
  });
  await db.schema.createTable('numbers', (t) => {
    t.text('series').notNullable();
    t.integer('year').notNullable();
    t.integer('no').notNullable();
    t.text('stream').notNullable();
    t.text('subject').notNullable();
    t.boolean('voided').notNullable().defaultTo(false);
    t.primary(['series', 'year', 'no']);
  });

  // Content: applications, files, drafts.
  await db.schema.createTable('sections', (t) => {
    t.text('hash').primary();
    t.jsonb('content').notNullable();
  });
  await db.schema.createTable('files', (t) => {
    t.text('hash').primary();
    t.integer('bytes').notNullable();
    t.text('mime').notNullable();
    t.timestamp('recorded_at').notNullable().defaultTo(db.fn.now());
  });
  await db.schema.createTable('uploads', (t) => {
    t.text('id').primary();
    t.text('file').notNullable().references('files.hash');
    t.text('name').notNullable();
    t.text('owner').notNullable().references('users.id');
    t.text('stream').index();
    t.timestamp('recorded_at').notNullable().defaultTo(db.fn.now());
  });
  await db.schema.createTable('drafts', (t) => {
    t.text('id').primary();
    t.text('owner').notNullable().references('users.id').index();
    t.text('jurisdiction').notNullable();
    t.jsonb('content').notNullable();
    t.timestamp('updated_at').notNullable().defaultTo(db.fn.now());
  });

  // Read models: rebuilt from the events by `npm run rebuild`.
  await db.schema.createTable('cases', (t) => {
    t.text('id').primary();
    t.text('number').notNullable();
    t.text('jurisdiction').notNullable();
    t.text('unit_name').notNullable();
    t.text('uscc').notNullable().index();
    t.text('project_name').notNullable();
    t.text('procedure').notNullable();
    t.text('stage').notNullable();
    t.specificType('items', 'jsonb').notNullable();
    t.date('next_due');
    t.text('next_due_subject');
    t.boolean('provisional').notNullable().defaultTo(false);
    t.timestamp('submitted_at').notNullable();
    t.boolean('closed').notNullable().defaultTo(false);
    t.index(['jurisdiction', 'closed', 'next_due', 'id']);
    t.index(['jurisdiction', 'submitted_at', 'id']);
  });
  await db.schema.createTable('tasks', (t) => {
    t.text('stream').notNullable();
    t.text('id').notNullable();
    t.text('kind').notNullable();
    t.text('jurisdiction').notNullable();
    t.text('role').notNullable();
    t.text('department');
    t.text('person');
    t.text('subject');
    t.date('due');
    t.timestamp('since').notNullable();
    t.primary(['stream', 'id']);
    t.index(['jurisdiction', 'role', 'department', 'due', 'stream', 'id']);
    t.index(['person', 'due']);
  });
  await db.schema.createTable('notices', (t) => {
    t.text('id').primary();
    t.text('about').notNullable().index();
    t.text('jurisdiction').notNullable();
    t.text('moment').notNullable();
    t.text('uscc').index();
    t.jsonb('params').notNullable();
    t.jsonb('recipients').notNullable();
    t.jsonb('deliveries').notNullable();
    t.boolean('settled').notNullable().defaultTo(false);
    t.timestamp('requested_at').notNullable();
  });
  await db.raw('create index notices_unsettled on notices (requested_at) where not settled');
  await db.schema.createTable('licences', (t) => {
    t.text('id').primary();
    t.text('case_id').notNullable().index();
    t.text('kind').notNullable();
    t.text('number').notNullable();
    t.text('jurisdiction').notNullable();
    t.text('unit_name').notNullable();
    t.text('uscc').notNullable().index();
    t.text('project_name').notNullable();
    t.text('state').notNullable();
    t.date('valid_from').notNullable();
    t.date('valid_to');
    t.date('renew_by');
    t.timestamp('issued_at').notNullable();
    t.text('verify_code').notNullable().unique();
    t.text('content_hash').notNullable();
    t.text('file').notNullable();
    t.index(['jurisdiction', 'issued_at', 'id']);
  });
  await db.schema.createTable('documents', (t) => {
    t.text('stream').notNullable();
    t.text('id').notNullable();
    t.text('kind').notNullable();
    t.text('number').notNullable();
    t.text('template').notNullable();
    t.text('file').notNullable();
    t.text('content_hash').notNullable();
    t.integer('bytes').notNullable();
    t.timestamp('produced_at').notNullable();
    t.primary(['stream', 'id']);
  });
  await db.schema.createTable('verifications', (t) => {
    t.specificType('position', 'bigint generated always as identity').primary();
    t.text('code').notNullable().index();
    t.text('found');
    t.timestamp('recorded_at').notNullable().defaultTo(db.fn.now());
  });

  // The law and the settings as data, versioned.
  await db.schema.createTable('reference_version', (t) => {
    t.boolean('only').primary().defaultTo(true).checkIn(['true']);
    t.integer('version').notNullable();
  });
  await db('reference_version').insert({ version: 1 });
  await db.schema.createTable('deadline_rules', (t) => {
    t.text('id').notNullable();
    t.date('valid_from').notNullable();
    t.jsonb('rule').notNullable();
    t.text('source_ref').notNullable();
    t.timestamp('loaded_at').notNullable().defaultTo(db.fn.now());
    t.primary(['id', 'valid_from']);
  });
  await db.schema.createTable('holidays', (t) => {
    t.date('date').primary();
    t.text('kind').notNullable();
    t.text('name_zh').notNullable();
    t.integer('notice_year').notNullable();
    t.text('notice_ref').notNullable();
    t.timestamp('loaded_at').notNullable().defaultTo(db.fn.now());
  });
  await db.schema.createTable('procedures', (t) => {
    t.text('id').notNullable();
    t.integer('version').notNullable();
    t.date('valid_from').notNullable();
    t.jsonb('procedure').notNullable();
    t.timestamp('loaded_at').notNullable().defaultTo(db.fn.now());
    t.primary(['id', 'version']);
  });

  // The business clock: an offset that only a database marked `demo` or `test` may have.
  await db.schema.createTable('business_clock', (t) => {
    t.boolean('only').primary().defaultTo(true).checkIn(['true']);
    t.text('mark').notNullable().defaultTo('production');
    t.bigInteger('offset_ms').notNullable().defaultTo(0);
  });
  await db('business_clock').insert({ mark: 'production' });
  await db.raw(`
    create function guard_business_clock() returns trigger language plpgsql as $$
    begin
      if new.mark = 'production' and new.offset_ms <> 0 then raise exception 'a production clock does not move'; end if;
      if new.offset_ms < old.offset_ms then raise exception 'the business clock moves forward only'; end if;
      return new;
    end $$`);
  await db.raw(
    'create trigger business_clock_guard before update on business_clock for each row execute function guard_business_clock()',
  );
  await db.schema.createTable('clock_moves', (t) => {
    t.specificType('position', 'bigint generated always as identity').primary();
    t.text('moved_by').notNullable();
    t.bigInteger('from_offset_ms').notNullable();
    t.bigInteger('to_offset_ms').notNullable();
    t.timestamp('recorded_at').notNullable().defaultTo(db.fn.now());
  });
}

export async function down(db: Knex): Promise<void> {
  for (const table of [
    'clock_moves',
    'business_clock',
    'procedures',
    'holidays',
    'deadline_rules',
    'reference_version',
    'verifications',
    'documents',
    'licences',
    'notices',
    'tasks',
    'cases',
    'drafts',
    'uploads',
    'files',
    'sections',
    'numbers',
    'number_series',
    'receipts',
    'events',
    'streams',
    'sessions',
    'users',
    'departments',
    'jurisdictions',
  ]) {
    await db.schema.dropTable(table);
  }
  await db.raw('drop function refuse_change, guard_business_clock');
}
