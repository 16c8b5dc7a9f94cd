import type { Knex } from 'knex';
import type { Procedure } from '../../domain/procedure/procedure';
import { canonicalHash } from '../hash-chain';
import { BadFile } from './bad-file';
import { readProcedureText, readReferenceData, type ReferenceData } from './files';

/** Stands for "always" where a text's first day of force is not known. */
const EVER = '1900-01-01';

export interface Loaded {
  /** Rows of each table after the load. */
  counts: {
    deadlines: number;
    overrides: number;
    holidays: number;
    procedures: number;
    jurisdictions: number;
    departments: number;
  };
  /** Rows that the load added, changed or removed. */
  changes: number;
  /** Version of the reference data after it. */
  version: number;
}

/**
 * Loads the data folder: files are checked whole before anything is written, everything goes in by one transaction, and the
 * reference data's version rises only when something changed. Throws `BadFile` for a damaged file, and for a procedure
 * changed under a version that cases are pinned to.
 */
export async function loadReference(db: Knex, dataFolder: string): Promise<Loaded> {
  const data = readReferenceData(dataFolder);
  return db.transaction(async (trx) => {
    const locked: unknown = await trx('reference_version').forUpdate().first('version');
    if (!locked) throw new Error('reference_version has no row: run the migrations');
    const procedures = await ownProcedures(trx, data);
    await refusePinnedChange(trx, procedures);
    const changes =
      (await replace(trx, 'deadline_rules', ['id', 'valid_from'], deadlineRows(data))) +
      (await replace(trx, 'deadline_overrides', ['jurisdiction', 'rule', 'procedure', 'valid_from'], overrideRows(data))) +
      (await loadHolidays(trx, data)) +
      (await keep(trx, 'procedures', ['id', 'version'], procedureRows(procedures, dataFolder))) +
      (await keep(trx, 'jurisdictions', ['code'], jurisdictionRows(data))) +
      (await keep(trx, 'departments', ['jurisdiction', 'kind'], departmentRows(data)));
    if (changes > 0) await trx('reference_version').increment('version', 1);
    const after = await trx<{ version: number }>('reference_version').first('version');
    return { counts: await countRows(trx), changes, version: after?.version ?? 0 };
  });
}

const deadlineRows = ({ statutes }: ReferenceData): Row[] =>
  statutes.map((statute) => ({
    id: statute.rule_id,
    valid_from: statute.effective_from || EVER,
    rule: JSON.stringify(statute),
    source_ref: statute.source_ref,
  }));

const overrideRows = ({ overrides }: ReferenceData): Row[] =>
  overrides.map((override) => ({
    jurisdiction: override.jurisdiction,
    rule: override.rule,
    procedure: override.procedure ?? '',
    valid_from: override.validFrom,
    override: JSON.stringify(override),
  }));

/** Without the versions that an administrator has loaded (stores/procedure-load.ts): they stay as they were loaded. */
async function ownProcedures(trx: Knex, { procedures }: ReferenceData): Promise<Procedure[]> {
  const loads = await trx('procedure_loads').select<{ id: string; version: number }[]>(
    'procedure as id',
    'procedure_version as version',
  );
  return procedures.filter(({ id, version }) => !loads.some((one) => one.id === id && one.version === version));
}

const procedureRows = (procedures: readonly Procedure[], dataFolder: string): Row[] =>
  procedures.map((procedure) => ({
    id: procedure.id,
    version: procedure.version,
    valid_from: procedure.validFrom,
    procedure: JSON.stringify(procedure),
    file: readProcedureText(dataFolder, procedure),
  }));

const jurisdictionRows = ({ jurisdictions }: ReferenceData): Row[] =>
  jurisdictions.map(({ code, nameZh, nameEn, shortName, level, parent, smsSign, phone, reconsiderationBody, court }) => ({
    code,
    name_zh: nameZh,
    name_en: nameEn,
    short_name: shortName,
    level,
    parent: parent ?? null,
    sms_sign: smsSign,
    reconsideration_body: reconsiderationBody,
    court,
    phone,
  }));

const departmentRows = ({ jurisdictions }: ReferenceData): Row[] =>
  jurisdictions.flatMap(({ code, departments }) =>
    departments.map(({ kind, nameZh, nameEn }) => ({ jurisdiction: code, kind, name_zh: nameZh, name_en: nameEn })),
  );

/** Years of which an administrator has loaded the notice (stores/calendar-load.ts) are left as they are; so are years that the file lacks. */
async function loadHolidays(trx: Knex, { holidays }: ReferenceData): Promise<number> {
  const loads = await trx('calendar_loads').whereNull('jurisdiction').select<{ years: number[] }[]>('years');
  const theirs = new Set(loads.flatMap(({ years }) => years));
  const kept = await trx('holidays')
    .whereIn('notice_year', [...theirs])
    .select<{ date: string }[]>('date');
  const keptDays = new Set(kept.map(({ date }) => date));
  const rows = holidays.filter(({ date, notice_year: year }) => !theirs.has(year) && !keptDays.has(date));
  const removed = await trx('holidays')
    .whereIn('notice_year', [...new Set(rows.map(({ notice_year: year }) => year))])
    .whereNotIn(
      'date',
      rows.map(({ date }) => date),
    )
    .delete();
  return removed + (await keep(trx, 'holidays', ['date'], rows));
}

type Row = Record<string, string | number | null>;

/** The table becomes exactly the rows; answers how many changed. */
async function replace(trx: Knex, table: string, key: readonly string[], rows: readonly Row[]): Promise<number> {
  const removed = await trx(table)
    .whereNotIn(
      [...key],
      rows.map((row) => key.map((column) => row[column] ?? null)),
    )
    .delete();
  return removed + (await keep(trx, table, key, rows));
}

/** Adds and changes rows, removes none; answers how many differed from what was there. */
async function keep(trx: Knex, table: string, key: readonly string[], rows: readonly Row[]): Promise<number> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !key.includes(column));
  let changed = 0;
  for (const row of rows) {
    const written = await trx(table)
      .insert(row)
      .onConflict([...key])
      .merge(columns)
      .whereRaw(`(${columns.map(() => '??').join(', ')}) is distinct from (${columns.map(() => '??').join(', ')})`, [
        ...columns.map((column) => `${table}.${column}`),
        ...columns.map((column) => `excluded.${column}`),
      ])
      .returning(key[0] ?? '*');
    changed += written.length;
  }
  return changed;
}

/** A procedure version that a case runs under is part of that case's past: another content needs another version. */
async function refusePinnedChange(trx: Knex, procedures: readonly Procedure[]): Promise<void> {
  const stored = await trx<{ id: string; version: number; procedure: unknown }>('procedures').select(
    'id',
    'version',
    'procedure',
  );
  for (const procedure of procedures) {
    const { id, version } = procedure;
    const before = stored.find((row) => row.id === id && row.version === version);
    if (!before || canonicalHash(before.procedure) === canonicalHash(procedure)) continue;
    const pinned: unknown = await trx('streams')
      .where('kind', 'joint-case')
      .whereRaw(`state #>> '{procedure,id}' = ? and state #>> '{procedure,version}' = ?`, [id, String(version)])
      .first('id');
    if (pinned) {
      const message = `cases run under version ${version}; a changed procedure needs the next version and a file of its own`;
      throw new BadFile(`procedures/${id}.v${version}.json`, [{ line: 1, column: 1, message }]);
    }
  }
}

async function countRows(trx: Knex): Promise<Loaded['counts']> {
  const { rows } = await trx.raw<{ rows: [Loaded['counts']] }>(`
    select (select count(*) from deadline_rules)::int as deadlines, (select count(*) from deadline_overrides)::int as overrides,
           (select count(*) from holidays)::int as holidays,
           (select count(*) from procedures)::int as procedures, (select count(*) from jurisdictions)::int as jurisdictions,
           (select count(*) from departments)::int as departments`);
  return rows[0];
}
