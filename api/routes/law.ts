import { Router } from 'express';
import { z } from 'zod';
import { text } from '../../domain/application/fields';
import { localDate, yearOf } from '../../domain/calendar/dates';
import { localHolidays, noticeYears } from '../../stores/reads/calendar';
import { listDeadlines, listOverrides } from '../../stores/reads/deadlines';
import { saying } from '../calendar';
import { paths } from '../paths';
import { readingFile } from '../reading-file';
import { requireRole, requireUser, whoAsks } from '../require-user';
import type { ApiServices } from '../services';
import { parse } from '../validation';
import { DeadlineQuery } from './queries';

/** A notice in the format of data/holidays.csv is some forty lines. */
export const MOST_CHARACTERS = 200_000;

export const CalendarPreviewBody = z.strictObject({
  csv: text(MOST_CHARACTERS)
    .min(1)
    .describe('date,kind,name_zh,notice_year,notice_ref; and ,jurisdiction for the days of one authority'),
});
export const CalendarLoadBody = CalendarPreviewBody.extend({
  version: z.int({ error: 'invalid-type' }).optional().describe('Of the preview: refused when the calendar is another by now'),
});

/** The law as data: deadline rules and the calendar; an administrator loads holiday notices. */
export function lawRouter(services: ApiServices): Router {
  const router = Router();
  const { db, businessClock, calendarLoads } = services;

  router.get(paths.api.deadlines.pattern, requireUser, async (req, res) => {
    const rows = await listDeadlines(db, parse(DeadlineQuery, req.query));
    const overrides = await listOverrides(db, [...new Set(rows.map((row) => row.rule_id))]);
    res.json({ rows, overrides });
  });

  router.get(paths.api.calendar.pattern, requireUser, async (_req, res) => {
    const [rules, years, local, now] = await Promise.all([
      services.rules(),
      noticeYears(db),
      localHolidays(db),
      businessClock.now(),
    ]);
    const lastLoadedYear = Math.max(0, ...years.map(({ year }) => year));
    const thisYear = yearOf(localDate(now));
    const provisionalFrom = lastLoadedYear + 1;
    res.json({ version: rules.version, lastLoadedYear, provisionalFrom, thisYear, years, local });
  });

  router.post(paths.api.calendarPreviews.pattern, requireRole('admin'), async (req, res) => {
    const { csv } = parse(CalendarPreviewBody, req.body);
    res.json(await readingFile('/csv', () => calendarLoads.preview(csv, saying(services))));
  });

  router.post(paths.api.calendarLoads.pattern, requireRole('admin'), async (req, res) => {
    const { csv, version } = parse(CalendarLoadBody, req.body);
    const { actor } = whoAsks(req);
    const request = { csv, actor, ...(version === undefined ? {} : { version }) };
    res.status(201).json(await readingFile('/csv', () => calendarLoads.load(request, saying(services))));
  });
  return router;
}
