import type { Knex } from 'knex';
import { allSteps } from '../fixtures/all-steps';

/** Puts the procedure with every kind of step among those of a database, in force from the day it says. */
export async function loadAllSteps(db: Knex): Promise<string> {
  const { id, version, validFrom } = allSteps;
  await db('procedures').insert({ id, version, valid_from: validFrom, procedure: JSON.stringify(allSteps) });
  await db('reference_version').increment('version', 1);
  return id;
}
