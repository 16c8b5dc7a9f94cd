import type { RequestHandler } from 'express';
import type { Knex } from 'knex';
import type { ApiServices } from './services';

/** A request that has no answer by then is looked after; with the probe and a busy machine that makes less than two seconds. */
const PATIENCE_MS = 1_200;
const PROBE_MS = 300;

/**
 * A Postgres that refuses connections says so at once; one that has frozen, or lies behind a cut cable, says nothing. So a
 * request that waits too long asks whether the database answers anybody, and if not it ends with 503. The act may yet be
 * done: the caller's retry with the same key finds out.
 */
export function setUpDeadline({ db }: Pick<ApiServices, 'db'>): RequestHandler {
  let lastAnswer = 0;
  db.on('query-response', () => {
    lastAnswer = Date.now();
  });
  return (_req, res, next) => {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const since = Date.now();
      timer = setTimeout(() => void look(since), PATIENCE_MS);
    };
    const look = async (since: number): Promise<void> => {
      if (res.headersSent || res.destroyed) return;
      if (lastAnswer >= since || (await answers(db))) return wait();
      if (res.headersSent) return;
      next(Object.assign(new Error('Postgres does not answer'), { code: 'ETIMEDOUT' }));
    };
    res.on('close', () => clearTimeout(timer));
    wait();
    next();
  };
}

/** Whether the database answers anybody soon. */
export async function answers(db: Knex, within = PROBE_MS): Promise<boolean> {
  const patience = new Promise<false>((resolve) => setTimeout(() => resolve(false), within));
  const answer = db.raw('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([answer, patience]);
}
