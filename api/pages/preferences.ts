import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { localDate } from '../../domain/calendar/dates';
import { Refused } from '../../domain/refused';
import { setLocale } from '../../stores/accounts';
import { locales } from '../../templates/i18n';
import { formBody } from '../form-body';
import { paths } from '../paths';
import { requireUser, whoAsks } from '../require-user';
import type { ApiServices } from '../services';
import { parse } from '../validation';
import { isStaff, safeReturn } from './chrome';

const Language = z.object({ locale: z.enum(locales) });
const Move = z.object({ days: z.coerce.number().int().min(1).max(3_660) });

/** The language kept with the account, and the demonstration's clock. */
export function preferencesRouter(services: ApiServices): Router {
  const router = Router();
  router.post(paths.locale.pattern, formBody, requireUser, async (req: Request, res: Response) => {
    const { locale } = parse(Language, req.body);
    await setLocale(services.db, whoAsks(req).account.id, locale);
    res.redirect(303, safeReturn((req.body as { returnTo?: unknown }).returnTo));
  });
  router.post(paths.businessClock.pattern, formBody, requireUser, async (req: Request, res: Response) => {
    const { account, actor } = whoAsks(req);
    if (!services.config.embedded || !isStaff(account)) throw new Refused('act-not-allowed');
    const { days } = parse(Move, req.body);
    const { now } = await services.businessClock.move(days, actor);
    const back = new URL(safeReturn((req.body as { returnTo?: unknown }).returnTo), 'http://here.invalid');
    back.searchParams.set('moved', `${days}.${localDate(now)}`);
    res.redirect(303, back.pathname + back.search);
  });
  return router;
}
