import type { Knex } from 'knex';
import * as first from './20261122000000-first';
import * as calendarLoads from './20261122120000-calendar-loads';
import * as deadlineOverrides from './20261125090000-deadline-overrides';
import * as licenceVersions from './20261125100000-licence-versions';
import * as publicity from './20261125110000-publicity';
import * as localHolidays from './20261125113700-local-holidays';
import * as procedureLoads from './20261125120000-procedure-loads';
import * as changeAssessments from './20261125140000-change-assessments';
import * as changeTasks from './20261125150000-change-tasks';

interface Migration {
  name: string;
  up(db: Knex): Promise<void>;
  down(db: Knex): Promise<void>;
}

const migrations: Migration[] = [
  first,
  calendarLoads,
  deadlineOverrides,
  licenceVersions,
  publicity,
  localHolidays,
  procedureLoads,
  changeAssessments,
  changeTasks,
];

/** All migrations in order, named without a file extension so that sources and build are the same to Knex. */
export const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: async () => migrations,
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => migration,
};
