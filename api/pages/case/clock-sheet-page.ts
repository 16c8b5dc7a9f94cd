import type { Request, Response } from 'express';
import { localDate } from '../../../domain/calendar/dates';
import { Refused } from '../../../domain/refused';
import { localHolidays, noticeYears } from '../../../stores/reads/calendar';
import { listDeadlines } from '../../../stores/reads/deadlines';
import type { CaseClockSheet } from '../../../templates/models/pages/case';
import { paths } from '../../paths';
import type { ApiServices } from '../../services';
import { showPage } from '../page';
import { itemsLine } from '../view';
import { clockSheets } from './clock-sheets';
import { idOf } from './clock-views';
import type { SeenCase } from './load';

/** In the address of the sheet of all clocks. */
export const ALL_CLOCKS = 'all';

/** How the date of one clock, or of all of a case, came about: what is printed on paper and in the PDF. */
export async function clockSheet(
  services: Pick<ApiServices, 'db'>,
  of: SeenCase,
  wanted: string,
): Promise<Omit<CaseClockSheet, 'chrome'>> {
  const { view, state } = of;
  const { t } = view;
  const clocks = wanted === ALL_CLOCKS ? of.clocks : of.clocks.filter(({ clock }) => idOf(clock) === wanted);
  if (clocks.length === 0 && wanted !== ALL_CLOCKS) throw new Refused('not-found');
  const { db } = services;
  const [statutes, notices, local] = await Promise.all([listDeadlines(db, {}), noticeYears(db), localHolidays(db)]);
  const fact = (key: string, value: string) => ({ label: t(`pages.sheet.${key}`), value });
  const received = localDate(state.submittedAt) < state.receivedOn ? localDate(state.submittedAt) : state.receivedOn;
  const items = itemsLine(
    t,
    state.items.map(({ kind }) => kind),
  );
  const only = wanted === ALL_CLOCKS ? undefined : clocks[0]?.name;
  return {
    back: paths.caseTab({ id: state.id, tab: 'clocks' }),
    pdf: paths.api.clockSheet({ id: state.id, clock: wanted }),
    title: only === undefined ? t('pages.sheet.title') : t('pages.sheet.titleOf', { name: only }),
    line: t('pages.sheet.line', { unit: state.facts.unitName, number: state.number }),
    facts: [
      fact('number', state.number),
      fact('unit', state.facts.unitName),
      fact('project', state.facts.projectName),
      fact('items', items),
      fact('received', t.date(received)),
    ],
    sheets: clockSheets(view, state, clocks, 'print', { statutes, notices, local }),
    printed: t('pages.sheet.printed', { at: t.dateTime(view.now) }),
  };
}

export async function showClockSheet(
  services: ApiServices,
  req: Request,
  res: Response,
  of: SeenCase,
  wanted = ALL_CLOCKS,
): Promise<void> {
  const sheet = await clockSheet(services, of, wanted);
  await showPage(services, req, res, 'pages/case/clock-sheet', { title: sheet.title }, sheet);
}
