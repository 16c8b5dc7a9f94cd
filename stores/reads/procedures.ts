import type { Knex } from 'knex';
import type { LocalDate } from '../../domain/decider';
import type { Procedure } from '../../domain/procedure/procedure';

/** The newest version in force on a day of every procedure: what an application can be made for. */
export async function proceduresInForce(db: Knex, on: LocalDate): Promise<Procedure[]> {
  const rows = await db('procedures')
    .where('valid_from', '<=', on)
    .distinctOn('id')
    .orderBy([{ column: 'id' }, { column: 'version', order: 'desc' }])
    .select<{ procedure: Procedure }[]>('procedure');
  return rows.map(({ procedure }) => procedure);
}
