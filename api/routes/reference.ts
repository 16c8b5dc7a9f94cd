import { Router } from 'express';
import { z } from 'zod';
import { localDate } from '../../domain/calendar/dates';
import { WASTE_LIST } from '../../domain/catalogue/catalogue';
import { Refused } from '../../domain/refused';
import { proceduresInForce } from '../../stores/reads/procedures';
import { verifyLicence } from '../../stores/reads/verify';
import { paths } from '../paths';
import { requireRole, requireUser, whoAsks } from '../require-user';
import type { ApiServices } from '../services';
import { parse } from '../validation';
import { IndustryQuery, WasteQuery } from './queries';

export const ClockMove = z.strictObject({ days: z.int({ error: 'invalid-type' }).min(1).max(3_660) });

/** Lists to choose from, the public look-up of a certificate, and the business clock of a demonstration. */
export function referenceRouter(services: ApiServices): Router {
  const router = Router();
  const { db, catalogue, businessClock } = services;

  router.get(paths.api.industries.pattern, requireUser, (req, res) => {
    const { q, limit = 20 } = parse(IndustryQuery, req.query);
    res.json({ rows: catalogue.searchIndustries(q, limit) });
  });

  router.get(paths.api.wastes.pattern, requireUser, (req, res) => {
    const { q, limit = 20 } = parse(WasteQuery, req.query);
    res.json({ list: WASTE_LIST, rows: catalogue.searchWastes(q, limit) });
  });

  router.get(paths.api.procedures.pattern, requireUser, async (_req, res) => {
    const today = localDate(await businessClock.now());
    res.json({ rows: await proceduresInForce(db, today) });
  });

  // Public: whoever holds the code may know what stands behind it.
  router.get(paths.api.verification.pattern, async (req, res) => {
    const licence = await verifyLicence(db, req.params.code);
    if (!licence) throw new Refused('not-found');
    res.set('Cache-Control', 'no-store').json(licence);
  });

  router.get(paths.api.businessClock.pattern, requireUser, async (_req, res) => {
    const [now, mark] = await Promise.all([businessClock.now(), businessClock.mark()]);
    res.json({ now: new Date(now).toISOString(), today: localDate(now), mark });
  });
  router.post(
    paths.api.businessClock.pattern,
    requireRole('clerk', 'reviewer', 'approver', 'supervisor', 'admin'),
    async (req, res) => {
      const { days } = parse(ClockMove, req.body);
      const { now, told } = await businessClock.move(days, whoAsks(req).actor);
      res.json({ now: new Date(now).toISOString(), today: localDate(now), told });
    },
  );
  return router;
}
