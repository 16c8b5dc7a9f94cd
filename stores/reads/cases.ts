import type { Knex } from 'knex';
import type { Actor, LocalDate, StreamKind } from '../../domain/decider';
import type { CaseStage, ItemState, JointCase } from '../../domain/joint-case/state';
import type { AppliedFor } from '../../domain/licence/licence';
import type { ItemKind } from '../../domain/procedure/procedure';
import { afterOf, limitOf, pageOf, type Page, type PageRequest } from './paging';
import { holding, inSight } from './scope';

/** A case in a list. */
export interface CaseRow {
  id: string;
  number: string;
  jurisdiction: string;
  unitName: string;
  uscc: string;
  projectName: string;
  procedure: string;
  stage: CaseStage;
  items: { kind: ItemKind; state: ItemState }[];
  /** Nearest due date among the statutory and promised terms that run; null when none does. */
  nextDue: LocalDate | null;
  /** Clock it belongs to. */
  nextDueSubject: string | null;
  provisional: boolean;
  submittedAt: Date;
  closed: boolean;
}

export interface CaseFilter {
  stage?: CaseStage;
  closed?: boolean;
  procedure?: string;
  /** Bureau, where a person reads the cases of several. */
  jurisdiction?: string;
  item?: ItemKind;
  /** Due on this day or before. */
  dueBy?: LocalDate;
  /** Part of number, unit, credit code or project. */
  text?: string;
  /** `due` (the soonest first) or `submitted` (the newest first). */
  sort?: 'due' | 'submitted';
}

const COLUMNS = {
  id: 'cases.id',
  number: 'cases.number',
  jurisdiction: 'cases.jurisdiction',
  unitName: 'cases.unit_name',
  uscc: 'cases.uscc',
  projectName: 'cases.project_name',
  procedure: 'cases.procedure',
  stage: 'cases.stage',
  items: 'cases.items',
  nextDue: 'cases.next_due',
  nextDueSubject: 'cases.next_due_subject',
  provisional: 'cases.provisional',
  submittedAt: 'cases.submitted_at',
  closed: 'cases.closed',
};

const filtered = (db: Knex, actor: Actor, filter: CaseFilter): Knex.QueryBuilder => {
  const query = inSight(db('cases'), actor, 'cases');
  if (filter.jurisdiction) query.where('cases.jurisdiction', filter.jurisdiction);
  if (filter.stage) query.where('cases.stage', filter.stage);
  if (filter.closed !== undefined) query.where('cases.closed', filter.closed);
  if (filter.procedure) query.where('cases.procedure', filter.procedure);
  if (filter.item) query.whereJsonSupersetOf('cases.items', JSON.stringify([{ kind: filter.item }]));
  if (filter.dueBy) query.where('cases.next_due', '<=', filter.dueBy);
  if (filter.text) holding(query, filter.text, ['cases.number', 'cases.unit_name', 'cases.uscc', 'cases.project_name']);
  return query;
};

/** Cases that a person may see, by key. Throws Refused('cursor-invalid'). */
export async function listCases(db: Knex, actor: Actor, filter: CaseFilter, page: PageRequest): Promise<Page<CaseRow>> {
  const limit = limitOf(page);
  const query = filtered(db, actor, filter)
    .limit(limit + 1)
    .select<CaseRow[]>(COLUMNS);
  if (filter.sort === 'due') {
    const after = afterOf(page, 2);
    // Postgres' `infinity` stands for "no date", so that these rows come last and the key stays one tuple.
    if (after) query.whereRaw(`(coalesce(cases.next_due, 'infinity'), cases.id) > (coalesce(?::date, 'infinity'), ?)`, after);
    const rows = await query.orderByRaw(`coalesce(cases.next_due, 'infinity'), cases.id`);
    return pageOf(rows, limit, (row) => [row.nextDue, row.id]);
  }
  const after = afterOf(page, 2);
  if (after) query.whereRaw('(cases.submitted_at, cases.id) < (?::timestamptz, ?)', after);
  const rows = await query.orderBy([
    { column: 'cases.submitted_at', order: 'desc' },
    { column: 'cases.id', order: 'desc' },
  ]);
  return pageOf(rows, limit, (row) => [row.submittedAt.toISOString(), row.id]);
}

export async function countCases(db: Knex, actor: Actor, filter: CaseFilter): Promise<number> {
  const row = await filtered(db, actor, filter).count({ count: '*' }).first<{ count: number | string }>();
  return Number(row.count);
}

/** A stream as it is stored. */
export interface StoredStream {
  id: string;
  kind: StreamKind;
  jurisdiction: string;
  seq: number;
  state: unknown;
  closed: boolean;
  /** Why it was set aside; null while all is well. */
  quarantined: string | null;
  /** Version of the reference data in force. */
  rulesVersion: number;
  /** Business clock minus wall clock, ms. */
  offset: number;
}

/** A stream with its state, the rules' version and the clock's offset, in one query; undefined when there is none of that kind. */
export async function findStream(db: Knex, kind: StreamKind, id: string): Promise<StoredStream | undefined> {
  const { rows } = await db.raw<{ rows: StoredStream[] }>(
    `select s.id, s.kind, s.jurisdiction, s.seq, s.state, s.closed, s.quarantined, v.version as "rulesVersion", c.offset_ms as "offset"
     from streams s cross join reference_version v cross join business_clock c where s.id = ? and s.kind = ?`,
    [id, kind],
  );
  return rows[0] && { ...rows[0], offset: Number(rows[0].offset) };
}

/** An application about a licence that is still open, of another case than this one. */
export async function openApplication(db: Knex, licence: string, except: string): Promise<AppliedFor | undefined> {
  const row = await db('cases')
    .join('streams', 'streams.id', 'cases.id')
    .where({ 'cases.licence': licence, 'cases.closed': false })
    .whereNot('cases.id', except)
    .first<{ id: string; number: string; state: JointCase } | undefined>('cases.id', 'cases.number', 'streams.state');
  const amends = row?.state.items.find((item) => item.amends)?.amends;
  return row && amends && { caseId: row.id, caseNumber: row.number, amends };
}
