import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { BadFile, type FileProblem } from './bad-file';

export interface CsvRow<T> {
  line: number;
  value: T;
}

/** Checks across rows, after each row alone was found right. */
export type RowsCheck<T> = (rows: readonly CsvRow<T>[]) => FileProblem[];

/**
 * Reads a CSV file (UTF-8, header row) whose rows all fit the schema and whose keys are unique; refuses it whole with
 * `BadFile` otherwise. `columns` are the header's names in their order.
 */
export function readCsv<Schema extends z.ZodType>(
  file: string,
  bytes: Uint8Array,
  columns: readonly string[],
  schema: Schema,
  key: (row: z.infer<Schema>) => string,
  check: RowsCheck<z.infer<Schema>> = () => [],
): z.infer<Schema>[] {
  const rows: CsvRow<z.infer<Schema>>[] = [];
  const problems: FileProblem[] = [];
  for (const { line, record } of recordsOf(file, bytes, columns)) {
    const parsed = schema.safeParse(record);
    if (parsed.success) rows.push({ line, value: parsed.data });
    else
      problems.push(
        ...parsed.error.issues.map(({ path, message }) => ({ line, column: String(path[0] ?? columns[0]), message })),
      );
  }
  const seen = new Map<string, number>();
  for (const { line, value } of rows) {
    const id = key(value);
    const first = seen.get(id);
    if (first !== undefined) problems.push({ line, column: columns[0] ?? 1, message: `${id} is already on line ${first}` });
    else seen.set(id, line);
  }
  if (problems.length === 0) problems.push(...check(rows));
  if (problems.length > 0)
    throw new BadFile(
      file,
      problems.toSorted((a, b) => a.line - b.line),
    );
  return rows.map(({ value }) => value);
}

function recordsOf(
  file: string,
  bytes: Uint8Array,
  columns: readonly string[],
): { line: number; record: Record<string, string> }[] {
  const text = decode(file, bytes);
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: false,
      columns: (header: string[]) => {
        const wrong = columns.findIndex((name, i) => header[i] !== name);
        const at = wrong >= 0 ? wrong : columns.length;
        if (wrong >= 0 || header.length > columns.length) {
          const message = `the header has ${JSON.stringify(header[at] ?? '')} where ${columns[at] ?? 'nothing'} belongs`;
          throw new BadFile(file, [{ line: 1, column: at + 1, message }]);
        }
        return header;
      },
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    if (records.length === 0) throw new BadFile(file, [{ line: 1, column: 1, message: 'the file has no rows' }]);
    return records.map(({ record, info }) => ({ line: info.lines, record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    const column = typeof error.column === 'number' ? error.column + 1 : typeof error.column === 'string' ? error.column : 1;
    throw new BadFile(file, [{ line, column, message: error.message }]);
  }
}

/** Text of a UTF-8 file; other bytes and NUL, which Postgres cannot hold, are refused. */
export function decode(file: string, bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD')[0] ?? '';
    throw new BadFile(file, [{ ...placeOf(before, before.length), message: 'not UTF-8' }]);
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new BadFile(file, [{ ...placeOf(text, nul), message: 'a NUL character' }]);
  return text;
}

/** Line and column of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
