import type { Knex } from 'knex';

/** A paper that the process has written. */
export interface DocumentRow {
  id: string;
  /** `receipt`, `correction-notice`, …, `certificate-<item>`. */
  kind: string;
  number: string;
  template: string;
  /** SHA-256 of the file. */
  file: string;
  /** SHA-256 of the content, printed on it. */
  contentHash: string;
  bytes: number;
  producedAt: Date;
}

/** Papers of a stream, the oldest first. */
export const listDocuments = (db: Knex, stream: string): Promise<DocumentRow[]> =>
  db('documents')
    .where({ stream })
    .orderBy([{ column: 'produced_at' }, { column: 'id' }])
    .select<DocumentRow[]>('id', 'kind', 'number', 'template', 'file', 'bytes', {
      contentHash: 'content_hash',
      producedAt: 'produced_at',
    });
