import { Router, type Request, type Response } from 'express';
import { localDate, yearOf } from '../../../domain/calendar/dates';
import { findLoad, localHolidays, noticeYears, type LoadResult } from '../../../stores/reads/calendar';
import type { Translate } from '../../../templates/i18n';
import type { Fact, Note } from '../../../templates/models/pages/parts';
import { generateToken } from '../../csrf';
import { paths } from '../../paths';
import { requireStaff, requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { area, errorLines, type Form, type FormState } from '../forms/form';
import { queryText, showPage, viewNow } from '../page';
import { tag } from '../tags';
import type { View } from '../view';
import { monthsOf, specialDays } from './year';

/** Years shown after the last notice: terms of today run into them. */
const AHEAD = 2;

/** The calendar of a year, where it comes from, and for administrators the form that loads a notice. */
export function calendarRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.calendar.pattern, requireUser, requireStaff, async (req: Request, res: Response) => {
    await showCalendar(services, req, res);
  });
  return router;
}

export async function showCalendar(services: ApiServices, req: Request, res: Response, typed?: FormState): Promise<void> {
  const { account } = whoAsks(req);
  const view = await viewNow(services, req);
  const { t, now } = view;
  const [notices, local] = await Promise.all([noticeYears(services.db), localHolidays(services.db)]);
  const known = notices.map(({ year }) => year);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const years = Array.from({ length: last + AHEAD - first + 1 }, (_, i) => first + i);
  const thisYear = yearOf(localDate(now));
  const asked = Number(queryText(req, 'year', 4));
  const year = years.find((one) => one === asked) ?? years.find((one) => one === thisYear) ?? last;
  const notice = notices.find((one) => one.year === year);
  const special = specialDays(t, year, notices);
  const form: Form = { t, prefix: 'notice', ...(typed ?? { values: {}, problems: [] }) };
  const result = await resultOf(services, t, queryText(req, 'load', 15));
  await showPage(
    services,
    req,
    res,
    'pages/calendar',
    { title: t('pages.calendar.title'), current: 'calendar' },
    {
      title: t('pages.calendar.title'),
      sub: t('pages.calendar.sub'),
      ...(result ? { result } : {}),
      errors: errorLines(form, new Set(['notice-csv'])),
      years: years.map((one) => ({
        href: paths.calendar({}, { year: one }),
        text: String(one),
        current: one === year,
        provisional: one > last,
      })),
      heading: t('pages.calendar.heading', { year: String(year) }),
      tag: notice ? tag('ok', t('pages.calendar.loaded')) : tag('warn', t('pages.calendar.provisionalTag')),
      facts: notice
        ? [
            fact(t, 'notice', notice.noticeRef),
            fact(t, 'loadedAt', t.dateTime(notice.loadedAt.getTime())),
            fact(t, 'loadedBy', notice.loadedBy ?? t('pages.calendar.dataFolder')),
            fact(t, 'days', t('pages.calendar.daysOf', countsOf(notice.days))),
          ]
        : [fact(t, 'notice', t('pages.calendar.noNotice'))],
      weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) => t(`pages.calendar.weekdays.${day}`)),
      months: monthsOf(t, year, special),
      local: local
        .filter((day) => day.date.startsWith(`${year}-`))
        .map((day) => ({
          date: t.date(day.date),
          kind: t(`pages.calendar.kinds.${day.kind}`),
          name: day.nameZh,
          authority: authorityName(view, day.jurisdiction),
          notice: day.noticeRef,
        })),
      ...(account.role === 'admin'
        ? {
            load: {
              csrf: generateToken(req),
              action: paths.calendarPreview(),
              fields: [
                {
                  ...{ kind: 'file' as const, id: 'notice-file', name: 'file', label: t('pages.calendar.file') },
                  ...{ accept: '.csv,text/csv', optional: true },
                },
                area(form, '/csv', { label: t('pages.calendar.csv'), hint: t('pages.calendar.csvHint'), optional: true }, 6),
              ],
            },
          }
        : {}),
    },
  );
}

export const fact = (t: Translate, name: string, value: string): Fact => ({ label: t(`pages.calendar.${name}`), value });

const countsOf = (days: readonly { kind: string }[]): { off: number; makeup: number } => {
  const off = days.filter(({ kind }) => kind === 'off').length;
  return { off, makeup: days.length - off };
};

/** What a load did, for whoever was sent back here after it. */
async function resultOf({ db }: ApiServices, t: Translate, position: string | undefined): Promise<Note | undefined> {
  if (!position || !/^\d+$/.test(position)) return undefined;
  const load: LoadResult | undefined = await findLoad(db, Number(position));
  if (!load) return undefined;
  const { openCases, movedCases, movedDates, told } = load;
  return {
    tone: 'good',
    title: t('pages.calendar.done', { years: load.years.join(', ') }),
    lines: [t('pages.calendar.doneCases', { openCases, movedCases, movedDates }), t('pages.calendar.doneTold', { told })],
  };
}

const authorityName = ({ t, rules }: View, code: string): string => {
  const { nameZh, nameEn } = rules.jurisdiction(code);
  return t.locale === 'en' ? nameEn : nameZh;
};
