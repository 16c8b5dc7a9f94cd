import type { Knex } from 'knex';

/** An application being filled in; its id becomes the case's id, so that submitting twice is submitting once. */
export interface Draft {
  id: string;
  owner: string;
  jurisdiction: string;
  /** Whatever has been entered so far, unchecked. */
  content: Record<string, unknown>;
  updatedAt: Date;
}

const COLUMNS = { id: 'id', owner: 'owner', jurisdiction: 'jurisdiction', content: 'content', updatedAt: 'updated_at' };

export const listDrafts = (db: Knex, owner: string): Promise<Draft[]> =>
  db('drafts').where({ owner }).orderBy('updated_at', 'desc').limit(100).select(COLUMNS);

export const findDraft = (db: Knex, owner: string, id: string): Promise<Draft | undefined> =>
  db('drafts').where({ id, owner }).first<Draft | undefined>(COLUMNS);

/** Writes a person's draft; false when the id is another person's. */
export async function saveDraft(db: Knex, { id, owner, jurisdiction, content }: Omit<Draft, 'updatedAt'>): Promise<boolean> {
  const rows = await db('drafts')
    .insert({ id, owner, jurisdiction, content: JSON.stringify(content) })
    .onConflict('id')
    .merge({ content: JSON.stringify(content), jurisdiction, updated_at: db.fn.now() })
    .where('drafts.owner', owner)
    .returning<{ id: string }[]>('id');
  return rows.length > 0;
}

export const deleteDraft = (db: Knex, owner: string, id: string): Promise<number> => db('drafts').where({ id, owner }).delete();
