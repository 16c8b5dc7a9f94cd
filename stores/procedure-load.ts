import type { Knex } from 'knex';
import { addDays, localDate, startOfDay } from '../domain/calendar/dates';
import type { Actor, LocalDate } from '../domain/decider';
import { difference, type Change } from '../domain/procedure/difference';
import { dryRun } from '../domain/procedure/dry-run';
import type { DryRun } from '../domain/procedure/dry-run-result';
import type { Procedure } from '../domain/procedure/procedure';
import { Refused } from '../domain/refused';
import { casesSince, procedureVersions } from './reads/procedures';
import { readProcedureFile } from './reference/procedure-file';
import { buildRules, readRulesData } from './reference/rules';

/** New cases are estimated by those of so many days. */
export const DAYS_LOOKED_BACK = 30;

export interface ProcedurePreview {
  /** Version of the reference data that the preview was made on; the load is refused when it is another by then. */
  version: number;
  procedure: Procedure;
  /** Version that the changes are counted from: the one in force on the first day of the new one; null for a new procedure. */
  from: number | null;
  changes: Change[];
  /** An example received on the first day, each act on its last day. */
  dryRun: DryRun;
  /** Cases that go on under the versions they are pinned to. */
  openCases: { version: number; count: number }[];
  /** Cases received with this procedure in the last `DAYS_LOOKED_BACK` days: as many may be expected to use it. */
  recentCases: number;
  /** Versions planned for later that will never be chosen, because this one is newer and begins no later. */
  overtakes: number[];
}

export interface ProcedureLoaded {
  /** Of the row in procedure_loads. */
  position: number;
  /** Version of the reference data after it. */
  version: number;
  procedure: { id: string; version: number };
}

export interface ProcedureLoads {
  /** What a file would change. Nothing is written. Throws `BadFile`. */
  preview: (request: { json: string; jurisdiction: string }) => Promise<ProcedurePreview>;
  /** Loads a file as the next version. Throws `BadFile`, and Refused('preview-outdated') when `version` is not in force any more. */
  load: (request: { json: string; actor: Actor; version?: number }) => Promise<ProcedureLoaded>;
}

/**
 * Loading a new version of a procedure: it is added beside those that are there, so that cases keep theirs and what is received
 * from its first day takes it. Who loaded which file stays on record, and the next start leaves it as it is.
 */
export function createProcedureLoads(db: Knex, now: () => Promise<number>): ProcedureLoads {
  return {
    async preview({ json, jurisdiction }) {
      const { data, procedure, today } = await planOf(db, json, await now());
      const versions = await procedureVersions(db, today, procedure.id);
      const before = versions
        .map((one) => one.procedure)
        .filter(({ validFrom }) => validFrom <= procedure.validFrom)
        .at(-1);
      return {
        ...{ version: data.version, procedure, from: before?.version ?? null },
        changes: before ? difference(before, procedure) : [],
        dryRun: dryRun({ procedure, jurisdiction, receivedOn: procedure.validFrom, pace: 'last-day' }, buildRules(data)),
        openCases: versions
          .filter(({ openCases }) => openCases > 0)
          .map(({ procedure: { version }, openCases: count }) => ({ version, count })),
        recentCases: await casesSince(db, procedure.id, new Date(startOfDay(addDays(today, -DAYS_LOOKED_BACK)))),
        overtakes: versions
          .filter(({ procedure: { validFrom } }) => validFrom > today && validFrom >= procedure.validFrom)
          .map((one) => one.procedure.version),
      };
    },
    async load({ json, actor, version }) {
      const { data, procedure } = await planOf(db, json, await now(), version);
      return db.transaction((trx) => writeLoad(trx, data.version, procedure, { json, actor }));
    },
  };
}

/** The file as it would stand beside what is there. That this has changed since `seen` is said before what it makes of the file. */
async function planOf(db: Knex, json: string, now: number, seen?: number) {
  const data = await db.transaction((trx) => readRulesData(trx), { isolationLevel: 'repeatable read', readOnly: true });
  if (seen !== undefined && seen !== data.version) throw new Refused('preview-outdated');
  const today: LocalDate = localDate(now);
  return { data, today, procedure: readProcedureFile(json, { ...data, today }) };
}

/** Blanks at the ends are lost on the way through a form; a file ends with a line feed. */
const fileOf = (json: string): string => `${json.trim()}\n`;

/** The row of the reference data's version is the lock: whoever read an older one is refused. */
async function writeLoad(
  trx: Knex,
  version: number,
  procedure: Procedure,
  { json, actor }: { json: string; actor: Actor },
): Promise<ProcedureLoaded> {
  const locked = await trx<{ version: number }>('reference_version').forUpdate().first('version');
  if (locked?.version !== version) throw new Refused('preview-outdated');
  const { id, version: own, validFrom } = procedure;
  await trx('procedures').insert({ id, version: own, valid_from: validFrom, procedure: JSON.stringify(procedure) });
  await trx('reference_version').increment('version', 1);
  const [row] = await trx('procedure_loads')
    .insert({
      loaded_by: actor.id,
      procedure: id,
      procedure_version: own,
      valid_from: validFrom,
      json: fileOf(json),
      version: version + 1,
    })
    .returning<{ position: number }[]>('position');
  return { position: row!.position, version: version + 1, procedure: { id, version: own } };
}
