import { openDatabase } from '../../stores/database';
import { markDatabase, migrate } from '../migrate';

export interface PrepareOptions {
  /** A database of the embedded default: its clock may be moved, and it may have demo people. */
  embedded: boolean;
  demoData: boolean;
  say: (line: string) => void;
}

/** Brings the database up to date: schema, reference data and, in the embedded default, the demo people and cases. */
export async function prepareDatabase(url: string, { embedded, say }: PrepareOptions): Promise<void> {
  const db = openDatabase(url, { name: 'onewindow-prepare', pool: { max: 4 }, statementTimeout: 0, connectionTimeout: 10_000 });
  try {
    const migrations = await migrate(db);
    if (migrations.length > 0) say(`Database: ${migrations.length} migration${migrations.length === 1 ? '' : 's'} applied`);
    if (embedded) await markDatabase(db, 'demo');
  } finally {
    await db.destroy();
  }
}
