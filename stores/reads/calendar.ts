import type { Knex } from 'knex';
import type { LocalDate } from '../../domain/decider';

/** The notice of one year: its days, its source, and since when it is loaded. */
export interface NoticeYear {
  year: number;
  days: { date: LocalDate; kind: 'off' | 'makeup_workday'; nameZh: string }[];
  noticeRef: string;
  loadedAt: Date;
  /** Name of the administrator; null where it came with the data folder. */
  loadedBy: string | null;
}

interface Row {
  date: LocalDate;
  kind: 'off' | 'makeup_workday';
  name_zh: string;
  notice_year: number;
  notice_ref: string;
  loaded_at: Date;
}

/** Every loaded notice, the oldest year first. */
export async function noticeYears(db: Knex): Promise<NoticeYear[]> {
  const [rows, loads] = await Promise.all([
    db<Row>('holidays').orderBy('date'),
    db('calendar_loads')
      .whereNull('calendar_loads.jurisdiction')
      .join('users', 'users.id', 'calendar_loads.loaded_by')
      .orderBy('position')
      .select<{ years: number[]; name: string }[]>('years', 'users.name'),
  ]);
  const loadedBy = new Map(loads.flatMap(({ years, name }) => years.map((year) => [year, name] as const)));
  const years = [...new Set(rows.map((row) => row.notice_year))].toSorted((a, b) => a - b);
  return years.map((year) => {
    const own = rows.filter((row) => row.notice_year === year);
    return {
      year,
      days: own.map(({ date, kind, name_zh: nameZh }) => ({ date, kind, nameZh })),
      noticeRef: own[0]?.notice_ref ?? '',
      loadedAt: new Date(Math.max(...own.map((row) => row.loaded_at.getTime()))),
      loadedBy: loadedBy.get(year) ?? null,
    };
  });
}

/** What one load did, for whoever comes back to its result. */
export interface LoadResult {
  years: number[];
  openCases: number;
  movedCases: number;
  movedDates: number;
  told: number;
}

export const findLoad = (db: Knex, position: number): Promise<LoadResult | undefined> =>
  db('calendar_loads').where({ position }).first<LoadResult | undefined>({
    years: 'years',
    openCases: 'open_cases',
    movedCases: 'moved_cases',
    movedDates: 'moved_dates',
    told: 'told',
  });

/** A day that one authority and those below it have off, or work, beside the State Council's notice. */
export interface LocalHoliday {
  jurisdiction: string;
  date: LocalDate;
  kind: 'off' | 'makeup_workday';
  nameZh: string;
  year: number;
  noticeRef: string;
}

export const localHolidays = (db: Knex): Promise<LocalHoliday[]> =>
  db('local_holidays')
    .orderBy(['jurisdiction', 'date'])
    .select<LocalHoliday[]>({
      ...{ jurisdiction: 'jurisdiction', date: 'date', kind: 'kind', nameZh: 'name_zh' },
      ...{ year: 'notice_year', noticeRef: 'notice_ref' },
    });
