import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Procedure } from '../../domain/procedure/procedure';
import { validateProcedure } from '../../domain/procedure/validate';
import { overrideSchema, type DeadlineOverride } from '../../domain/rules/override';
import { overrideProblems } from '../../domain/rules/override-check';
import type { Statute } from '../../domain/rules/statute';
import type { JurisdictionData } from './jurisdictions';
import { readJson } from './json';
import { statuteInForce } from './statute-in-force';

const FILE = 'deadline-overrides.json';

const overridesSchema = z.strictObject({ note: z.string().trim().min(1), overrides: z.array(overrideSchema) });

interface Beside {
  statutes: readonly Statute[];
  procedures: readonly Procedure[];
  jurisdictions: readonly JurisdictionData[];
}

/** data/deadline-overrides.json: checked against the statutes, the authorities and the procedures that stand beside it. */
export function readOverrides(folder: string, { statutes, procedures, jurisdictions }: Beside): DeadlineOverride[] {
  const known = {
    statutes,
    jurisdictions: new Set(jurisdictions.map(({ code }) => code)),
    promise: (id: string, workingDays: number) => promiseProblem(procedures, statutes, id, workingDays),
  };
  const { overrides } = readJson(FILE, readFileSync(join(folder, FILE)), overridesSchema, (value) =>
    overrideProblems(value.overrides, known),
  );
  return overrides;
}

/** A local promise is held against the law as that of the procedure itself is, in every version that cases may run under. */
function promiseProblem(
  procedures: readonly Procedure[],
  statutes: readonly Statute[],
  id: string,
  workingDays: number,
): string | undefined {
  const versions = procedures.filter((procedure) => procedure.id === id);
  if (versions.length === 0) return `${id} is not a procedure of data/procedures`;
  return versions
    .flatMap((procedure) =>
      validateProcedure({ ...procedure, promised: { workingDays, source: FILE } }, (rule) =>
        statuteInForce(statutes, rule, procedure.validFrom),
      ),
    )
    .find(({ pointer }) => pointer === '/promised/workingDays')?.message;
}
