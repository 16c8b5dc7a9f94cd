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

/** Chosen for what is received today, from a later day, no longer; or never, because a newer version begins no later. */
export type VersionStanding = 'in-force' | 'future' | 'past' | 'never';

export interface ProcedureVersion {
  procedure: Procedure;
  standing: VersionStanding;
  /** First day on which a newer version takes its place; null while there is none. */
  until: LocalDate | null;
  openCases: number;
  closedCases: number;
  loadedAt: Date;
  /** Name of the administrator; null where it came with the data folder. */
  loadedBy: string | null;
}

interface Row {
  procedure: Procedure;
  loaded_at: Date;
  loaded_by: string | null;
  open: number;
  closed: number;
}

/** Every version of every procedure, or of one; by id, the oldest first. */
export async function procedureVersions(db: Knex, today: LocalDate, id?: string): Promise<ProcedureVersion[]> {
  const cases = db('cases')
    .select('procedure', 'procedure_version')
    .select(db.raw('(count(*) filter (where not closed))::int as open, (count(*) filter (where closed))::int as closed'))
    .groupBy('procedure', 'procedure_version')
    .as('c');
  const versions = db('procedures as p')
    .leftJoin(cases, (on) => on.on('c.procedure', 'p.id').on('c.procedure_version', 'p.version'))
    .leftJoin('procedure_loads as l', (on) => on.on('l.procedure', 'p.id').on('l.procedure_version', 'p.version'))
    .leftJoin('users as u', 'u.id', 'l.loaded_by')
    .orderBy(['p.id', 'p.version'])
    .select('p.procedure', 'p.loaded_at', 'u.name as loaded_by')
    .select(db.raw('coalesce(c.open, 0) as open, coalesce(c.closed, 0) as closed'));
  const rows = (await (id === undefined ? versions : versions.where('p.id', id))) as Row[];
  return rows.map((row) => {
    const { procedure } = row;
    const own = rows.map((one) => one.procedure).filter((one) => one.id === procedure.id);
    const newer = own.filter(({ version }) => version > procedure.version).map(({ validFrom }) => validFrom);
    const until = newer.toSorted()[0] ?? null;
    return {
      ...{
        procedure,
        standing: standingOf(procedure.validFrom, until, today),
        until,
        openCases: row.open,
        closedCases: row.closed,
      },
      ...{ loadedAt: row.loaded_at, loadedBy: row.loaded_by },
    };
  });
}

function standingOf(from: LocalDate, until: LocalDate | null, today: LocalDate): VersionStanding {
  if (until !== null && until <= from) return 'never';
  if (until !== null && until <= today) return 'past';
  return from <= today ? 'in-force' : 'future';
}

/** One version. */
export async function findProcedure(db: Knex, id: string, version: number): Promise<Procedure | undefined> {
  const row = await db('procedures').where({ id, version }).first<{ procedure: Procedure } | undefined>('procedure');
  return row?.procedure;
}

/** The file of a version, byte for byte as the data folder holds it or an administrator loaded it. */
export async function procedureFile(db: Knex, id: string, version: number): Promise<string | undefined> {
  const row = await db('procedures as p')
    .leftJoin('procedure_loads as l', (on) => on.on('l.procedure', 'p.id').on('l.procedure_version', 'p.version'))
    .where({ 'p.id': id, 'p.version': version })
    .first<{ file: string | null; json: string | null } | undefined>('p.file', 'l.json');
  return row?.json ?? row?.file ?? undefined;
}

/** Cases received with a procedure in the last days: how many new ones are to be expected. */
export async function casesSince(db: Knex, id: string, since: Date): Promise<number> {
  const row = await db('cases')
    .where({ procedure: id })
    .where('submitted_at', '>=', since)
    .count<{ count: string }[]>('* as count');
  return Number(row[0]?.count ?? 0);
}
