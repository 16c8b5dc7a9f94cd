import { Router } from 'express';
import { answers } from './deadline';
import { BEHIND } from './metrics';
import { paths } from './paths';
import type { ApiServices } from './services';

export interface Readiness {
  status: 'ready' | 'not-ready';
  postgres: 'up' | 'down';
  temporal: 'up' | 'down';
  /** Seconds by which the oldest due task of the process or of time is late; null while Postgres is away. */
  behindSeconds: number | null;
  migrations: 'current' | 'behind' | null;
}

export type ReadinessServices = Pick<ApiServices, 'db' | 'temporal' | 'migrated'>;

/** Whether we can serve: Postgres answers and is migrated. With Temporal away people's acts go on, so that alone is no reason to say no. */
export async function readiness({ db, temporal, migrated }: ReadinessServices): Promise<Readiness> {
  try {
    // A database that has frozen answers nothing at all.
    if (!(await answers(db, 1_500))) throw new Error('Postgres does not answer');
    const [behind, current] = await Promise.all([db.raw<{ rows: { value: number | string }[] }>(BEHIND), migrated()]);
    return {
      status: current ? 'ready' : 'not-ready',
      postgres: 'up',
      temporal: temporal.state(),
      behindSeconds: Math.round(Number(behind.rows[0]?.value ?? 0)),
      migrations: current ? 'current' : 'behind',
    };
  } catch {
    return { status: 'not-ready', postgres: 'down', temporal: temporal.state(), behindSeconds: null, migrations: null };
  }
}

/** Live and ready, before sessions and everything else that could fail. */
export function healthRouter(services: ReadinessServices): Router {
  const router = Router();
  router.get(paths.health.pattern, (_req, res) => {
    res.json({ status: 'live' });
  });
  router.get(paths.ready.pattern, async (_req, res) => {
    const body = await readiness(services);
    res.set('Cache-Control', 'no-store');
    if (body.status !== 'ready') res.setHeader('Retry-After', '5');
    res.status(body.status === 'ready' ? 200 : 503).json(body);
  });
  return router;
}
