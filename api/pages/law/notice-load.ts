import { readFile } from 'node:fs/promises';
import { Router, type Request, type Response } from 'express';
import { localDate } from '../../../domain/calendar/dates';
import type { CalendarPreview } from '../../../stores/calendar-load';
import { proceduresInForce } from '../../../stores/reads/procedures';
import { decode } from '../../../stores/reference/csv';
import { saying } from '../../calendar';
import { generateToken } from '../../csrf';
import { invalidField } from '../../errors';
import { formBody } from '../../form-body';
import { paths } from '../../paths';
import { readingFile } from '../../reading-file';
import { requireRole, requireUser, whoAsks } from '../../require-user';
import { CalendarLoadBody, CalendarPreviewBody, MOST_CHARACTERS } from '../../routes/law';
import type { ApiServices } from '../../services';
import { filesOf, formWithFiles } from '../../uploads';
import { parse } from '../../validation';
import { problemsOfForm } from '../errors';
import { textAt } from '../forms/form';
import { showPage } from '../page';
import { inLanguage, wordOr } from '../view';
import { fact, showCalendar } from './calendar';

/** Rows shown of a preview; REST gives all of them. */
const SHOWN = 200;

/** Loading a holiday notice in two steps: what it would move, then the load; what is refused comes back as it was typed. */
export function noticeLoadRouter(services: ApiServices): Router {
  const router = Router();
  const mayLoad = [requireUser, requireRole('admin')];
  const { calendarLoads } = services;

  router.post(paths.calendarPreview.pattern, mayLoad, ...formWithFiles(services), async (req: Request, res: Response) => {
    let csv = typed(req);
    try {
      csv = await noticeOf(req);
      const { csv: notice } = parse(CalendarPreviewBody, { csv });
      const preview = await readingFile('/csv', () => calendarLoads.preview(notice, saying(services)));
      await showPreview(services, req, res, notice, preview);
    } catch (error) {
      await comeBack(services, req, res, csv, error);
    }
  });

  router.post(paths.calendarLoad.pattern, mayLoad, formBody, async (req: Request, res: Response) => {
    const csv = typed(req);
    try {
      const version = Number(textAt({ values: req.body, problems: [] }, '/version'));
      const request = parse(CalendarLoadBody, { csv, version });
      const { actor } = whoAsks(req);
      const { position, years } = await readingFile('/csv', () => calendarLoads.load({ ...request, actor }, saying(services)));
      res.redirect(303, paths.calendar({}, { year: years[0], load: position }));
    } catch (error) {
      await comeBack(services, req, res, csv, error);
    }
  });
  // The address of a form that came back, asked for again.
  router.get([paths.calendarPreview.pattern, paths.calendarLoad.pattern], mayLoad, (_req: Request, res: Response) => {
    res.redirect(303, paths.calendar());
  });
  return router;
}

const typed = (req: Request): string => textAt({ values: req.body, problems: [] }, '/csv');

/** The file where one was chosen, otherwise what was typed. */
async function noticeOf(req: Request): Promise<string> {
  const file = filesOf(req).find(({ size }) => size > 0);
  if (!file) return typed(req);
  if (file.size > MOST_CHARACTERS) throw invalidField('/csv', 'too-long', { maximum: MOST_CHARACTERS });
  const bytes = await readFile(file.path);
  return readingFile('/csv', () => Promise.resolve().then(() => decode('holidays.csv', bytes)));
}

async function comeBack(services: ApiServices, req: Request, res: Response, csv: string, error: unknown): Promise<void> {
  const { status, problems } = problemsOfForm(services, req, error);
  if (status === 403) throw error;
  res.status(status);
  await showCalendar(services, req, res, { values: { csv }, problems });
}

async function showPreview(
  services: ApiServices,
  req: Request,
  res: Response,
  csv: string,
  preview: CalendarPreview,
): Promise<void> {
  const t = services.renderer.t(req.locale);
  const { years, days, openCases, movedCases, moved, version } = preview;
  const procedures = await proceduresInForce(services.db, localDate(await services.businessClock.now()));
  const branches = new Map(procedures.flatMap((one) => one.branches.map((branch) => [branch.id, inLanguage(t, branch)])));
  const title = t('pages.calendar.previewTitle', { years: years.join(', ') });
  const clockText = ({ kind, subject }: CalendarPreview['moved'][number]): string => {
    const of = branches.get(subject) ?? wordOr(t, `domain.itemShort.${subject}`, '');
    return [t(`domain.clockKind.${kind}`), of].filter(Boolean).join(' · ');
  };
  await showPage(
    services,
    req,
    res,
    'pages/calendar-preview',
    { title, current: 'calendar' },
    {
      back: paths.calendar(),
      title,
      lead: t('pages.calendar.previewLead'),
      facts: [
        fact(t, 'days', String(days)),
        fact(t, 'openCases', t.number(openCases)),
        fact(t, 'movedCases', t.number(movedCases)),
        fact(t, 'movedDates', t.number(moved.length)),
      ],
      moved: moved
        .slice(0, SHOWN)
        .map((one) => ({ case: one.case, clock: clockText(one), before: t.date(one.before), after: t.date(one.after) })),
      ...(moved.length > SHOWN ? { more: t('pages.calendar.more', { shown: SHOWN, all: moved.length }) } : {}),
      action: paths.calendarLoad(),
      csrf: generateToken(req),
      hidden: [
        { name: 'csv', value: csv },
        { name: 'version', value: String(version) },
      ],
    },
  );
}
