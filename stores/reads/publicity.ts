import type { Knex } from 'knex';
import type { LocalDate } from '../../domain/decider';
import type { ItemKind } from '../../domain/procedure/procedure';
import { without } from '../../domain/without';
import { afterOf, limitOf, pageOf, type Page, type PageRequest } from './paging';
import { holding } from './scope';

/** A notice as anybody may read it. */
export interface PublicityRow {
  id: string;
  jurisdiction: string;
  /** What is made public: the name of the step. */
  titleZh: string;
  titleEn: string;
  unitName: string;
  projectName: string;
  /** Division code of the site. */
  division: string;
  items: ItemKind[];
  /** Rule of its length (`EIA-08`). */
  rule: string;
  /** First and last day; both count. */
  from: LocalDate;
  to: LocalDate;
  publishedAt: Date;
  /** Whether opinions are still taken today. */
  open: boolean;
  /** How many came in. */
  opinions: number;
}

/** Where an opinion about it goes. */
export interface PublicityTarget {
  caseId: string;
  branch: string;
  round: number;
}

export interface PublicityFilter {
  state?: 'open' | 'ended';
  /** Part of project or unit. */
  text?: string;
}

const COLUMNS = {
  id: 'publicity.id',
  jurisdiction: 'publicity.jurisdiction',
  titleZh: 'publicity.title_zh',
  titleEn: 'publicity.title_en',
  unitName: 'publicity.unit_name',
  projectName: 'publicity.project_name',
  division: 'publicity.division',
  items: 'publicity.items',
  rule: 'publicity.rule',
  from: 'publicity.from',
  to: 'publicity.to',
  publishedAt: 'publicity.published_at',
  ended: 'publicity.ended',
  opinions: 'publicity.opinions',
};

type Stored = Omit<PublicityRow, 'open'> & { ended: boolean };

/** Taken down by its last day, even before anybody recorded it. */
const shown = (row: Stored, today: LocalDate): PublicityRow => ({
  ...without(row, 'ended'),
  open: !row.ended && row.to >= today,
});

/** All notices, those that end last first. `today` on the business clock. Throws Refused('cursor-invalid'). */
export async function listPublicity(
  db: Knex,
  today: LocalDate,
  { state, text }: PublicityFilter,
  page: PageRequest,
): Promise<Page<PublicityRow>> {
  const limit = limitOf(page);
  const query = db('publicity');
  if (state === 'open') query.where('publicity.ended', false).where('publicity.to', '>=', today);
  if (state === 'ended') query.where((any) => void any.where('publicity.ended', true).orWhere('publicity.to', '<', today));
  if (text) holding(query, text, ['publicity.project_name', 'publicity.unit_name']);
  const after = afterOf(page, 2);
  if (after) query.whereRaw('(publicity."to", publicity.id) < (?::date, ?)', after);
  const rows: Stored[] = await query
    .orderBy([
      { column: 'publicity.to', order: 'desc' },
      { column: 'publicity.id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select(COLUMNS);
  return pageOf(
    rows.map((row) => shown(row, today)),
    limit,
    (row) => [row.to, row.id],
  );
}

export async function findPublicity(
  db: Knex,
  today: LocalDate,
  id: string,
): Promise<{ notice: PublicityRow; target: PublicityTarget } | undefined> {
  const row = await db('publicity')
    .where({ id })
    .first<(Stored & PublicityTarget) | undefined>({
      ...COLUMNS,
      caseId: 'publicity.case_id',
      branch: 'publicity.branch',
      round: 'publicity.round',
    });
  if (!row) return undefined;
  const { caseId, branch, round } = row;
  return { notice: shown(without(row, 'caseId', 'branch', 'round'), today), target: { caseId, branch, round } };
}
