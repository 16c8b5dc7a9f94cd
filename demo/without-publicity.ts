import type { Knex } from 'knex';
import type { Procedure } from '../domain/procedure/procedure';

/** The first version of the report form's procedure, which had no publicity, under an id of its own. */
export const WITHOUT_PUBLICITY = 'form-without-publicity';

/**
 * Puts that procedure among those of a database: a case under it goes from application to licences in a day, so measurements and
 * tests of everything else need not wait for the public.
 */
export async function addWithoutPublicity(db: Knex): Promise<void> {
  const first = await db('procedures')
    .where({ id: 'eia-form-simplified-permit', version: 1 })
    .first<{ procedure: Procedure; valid_from: string }>('procedure', 'valid_from');
  const title = { zh: '环评报告表与排污许可（不公示）', en: 'Report form and permit, without publicity' };
  const file = `${JSON.stringify({ ...first.procedure, id: WITHOUT_PUBLICITY, title }, null, 2)}\n`;
  await db('procedures').insert({ id: WITHOUT_PUBLICITY, version: 1, valid_from: first.valid_from, procedure: file, file });
  await db('reference_version').increment('version', 1);
}
