import { join } from 'node:path';
import { readReferenceData, statuteInForce } from '../../stores/reference/files';
import { buildRules } from '../../stores/reference/rules';
import type { Statute } from '../../domain/rules/statute';

/** The shipped data, as the database would give it back. */
export const data = readReferenceData(join(__dirname, '../../data'));
export const calendar = buildRules({ ...data, version: 1, jurisdictions: [] }).calendar('320200');
export const rules = buildRules({ ...data, version: 1, jurisdictions: [] });

/** A row of the deadline file in force on a day, by default in the week of the tests' cases. */
function statute(id: string, on = '2026-11-22'): Statute {
  const row = statuteInForce(data.statutes, id, on);
  if (!row) throw new Error(`no ${id} on ${on}`);
  return row;
}
