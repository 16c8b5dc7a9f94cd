import { without } from '../without';
import { groundsOf, type ItemKind, type Procedure } from './procedure';

/** Any value of a procedure file. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value | undefined };

export const SUBJECTS = ['procedure', 'item', 'ground', 'material', 'completeness', 'branch', 'dependency'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One field of what changed; `before` is absent where it is new, `after` where it is gone. */
export interface FieldChange {
  field: string;
  before?: Value;
  after?: Value;
}

/** What is different about one thing that a procedure names. */
export interface Change {
  subject: Subject;
  /** Item kind, `item/stage/code` of a ground, code of a material, id of a branch, `item/after` of a dependency; else ``. */
  id: string;
  /** As the version that has it names it, the later one first; absent where a word for the id says enough. */
  name?: { zh: string; en: string };
  change: 'added' | 'removed' | 'changed';
  fields: FieldChange[];
}

/** A thing as a record of fields, found again in the other version by subject and id. */
interface Part {
  subject: Subject;
  id: string;
  name?: { zh: string; en: string };
  fields: Record<string, Value | undefined>;
}

/**
 * What differs between two versions of a procedure, by what they name rather than by lines; empty exactly when they say the
 * same. The version's number is no difference, its first day is. Fields come from the files themselves, so that one that the
 * schema gains is compared without being listed here. Swapped arguments give the same changes with before and after swapped.
 */
export function difference(before: Procedure, after: Procedure): Change[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...now.keys(), ...old.keys()])]
    .flatMap((key) => changeOf(old.get(key), now.get(key)))
    .concat(ordersOf([...old.values()], [...now.values()]))
    .toSorted((a, b) => SUBJECTS.indexOf(a.subject) - SUBJECTS.indexOf(b.subject));
}

/** Things of one kind stand in an order that is shown and followed; told only of those that both versions have. */
function ordersOf(old: readonly Part[], now: readonly Part[]): Change[] {
  return SUBJECTS.flatMap((subject): Change[] => {
    const ids = (parts: readonly Part[]): string[] => {
      const own = parts.filter((part) => part.subject === subject).map(({ id }) => id);
      // Grounds stand in an order within their item, wherever that stands.
      return subject === 'ground' ? own.toSorted((a, b) => itemOf(a).localeCompare(itemOf(b))) : own;
    };
    const [olds, news] = [ids(old), ids(now)];
    const before = olds.filter((id) => news.includes(id));
    const after = news.filter((id) => olds.includes(id));
    return sameValue(before, after) ? [] : [{ subject, id: '', change: 'changed', fields: [{ field: 'order', before, after }] }];
  });
}

function changeOf(old: Part | undefined, now: Part | undefined): Change[] {
  const part = now ?? old;
  if (!part) return [];
  const fields = [...new Set([...Object.keys(now?.fields ?? {}), ...Object.keys(old?.fields ?? {})])].flatMap((field) => {
    const [before, after] = [old?.fields[field], now?.fields[field]];
    if (old && now && sameValue(before, after)) return [];
    return [{ field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  });
  fields.sort((a, b) => inReadingOrder(a.field, b.field));
  if (old && now && fields.length === 0) return [];
  const { subject, id, name } = part;
  return [{ subject, id, ...(name ? { name } : {}), change: !old ? 'added' : now ? 'changed' : 'removed', fields }];
}

const FIRST = ['zh', 'en'];
const LAST = ['source', 'basis', 'article'];

/** Names first, sources last: databases keep no order of keys, and neither may a difference depend on one. */
export function inReadingOrder(a: string, b: string): number {
  const rank = (field: string): number => (FIRST.includes(field) ? 0 : LAST.includes(field) ? 2 : 1);
  return rank(a) - rank(b) || (FIRST.includes(a) ? FIRST.indexOf(a) - FIRST.indexOf(b) : a < b ? -1 : 1);
}

/** The same JSON, whatever the order of the keys. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (isRecord(a) && isRecord(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameValue(a[key], b[key]));
  }
  if (isList(a) && isList(b)) return a.length === b.length && a.every((value, i) => sameValue(value, b[i]));
  return a === b;
}

export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);
export const isRecord = (value: Value | undefined): value is { readonly [name: string]: Value | undefined } =>
  typeof value === 'object' && value !== null && !isList(value);

function partsOf({ items, materials, branches, dependencies, completeness, ...procedure }: Procedure): Map<string, Part> {
  const parts: Part[] = [
    { subject: 'procedure', id: '', fields: fieldsOf(without(procedure, 'version')) },
    { subject: 'completeness', id: '', fields: fieldsOf(completeness) },
    ...items.flatMap((item): Part[] => [
      { subject: 'item', id: item.kind, fields: withoutGrounds(fieldsOf(without(item, 'kind'))) },
      ...groundsOf(item).map((ground): Part => ({
        ...{ subject: 'ground', id: groundId(item.kind, ground), name: named(ground) },
        fields: fieldsOf(without(ground, 'code', 'stage')),
      })),
    ]),
    ...materials.map((one): Part => ({
      subject: 'material',
      id: one.code,
      name: named(one),
      fields: fieldsOf(without(one, 'code')),
    })),
    ...branches.map((one): Part => ({ subject: 'branch', id: one.id, name: named(one), fields: fieldsOf(without(one, 'id')) })),
    ...dependencies.map((one): Part => ({
      ...{ subject: 'dependency', id: dependencyId(one) },
      fields: fieldsOf(without(one, 'item', 'after')),
    })),
  ];
  const found = new Map<string, Part>();
  for (const part of parts) {
    let key = `${part.subject} ${part.id}`;
    // Nothing forbids a ground that is there twice: both are compared.
    while (found.has(key)) key += ' again';
    found.set(key, part);
  }
  return found;
}

const withoutGrounds = (fields: Part['fields']): Part['fields'] => without(fields, 'refusalGrounds');

/** An interface as the record of fields that it is in the file. */
const fieldsOf = (part: object): Part['fields'] => ({ ...part });

const itemOf = (id: string): string => id.split('/')[0] ?? '';
const groundId = (item: ItemKind, { stage, code }: { stage?: string; code: string }): string =>
  `${item}/${stage ?? 'decision'}/${code}`;
const dependencyId = ({ item, after }: { item: ItemKind; after: ItemKind }): string => `${item}/${after}`;
const named = ({ zh, en }: { zh: string; en: string }): { zh: string; en: string } => ({ zh, en });
