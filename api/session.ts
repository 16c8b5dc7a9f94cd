import session from 'express-session';
import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import type { Knex } from 'knex';
import { ACCOUNT_COLUMNS, actorOf, type Account } from '../stores/accounts';
import type { ApiServices } from './services';

const HOURS = 60 * 60 * 1000;
export const SESSION_COOKIE = 'onewindow';

const PostgresStore = connectPgSimple(session);

/** A row of `users` riding on a session: it is shown to the request and leaves no trace in what is stored or compared. */
const withoutTrace = (account: Account): Account => Object.defineProperty({ ...account }, 'toJSON', { value: () => undefined });

interface JoinedRow extends Account {
  sess: session.SessionData;
}

/** Sessions in Postgres, read together with their account in one query; a session is written only at sign-in and sign-out. */
class SessionStore extends PostgresStore {
  constructor(
    private readonly db: Knex,
    logger: ApiServices['logger'],
  ) {
    super({
      tableName: 'sessions',
      disableTouch: true,
      errorLog: (...words) => logger.warn({ words: words.map(String) }, 'the session store'),
      // The store speaks `$1`; Knex keeps its own pool and names its bindings.
      pgPromise: { any: (sql: string, params: unknown[]) => runNumbered(db, sql, params) },
    });
  }

  override get(sid: string, callback: (err: unknown, session?: session.SessionData | null) => void): void {
    const columns = ACCOUNT_COLUMNS.map((column) => `u.${column}`).join(', ');
    const found = this.db.raw<{ rows: JoinedRow[] }>(
      `select s.sess, ${columns} from sessions s left join users u on u.id = s.sess ->> 'userId' and u.active
       where s.sid = ? and s.expire >= now()`,
      [sid],
    );
    found.then(
      ({ rows: [row] }) => {
        if (!row) return callback(null, null);
        const { sess, ...account } = row;
        callback(null, account.id ? { ...sess, account: withoutTrace(account) } : sess);
      },
      (error: unknown) => callback(error),
    );
  }
}

async function runNumbered(db: Knex, sql: string, params: unknown[]): Promise<unknown[]> {
  const bindings = Object.fromEntries(params.map((value, i) => [`p${i + 1}`, value as Knex.Value]));
  const { rows } = await db.raw<{ rows: unknown[] }>(sql.replace(/\$(\d+)/g, ':p$1'), bindings);
  return rows;
}

/** Loads the session and the person behind it. An act only reads the session: no touch, no resave, no rolling. */
export function setUpSession({ config, db, logger }: Pick<ApiServices, 'config' | 'db' | 'logger'>): RequestHandler[] {
  return [
    session({
      name: SESSION_COOKIE,
      secret: config.sessionSecret,
      store: new SessionStore(db, logger),
      resave: false,
      saveUninitialized: false,
      rolling: false,
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: new URL(config.publicUrl).protocol === 'https:',
        maxAge: 12 * HOURS,
      },
    }),
    (req, _res, next) => {
      const account = req.session.account;
      if (account) {
        req.account = account;
        req.actor = actorOf(account);
      }
      next();
    },
  ];
}
