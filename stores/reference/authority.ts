import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityProblems, authoritySchema, type AuthorityTables } from '../../domain/authority/tables';
import { readJson } from './json';

/** data/authority.json: who decides which item where. Throws `BadFile`, naming line and column. */
export const readAuthority = (folder: string, isDivision: (code: string) => boolean): AuthorityTables =>
  readJson('authority.json', readFileSync(join(folder, 'authority.json')), authoritySchema, (tables) =>
    authorityProblems(tables, isDivision),
  );
