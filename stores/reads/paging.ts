import { Refused } from '../../domain/refused';

/** Where a list goes on: the sort key of the last row, opaque to whoever hands it back. */
export type Cursor = string;

export interface PageRequest {
  after?: Cursor;
  /** Rows wanted; at most 200, by default 50. */
  limit?: number;
}

export interface Page<Row> {
  rows: Row[];
  /** Absent on the last page. */
  next?: Cursor;
}

const MOST = 200;

export const limitOf = ({ limit = 50 }: PageRequest): number => Math.max(1, Math.min(MOST, Math.trunc(limit) || 1));

type Key = (string | number | null)[];

const encode = (key: Key): Cursor => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The key of the last row seen; undefined at the beginning. Throws Refused('cursor-invalid') for anything we did not hand out. */
export function afterOf(page: PageRequest, parts: number): Key | undefined {
  if (!page.after) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(page.after, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts && key.every(isPlain)) return key as Key;
  } catch {
    // Falls through: not one of ours.
  }
  throw new Refused('cursor-invalid');
}

const isPlain = (part: unknown): boolean =>
  part === null || typeof part === 'number' || (typeof part === 'string' && !part.includes('\0') && part.length < 200);

/** Cuts the one row that was read too many and makes the next cursor. */
export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => Key): Page<Row> {
  if (rows.length <= limit) return { rows };
  const kept = rows.slice(0, limit);
  return { rows: kept, next: encode(keyOf(kept[limit - 1]!)) };
}
