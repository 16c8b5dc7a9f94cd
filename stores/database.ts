import { knex, type Knex } from 'knex';
import { TypeOverrides } from 'pg';

export interface DatabaseOptions {
  /** Shown in pg_stat_activity. */
  name?: string;
  pool?: { min?: number; max?: number };
  /** Milliseconds a statement may run; 0 for no limit (migrations, rebuild). */
  statementTimeout?: number;
  /** Milliseconds to wait for a connection, so that an absent Postgres becomes a 503 within 2 s. */
  connectionTimeout?: number;
  /** Takes what Knex would print, such as connections that could not be had; by default nobody. */
  warn?: (message: unknown) => void;
}

const DATE = 1082;
const BIGINT = 20;

/** A legal date stays `YYYY-MM-DD` (a Date would move with the process's time zone); a bigint is a number while it is a safe one. */
function typesOfOurs(): Knex.PgCustomTypesConfig {
  const types = new TypeOverrides();
  types.setTypeParser(DATE, (text: string) => text);
  types.setTypeParser(BIGINT, (text: string) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is larger than a number holds`);
    return value;
  });
  return { getTypeParser: (oid, format) => types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text') as unknown };
}

/**
 * Opens a pool on a Postgres URL. `date` comes back as `YYYY-MM-DD`, `bigint` as number, `numeric` as string (quantities
 * are decimals, never floats), `timestamptz` as Date. Sessions run in UTC. Close it with `db.destroy()`.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Knex {
  const connectionTimeout = options.connectionTimeout ?? 1_500;
  const warn = options.warn ?? (() => undefined);
  return knex({
    log: { warn, error: warn, deprecate: warn, debug: warn },
    client: 'pg',
    connection: {
      connectionString: url,
      types: typesOfOurs(),
      application_name: options.name ?? 'onewindow',
      connectionTimeoutMillis: connectionTimeout,
      statement_timeout: options.statementTimeout ?? 10_000,
      options: '-c timezone=UTC',
    },
    pool: { min: options.pool?.min ?? 0, max: options.pool?.max ?? 10 },
    acquireConnectionTimeout: connectionTimeout,
  });
}
