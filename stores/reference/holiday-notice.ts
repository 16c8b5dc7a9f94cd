import type { FileProblem } from './bad-file';
import { readCsv, type CsvRow } from './csv';
import type { HolidayData } from './files';
import { columnsOf, holidaySchema, noticesAreWhole } from './lists';

/** What an administrator's file is called in refusals. */
const NAME = 'holidays.csv';

/**
 * The rows of a notice in the format of data/holidays.csv, checked by themselves and against the notices that are loaded.
 * Throws `BadFile`: nothing of a damaged file is taken.
 */
export function readHolidayNotice(csv: string, loaded: readonly Pick<HolidayData, 'date' | 'notice_year'>[]): HolidayData[] {
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
