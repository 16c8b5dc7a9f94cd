/** SQLSTATE classes and socket errors that pass by themselves: the world is away, not wrong. */
const AWAY = [/^08/, /^57P/, /^53/, /^ECONN/, /^EPIPE$/, /^ETIMEDOUT$/, /^EHOSTUNREACH$/];
const CONFLICT = [/^40001$/, /^40P01$/, /^55P03$/];

const codeOf = (error: unknown): string => {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : cause ? codeOf(cause) : '';
};

/** Knex and pg raise these without a code when the server cannot be reached. */
const AWAY_MESSAGES =
  /Timeout acquiring a connection|Connection terminated|Client has encountered a connection error|timeout expired|Connection ended unexpectedly/;

/**
 * Whether an error of the database passes by itself: `away` (connection, shutdown, out of resources), `conflict` (serialization, deadlock,
 * lock timeout), or either. Data errors (NUL, too long, constraint) never do.
 */
export function isPassing(error: unknown, kind?: 'away' | 'conflict'): boolean {
  const code = codeOf(error);
  const away = AWAY.some((pattern) => pattern.test(code)) || (error instanceof Error && AWAY_MESSAGES.test(error.message));
  const conflict = CONFLICT.some((pattern) => pattern.test(code));
  return kind === 'away' ? away : kind === 'conflict' ? conflict : away || conflict;
}

export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505';
