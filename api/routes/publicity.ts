import { Router, type Request } from 'express';
import { localDate } from '../../domain/calendar/dates';
import { listPublicity, type PublicityRow } from '../../stores/reads/publicity';
import { paths } from '../paths';
import { idempotencyKey } from '../idempotency';
import { limitOpinions, publicityAt, takeOpinion } from '../public-opinion';
import type { ApiServices } from '../services';
import { parse } from '../validation';
import { PublicityQuery } from './queries';

/** Publicity, for anybody: what is on display, and an opinion about it. No session is needed. */
export function publicityRouter(services: ApiServices): Router {
  const router = Router();
  const { db, businessClock, catalogue } = services;
  const shown = (row: PublicityRow) => ({ ...row, place: catalogue.division(row.division)?.nameZh ?? row.division });

  router.get(paths.api.publicity.pattern, async (req, res) => {
    const { after, limit, ...filter } = parse(PublicityQuery, req.query);
    const { rows, ...more } = await listPublicity(db, localDate(await businessClock.now()), filter, { after, limit });
    res.json({ rows: rows.map(shown), ...more });
  });

  router.get(paths.api.publicityNotice.pattern, async (req, res) => {
    res.json(shown(await publicityAt(services, req.params.id)));
  });

  router.post(paths.api.publicityOpinions.pattern, limitOpinions(services), async (req: Request<{ id: string }>, res) => {
    await takeOpinion(services, req as Request, req.params.id, req.body, idempotencyKey(req as Request));
    res.status(201).json({ received: true });
  });
  return router;
}
