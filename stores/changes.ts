import type { Knex } from 'knex';
import type { Verdict } from '../domain/change/answer';
import type { Change } from '../domain/change/facts';
import type { Item } from '../domain/change/tables';
import type { Actor, ActorRef } from '../domain/decider';
import { Refused } from '../domain/refused';
import { canonicalHash } from './hash-chain';
import { afterOf, limitOf, pageOf, type Page, type PageRequest } from './reads/paging';
import { inScope } from './reads/scope';

/** A change as a unit described it, with the verdicts proposed then. */
export interface Assessment {
  id: string;
  jurisdiction: string;
  unitName: string;
  uscc: string;
  change: Change;
  verdicts: Verdict[];
  assessedBy: ActorRef;
  assessedAt: Date;
}

/** What an officer decided on one item, beside what was proposed to them. */
export interface Confirmation {
  item: Item;
  proposed: Verdict;
  class: string;
  reason: string | null;
  confirmedBy: ActorRef;
  confirmedAt: Date;
}

export interface AssessmentRow extends Pick<Assessment, 'id' | 'unitName' | 'uscc' | 'verdicts' | 'assessedAt'> {
  confirmations: { item: Item; class: string }[];
}

const COLUMNS = {
  id: 'change_assessments.id',
  jurisdiction: 'change_assessments.jurisdiction',
  unitName: 'change_assessments.unit_name',
  uscc: 'change_assessments.uscc',
  change: 'change_assessments.change',
  verdicts: 'change_assessments.verdicts',
  assessedBy: 'change_assessments.assessed_by',
  assessedAt: 'change_assessments.assessed_at',
};

/** Keeps an assessment under its id. The same id with the same content again is answered from the first time: Refused('key-reused') otherwise. */
export async function saveAssessment(
  db: Knex,
  { change, verdicts, assessedBy, assessedAt, ...rest }: Assessment,
): Promise<{ repeated: boolean }> {
  const hash = canonicalHash([rest.unitName, rest.uscc, change, assessedBy.id]);
  const rows = await db('change_assessments')
    .insert({
      ...{ id: rest.id, jurisdiction: rest.jurisdiction, unit_name: rest.unitName, uscc: rest.uscc },
      ...{ change: JSON.stringify(change), verdicts: JSON.stringify(verdicts), assessed_by: JSON.stringify(assessedBy) },
      ...{ assessed_at: assessedAt, content_hash: hash },
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (rows.length > 0) return { repeated: false };
  const known = await db('change_assessments').where({ id: rest.id }).first<{ content_hash: string }>('content_hash');
  if (known.content_hash !== hash) throw new Refused('key-reused');
  return { repeated: true };
}

export const findAssessment = (db: Knex, actor: Actor, id: string): Promise<Assessment | undefined> =>
  inScope(db('change_assessments'), actor, 'change_assessments').where({ id }).first<Assessment | undefined>(COLUMNS);

export const confirmationsOf = (db: Knex, assessment: string): Promise<Confirmation[]> =>
  db('change_confirmations')
    .where({ assessment })
    .orderBy('confirmed_at')
    .select({
      ...{ item: 'item', proposed: 'proposed', class: 'class', reason: 'reason' },
      ...{ confirmedBy: 'confirmed_by', confirmedAt: 'confirmed_at' },
    });

/** Writes a decision once: whoever comes second is told who was first, unless they say the same again. */
export async function saveConfirmation(db: Knex, assessment: string, one: Confirmation): Promise<{ repeated: boolean }> {
  const rows = await db('change_confirmations')
    .insert({
      ...{ assessment, item: one.item, class: one.class, reason: one.reason, confirmed_at: one.confirmedAt },
      ...{ proposed: JSON.stringify(one.proposed), confirmed_by: JSON.stringify(one.confirmedBy) },
    })
    .onConflict(['assessment', 'item'])
    .ignore()
    .returning<{ item: string }[]>('item');
  return { repeated: rows.length === 0 };
}

/** Assessments that a person may see, the newest first. */
export async function listAssessments(db: Knex, actor: Actor, page: PageRequest): Promise<Page<AssessmentRow>> {
  const limit = limitOf(page);
  const query = inScope(db('change_assessments'), actor, 'change_assessments');
  const after = afterOf(page, 2);
  if (after) query.whereRaw('(change_assessments.assessed_at, change_assessments.id) < (?::timestamptz, ?)', after);
  const rows: AssessmentRow[] = await query
    .orderBy([
      { column: 'change_assessments.assessed_at', order: 'desc' },
      { column: 'change_assessments.id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select({
      ...{ id: COLUMNS.id, unitName: COLUMNS.unitName, uscc: COLUMNS.uscc },
      ...{ verdicts: COLUMNS.verdicts, assessedAt: COLUMNS.assessedAt },
      confirmations: db.raw(
        `coalesce((select jsonb_agg(jsonb_build_object('item', c.item, 'class', c.class)) from change_confirmations c
          where c.assessment = change_assessments.id), '[]')`,
      ),
    });
  return pageOf(rows, limit, (row) => [row.assessedAt.toISOString(), row.id]);
}

/** The draft of an application begun from an assessment: begun once by each person, kept together with its first content. */
export async function startDraft(
  db: Knex,
  start: { assessment: string; procedure: string; draft: string; owner: string; jurisdiction: string; content: object },
): Promise<string> {
  return db.transaction(async (trx) => {
    const { assessment, procedure, draft, owner, jurisdiction, content } = start;
    const rows = await trx('change_starts')
      .insert({ assessment, procedure, draft, started_by: owner })
      .onConflict(['assessment', 'procedure', 'started_by'])
      .ignore()
      .returning<{ draft: string }[]>('draft');
    if (rows.length === 0) {
      const known = await trx('change_starts')
        .where({ assessment, procedure, started_by: owner })
        .first<{ draft: string }>('draft');
      return known.draft;
    }
    await trx('drafts').insert({ id: draft, owner, jurisdiction, content: JSON.stringify(content) });
    return draft;
  });
}

/** Applications begun from an assessment; the draft's id becomes the case's. */
export const startsOf = (
  db: Knex,
  assessment: string,
): Promise<{ procedure: string; draft: string; startedBy: string; submitted: boolean }[]> =>
  db('change_starts')
    .leftJoin('streams', 'streams.id', 'change_starts.draft')
    .where({ assessment })
    .orderBy('recorded_at')
    .select({
      ...{ procedure: 'procedure', draft: 'draft', startedBy: 'started_by' },
      submitted: db.raw('streams.id is not null'),
    });
