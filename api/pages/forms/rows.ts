import type { Field, FieldGroup } from '../../../templates/models/pages/parts';
import { idOf, problemAt, rowsAt, valueAt, type Form } from './form';

/** Most rows that a page lays out; the schemas have limits of their own. */
const MOST = 250;

/** Adding and removing a row are submit buttons named `_row`: `add /products`, `drop /products/1`. */
export const addRow = (pointer: string): string => `add ${pointer}`;
export const dropRow = (pointer: string): string => `drop ${pointer}`;

/**
 * The body after such a button was pressed, and the id of the field group to go to. Unknown words leave the body as it was.
 * The body is changed in place: it belongs to this request alone.
 */
export function pressRow(body: object, pressed: string): { pointer: string } | undefined {
  const [verb, pointer = ''] = pressed.split(' ');
  if (!/^(\/[\w-]+)+$/.test(pointer)) return undefined;
  if (verb === 'add') {
    const rows = listAt(body, pointer);
    if (rows && rows.length < MOST) rows.push({});
    return { pointer };
  }
  const cut = pointer.lastIndexOf('/');
  const rows = verb === 'drop' ? listAt(body, pointer.slice(0, cut)) : undefined;
  const index = Number(pointer.slice(cut + 1));
  if (!rows || !Number.isInteger(index)) return undefined;
  rows.splice(index, 1);
  return { pointer: pointer.slice(0, cut) };
}

/** The list at a pointer, made where the way to it is missing. */
function listAt(body: object, pointer: string): unknown[] | undefined {
  let holder = body as Record<string, unknown>;
  const names = pointer.split('/').slice(1);
  const last = names.pop();
  if (last === undefined || names.concat(last).some((name) => name === '__proto__' || name === 'constructor')) return undefined;
  for (const name of names) {
    if (!Object.hasOwn(holder, name)) holder[name] = {};
    const next = holder[name];
    if (typeof next !== 'object' || next === null) return undefined;
    holder = next as Record<string, unknown>;
  }
  const value = Object.hasOwn(holder, last) ? holder[last] : undefined;
  if (Array.isArray(value)) return value as unknown[];
  if (value !== undefined && (typeof value !== 'object' || value === null)) return undefined;
  const rows: unknown[] = value === undefined ? [] : Object.values(value);
  holder[last] = rows;
  return rows;
}

interface GroupWording {
  legend: string;
  hint?: string;
  optional?: boolean;
  add: string;
  remove: string;
  /** What a row is called: `产品 1`. */
  row: (n: number) => string;
  /** Rows shown while none was entered. */
  atLeast?: number;
}

/** A list of equal rows with its buttons. `fields` lays out one row by its pointer; `groups` lists inside it. */
export function group(
  form: Form,
  pointer: string,
  wording: GroupWording,
  fields: (row: string) => Field[],
  groups?: (row: string) => FieldGroup[],
): FieldGroup {
  const { legend, hint, optional, add, remove, row, atLeast = 0 } = wording;
  const count = Math.min(MOST, Math.max(rowsAt(form, pointer), atLeast));
  return {
    id: idOf(form, pointer),
    legend,
    ...(hint ? { hint } : {}),
    ...(optional ? { optional } : {}),
    error: problemAt(form, pointer),
    rows: Array.from({ length: count }, (_, i) => {
      const at = `${pointer}/${i}`;
      return {
        id: idOf(form, at),
        no: i + 1,
        name: row(i + 1),
        error: problemAt(form, at),
        fields: fields(at),
        groups: groups?.(at) ?? [],
        remove: { value: dropRow(at), text: remove, what: row(i + 1), to: backTo(form, pointer) },
      };
    }),
    add: { value: addRow(pointer), text: add, to: backTo(form, pointer) },
  };
}

const backTo = (form: Form, pointer: string): string => `${form.action ?? ''}#${idOf(form, pointer)}`;

/** Ids of everything in a form that an error may point to. */
export function shownIds(fields: readonly Field[], groups: readonly FieldGroup[]): Set<string> {
  const ids = new Set(fields.flatMap((field) => (field.kind === 'hidden' ? [] : [field.id])));
  for (const one of groups) {
    ids.add(one.id);
    for (const row of one.rows) {
      ids.add(row.id);
      for (const id of shownIds(row.fields, row.groups)) ids.add(id);
    }
  }
  return ids;
}

/** A list in the body, whatever shape the browser gave it; rows in which nothing was entered are left out. */
export function filledRows(values: unknown, pointer: string): Record<string, unknown>[] {
  const value = valueAt(values, pointer);
  const rows = Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.values(value) : [];
  return rows.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null && isFilled(row));
}

/** Whether anything was entered in a value, however deep. */
export function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return Object.values(value).some(isFilled);
  return value !== undefined && value !== null;
}
