import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { procedureSchema } from '../../domain/procedure/schema';
import { validateProcedure } from '../../domain/procedure/validate';
import type { Procedure } from '../../domain/procedure/procedure';
import type { DeadlineOverride } from '../../domain/rules/override';
import { statuteSchema, type Statute } from '../../domain/rules/statute';
import { BadFile, type FileProblem } from './bad-file';
import { readCsv, type CsvRow } from './csv';
import { readJson } from './json';
import { jurisdictionProblems, jurisdictionsSchema, type JurisdictionData } from './jurisdictions';
import { readOverrides } from './overrides';
import { statuteInForce } from './statute-in-force';
import { columnsOf, holidaySchema, noticesAreWhole } from './lists';

export type HolidayData = z.infer<typeof holidaySchema>;

/** What the database holds of the data folder. */
export interface ReferenceData {
  statutes: Statute[];
  overrides: DeadlineOverride[];
  holidays: HolidayData[];
  procedures: Procedure[];
  jurisdictions: JurisdictionData[];
}

/** Reads and checks the files that go into the database. Throws `BadFile`, so that a damaged file is refused whole. */
export function readReferenceData(folder: string): ReferenceData {
  const statutes = readStatutes(folder);
  const holidays = readCsv(
    'holidays.csv',
    readFileSync(join(folder, 'holidays.csv')),
    columnsOf(holidaySchema),
    holidaySchema,
    ({ date }) => date,
    noticesAreWhole,
  );
  const { jurisdictions } = readJson(
    'jurisdictions.json',
    readFileSync(join(folder, 'jurisdictions.json')),
    jurisdictionsSchema,
    jurisdictionProblems,
  );
  const procedures = readProcedures(folder, statutes);
  return {
    statutes,
    overrides: readOverrides(folder, { statutes, procedures, jurisdictions }),
    holidays,
    procedures,
    jurisdictions,
  };
}

/** data/deadlines.csv: a rule's versions do not overlap. */
const readStatutes = (folder: string): Statute[] =>
  readCsv(
    'deadlines.csv',
    readFileSync(join(folder, 'deadlines.csv')),
    columnsOf(statuteSchema),
    statuteSchema,
    ({ rule_id, effective_from }) => `${rule_id} from ${effective_from || 'ever'}`,
    versionsDoNotOverlap,
  );

function versionsDoNotOverlap(rows: readonly CsvRow<Statute>[]): FileProblem[] {
  return rows.flatMap(({ line, value: row }) => {
    const next = rows.find(({ value: other }) => other.rule_id === row.rule_id && other.effective_from > row.effective_from)
      ?.value.effective_from;
    return next !== undefined && (row.effective_to === '' || row.effective_to >= next)
      ? [{ line, column: 'effective_to', message: `${row.rule_id} overlaps its version from ${next}` }]
      : [];
  });
}

/** data/procedures/<id>.v<version>.json, each checked against the statutes in force on its first day. */
function readProcedures(folder: string, statutes: readonly Statute[]): Procedure[] {
  const files = readdirSync(join(folder, 'procedures')).toSorted();
  return files.map((file) => {
    const name = `procedures/${file}`;
    const procedure: Procedure = readJson(name, readFileSync(join(folder, name)), procedureSchema, (value) => {
      const inForce = (id: string): Statute | undefined => statuteInForce(statutes, id, value.validFrom);
      return validateProcedure(value, inForce);
    });
    if (file !== `${procedure.id}.v${procedure.version}.json`) {
      throw new BadFile(name, [{ line: 1, column: 1, message: `holds ${procedure.id} version ${procedure.version}` }]);
    }
    return procedure;
  });
}

/** A version's file as it is written, for whoever asks for it back: the database keeps values and not their order. */
export const readProcedureText = (folder: string, { id, version }: Pick<Procedure, 'id' | 'version'>): string =>
  readFileSync(join(folder, 'procedures', `${id}.v${version}.json`), 'utf8');
