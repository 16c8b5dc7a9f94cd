import { without } from '../../domain/without';
import type { FileProblem } from './bad-file';
import { readCsv, type CsvRow } from './csv';
import type { HolidayData } from './files';
import { columnsOf, daysOfNotice, holidaySchema, localHolidaySchema, noticesAreWhole } from './lists';

/** What an administrator's file is called in refusals. */
const NAME = 'holidays.csv';

/** A notice as it was read: of the State Council, or of one jurisdiction. */
export interface ReadNotice {
  rows: HolidayData[];
  jurisdiction: string | null;
}

interface Loaded {
  holidays: readonly Pick<HolidayData, 'date' | 'notice_year'>[];
  jurisdictions: readonly { code: string }[];
}

/**
 * A notice of the State Council; with a sixth column `jurisdiction`, the days that one authority and those below it have beside
 * it (an autonomous region's festival). Throws `BadFile`: nothing of a damaged file is taken.
 */
export function readNotice(csv: string, { holidays, jurisdictions }: Loaded): ReadNotice {
  const header = csv.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  if (!header.split(',').includes('jurisdiction')) return { rows: readHolidayNotice(csv, holidays), jurisdiction: null };
  const local = readCsv(
    NAME,
    new TextEncoder().encode(csv),
    columnsOf(localHolidaySchema),
    localHolidaySchema,
    ({ date }) => date,
    (rows) => [...daysOfNotice(rows), ...ofOneAuthority(rows, jurisdictions), ...besideNational(rows, holidays)],
  );
  return { rows: local.map((row) => without(row, 'jurisdiction')), jurisdiction: local[0]?.jurisdiction ?? null };
}

/** Whose days they are is said once: another authority's notice is another load. */
function ofOneAuthority(
  rows: readonly CsvRow<{ jurisdiction: string }>[],
  jurisdictions: readonly { code: string }[],
): FileProblem[] {
  const first = rows[0]?.value.jurisdiction;
  return rows.flatMap(({ line, value: { jurisdiction } }) => {
    if (!jurisdictions.some(({ code }) => code === jurisdiction))
      return [{ line, column: 'jurisdiction', message: `${jurisdiction} is no authority here` }];
    return jurisdiction === first ? [] : [{ line, column: 'jurisdiction', message: `the notice is of ${first ?? ''}` }];
  });
}

/** Local days stand on the State Council's: without its notice the whole year is provisional anyway. */
const besideNational = (
  rows: readonly CsvRow<{ notice_year: number }>[],
  holidays: readonly Pick<HolidayData, 'notice_year'>[],
): FileProblem[] =>
  rows.flatMap(({ line, value: { notice_year: year } }) =>
    holidays.some((row) => row.notice_year === year)
      ? []
      : [{ line, column: 'notice_year', message: `the State Council's notice of ${year} is not loaded` }],
  );

/**
 * The rows of a notice in the format of data/holidays.csv, checked by themselves and against the notices that are loaded.
 * Throws `BadFile`: nothing of a damaged file is taken.
 */
function readHolidayNotice(csv: string, loaded: readonly Pick<HolidayData, 'date' | 'notice_year'>[]): HolidayData[] {
  const bytes = new TextEncoder().encode(csv);
  return readCsv(
    NAME,
    bytes,
    columnsOf(holidaySchema),
    holidaySchema,
    ({ date }) => date,
    (rows) => [...noticesAreWhole(rows), ...fitsLoaded(rows, loaded)],
  );
}

/** A day belongs to one notice only, and no year between notices may be missing: it would count as announced. */
function fitsLoaded(
  rows: readonly CsvRow<HolidayData>[],
  loaded: readonly Pick<HolidayData, 'date' | 'notice_year'>[],
): FileProblem[] {
  const years = new Set(rows.map(({ value }) => value.notice_year));
  const others = new Map(loaded.filter((row) => !years.has(row.notice_year)).map((row) => [row.date, row.notice_year]));
  const problems = rows.flatMap(({ line, value: { date } }) => {
    const other = others.get(date);
    return other === undefined ? [] : [{ line, column: 'date', message: `${date} is already in the notice of ${other}` }];
  });
  const known = loaded.map((row) => row.notice_year);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  if (known.length === 0 || (from <= last + 1 && to >= first - 1)) return problems;
  const message = `the notices of ${first} to ${last} are loaded; one of ${from} would leave a gap`;
  return [...problems, { line: rows[0]?.line ?? 1, column: 'notice_year', message }];
}
