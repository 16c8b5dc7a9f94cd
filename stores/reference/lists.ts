import { z } from 'zod';
import { isLocalDate, weekday, yearOf } from '../../domain/calendar/dates';
import { WASTE_LIST } from '../../domain/catalogue/catalogue';
import { wasteCodeProblem } from '../../domain/identifiers/waste-code';
import type { FileProblem } from './bad-file';
import type { CsvRow } from './csv';

/** Schemas of the CSV lists of data/, column by column. */
const text = z.string();
const some = z.string().min(1, 'empty');
const whole = z.string().regex(/^\d+$/, 'not a whole number').transform(Number);
const list = z.string().transform((cell) => cell.split(';').filter((part) => part !== ''));

export const holidaySchema = z.strictObject({
  date: z.string().refine(isLocalDate, 'not a date (YYYY-MM-DD)'),
  kind: z.enum(['off', 'makeup_workday']),
  name_zh: some,
  notice_year: z
    .string()
    .regex(/^20\d\d$/, 'not a year')
    .transform(Number),
  notice_ref: some,
});

export const industrySchema = z.strictObject({
  code: z.string().regex(/^([A-T]|\d{2,4})$/, 'a section letter or two to four digits'),
  name_zh: some,
  level: z.enum(['section', 'division', 'group', 'class']),
  parent: text,
  section: z.string().regex(/^[A-T]$/, 'a section letter'),
  edition: some,
  note: text,
});

export const divisionSchema = z.strictObject({
  code: z.string().regex(/^[1-8]\d{5}$/, 'six digits'),
  name_zh: some,
  level: z.enum(['province', 'prefecture', 'county', 'statistical_zone', 'placeholder']),
  parent: text,
  source: some,
  note: text,
});

export const pollutantSchema = z.strictObject({
  code: z.string().regex(/^([anwLl][\w]*)?$/, 'an HJ 212 code or empty'),
  name_zh: some,
  aliases: list,
  medium: z.enum(['air', 'water', 'noise']),
  kind: z.enum(['substance', 'index', 'flow', 'level']),
  concentration_unit: text,
  total_unit_hj212: text,
  permit_total_unit: text,
  hj212_2005_code: text,
  tax_equivalent_kg: z.string().regex(/^(\d+(\.\d+)?)?$/, 'a decimal or empty'),
  source: some,
  second_copy: text,
  note: text,
});

export const materialSchema = z.strictObject({
  row_id: z.string().regex(/^MAT-\d{3}$/, 'MAT- and three digits'),
  item_code: some,
  item_zh: some,
  item_en: some,
  material_code: z.string().regex(/^[a-z][a-z0-9_]*$/, 'lower-case letters, digits and _'),
  material_zh: some,
  material_en: some,
  requirement: z.enum(['mandatory', 'conditional', 'optional']),
  condition: text,
  shared_with: text,
  joint_case_rule: text,
  format: text,
  basis_and_source: some,
});

export const permitCategorySchema = z.strictObject({
  entry_no: whole,
  section_no: text,
  industry_section: text,
  section_division_codes: text,
  industry_name_zh: some,
  gbt4754_codes: list,
  gbt4754_codes_excluded: list,
  gbt4754_codes_in_tiers: list,
  key_zh: some,
  simplified_zh: some,
  registration_zh: some,
  note: text,
  pdf_page: text,
});

export const eiaCategorySchema = z.strictObject({
  category_no: whole,
  category_zh: some,
  category_division_codes: text,
  item_no: whole,
  item_zh: some,
  gbt4754_codes: list,
  industrial_building_only: text,
  report_book_zh: some,
  report_form_zh: some,
  registration_form_zh: some,
  sensitive_area_zh: text,
  pdf_page: text,
});

export const wasteSchema = z.strictObject({
  edition: z.literal(WASTE_LIST.edition),
  waste_code: z.string().refine((code) => wasteCodeProblem(code) === null, 'not a waste code'),
  hw_class: z.string().regex(/^HW\d\d$/, 'HW and two digits'),
  class_name_zh: some,
  industry_code: text,
  industry_source_zh: some,
  description_zh: some,
  hazards_raw: text,
  hazards: list,
  hazard_rule: z.enum(['single', 'one_or_more', 'first_certain']),
  pdf_page: text,
});

/** Names of a schema's columns, in their order. */
export const columnsOf = (schema: { shape: Record<string, unknown> }): string[] => Object.keys(schema.shape);

/** A row whose parent is on no earlier line belongs nowhere. */
export function parentsExist(rows: readonly CsvRow<{ code: string; parent: string }>[]): FileProblem[] {
  const codes = new Set(rows.map(({ value }) => value.code));
  return rows.flatMap(({ line, value: { code, parent } }) =>
    parent === '' || (parent !== code && codes.has(parent))
      ? []
      : [{ line, column: 'parent', message: `${parent} is not in the list` }],
  );
}

/** A day of one jurisdiction: the same columns, and whose it is. */
export const localHolidaySchema = holidaySchema.extend({ jurisdiction: z.string().regex(/^[1-8]\d{5}$/, 'a division code') });

/** Make-up days are weekend days, and a notice touches its own year and its edges. */
export const daysOfNotice = (rows: readonly CsvRow<z.infer<typeof holidaySchema>>[]): FileProblem[] =>
  rows.flatMap(({ line, value: { date, kind, notice_year: year } }) => [
    ...(kind === 'makeup_workday' && weekday(date) < 6
      ? [{ line, column: 'date', message: `${date} is a working day anyway` }]
      : []),
    ...(Math.abs(yearOf(date) - year) > 1
      ? [{ line, column: 'notice_year', message: `${date} is not of the notice of ${year}` }]
      : []),
  ]);

/** Make-up days are weekend days; a notice touches its own year and its edges; no year between the first and last is missing. */
export function noticesAreWhole(rows: readonly CsvRow<z.infer<typeof holidaySchema>>[]): FileProblem[] {
  const problems = daysOfNotice(rows);
  const years = new Set(rows.map(({ value }) => value.notice_year));
  const first = Math.min(...years);
  for (let year = first; year <= Math.max(...years); year += 1) {
    const off = rows.filter(({ value }) => value.notice_year === year && value.kind === 'off').length;
    if (off < 11)
      problems.push({ line: 1, column: 'notice_year', message: `the notice of ${year} has ${off} days off; none has so few` });
  }
  return problems;
}
