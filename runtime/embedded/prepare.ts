import { openDatabase } from '../../stores/database';
import { bringUpToDate, markDatabase } from '../migrate';
import { seedPeople } from './demo/people';

export interface PrepareOptions {
  /** A database of the embedded default: its clock may be moved, and it may have demo people. */
  embedded: boolean;
  demoData: boolean;
  say: (line: string) => void;
}

/** Brings the database up to date: schema, reference data and, in the embedded default, the demo people. */
export async function prepareDatabase(url: string, { embedded, demoData, say }: PrepareOptions): Promise<void> {
  const db = openDatabase(url, { name: 'onewindow-prepare', pool: { max: 4 }, statementTimeout: 0, connectionTimeout: 10_000 });
  try {
    const { migrations, referenceChanges } = await bringUpToDate(db);
    if (migrations.length > 0) say(`Database: ${migrations.length} migrations applied`);
    if (referenceChanges > 0) say(`Reference data: ${referenceChanges} rows loaded or changed`);
    if (embedded) await markDatabase(db, 'demo');
    if (embedded && demoData) await seedPeople(db);
  } finally {
    await db.destroy();
  }
}
