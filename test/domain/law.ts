import { join } from 'node:path';
import { readReferenceData } from '../../stores/reference/files';
import { buildRules } from '../../stores/reference/rules';

/** The shipped data, as the database would give it back. */
export const data = readReferenceData(join(__dirname, '../../data'));
export const calendar = buildRules({ ...data, version: 1, jurisdictions: [] }).calendar('320200');
export const rules = buildRules({ ...data, version: 1, jurisdictions: [] });
