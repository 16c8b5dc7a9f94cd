import { z } from 'zod';
import { openDatabase } from '../../stores/database';
import { bringUpToDate } from '../migrate';

const Environment = z.object({ DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address') });

/** Brings the database of DATABASE_URL up to date and ends: the step before API and workers start anew. */
async function main(): Promise<void> {
  const { DATABASE_URL } = Environment.parse(process.env);
  const db = openDatabase(DATABASE_URL, { name: 'onewindow-migrate', statementTimeout: 0, connectionTimeout: 30_000 });
  try {
    const { migrations, referenceChanges } = await bringUpToDate(db);
    console.log(`${migrations.length} migrations applied, ${referenceChanges} rows of reference data changed.`);
  } finally {
    await db.destroy();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
