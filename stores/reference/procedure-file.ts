import type { LocalDate } from '../../domain/decider';
import type { Procedure } from '../../domain/procedure/procedure';
import { procedureSchema } from '../../domain/procedure/schema';
import { validateProcedure, type ProcedureProblem } from '../../domain/procedure/validate';
import type { Statute } from '../../domain/rules/statute';
import { readJson } from './json';
import { statuteInForce } from './statute-in-force';

/** What an administrator's file is called in refusals. */
const NAME = 'procedure.json';

/** What a file is checked against besides itself. */
export interface ProcedureSurroundings {
  statutes: readonly Statute[];
  procedures: readonly Procedure[];
  today: LocalDate;
}

/**
 * The next version of a procedure in the format of data/procedures, checked by itself, against the statutes in force on its
 * first day and against the versions that are there. Throws `BadFile` with everything that is wrong.
 */
export function readProcedureFile(json: string, { statutes, procedures, today }: ProcedureSurroundings): Procedure {
  return readJson(NAME, new TextEncoder().encode(json), procedureSchema, (value) => [
    ...followsOn(value, procedures, today),
    ...validateProcedure(value, (id) => statuteInForce(statutes, id, value.validFrom)),
  ]);
}

/** A procedure file that is only tried: any version, from any day. Throws `BadFile`. */
export const readExample = (json: string, statutes: readonly Statute[]): Procedure =>
  readJson(NAME, new TextEncoder().encode(json), procedureSchema, (value) =>
    validateProcedure(value, (id) => statuteInForce(statutes, id, value.validFrom)),
  );

/** The version that a procedure's next file has; 1 where there is none yet. */
export const nextVersion = (procedures: readonly Procedure[], id: string): number =>
  Math.max(0, ...procedures.filter((one) => one.id === id).map(({ version }) => version)) + 1;

/** A version never changes once it is there, and none is made to have applied to what has been received already. */
function followsOn(
  { id, version, validFrom }: Procedure,
  procedures: readonly Procedure[],
  today: LocalDate,
): ProcedureProblem[] {
  const next = nextVersion(procedures, id);
  return [
    ...(version === next ? [] : [{ pointer: '/version', message: `the next version of ${id} is ${next}` }]),
    ...(validFrom >= today
      ? []
      : [{ pointer: '/validFrom', message: `before today, ${today}: cases may have been received since` }]),
  ];
}
