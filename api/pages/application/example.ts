import type { Actor } from '../../../domain/decider';
import type { Procedure } from '../../../domain/procedure/procedure';
import { listCases } from '../../../stores/reads/cases';
import { exampleApplication, exampleWasteApplication } from '../../commands/joint-case/example-application';
import type { ApiServices } from '../../services';
import { textAt, valueAt } from '../forms/form';
import { filledRows } from '../forms/rows';

/** The demonstration's example, for the unit and the area of the person who asks; papers already uploaded stay. */
export async function exampleFor(
  { db, catalogue }: ApiServices,
  actor: Actor,
  sent: unknown,
  procedure: Procedure | undefined,
): Promise<Record<string, unknown>> {
  const form = { values: sent, problems: [] };
  const example = procedure?.sections?.includes('waste') ? exampleWasteApplication(procedure) : exampleApplication;
  const { unit, site } = example;
  const last =
    actor.role === 'enterprise' ? (await listCases(db, actor, { sort: 'submitted' }, { limit: 1 })).rows[0] : undefined;
  const city = `${(actor.jurisdiction ?? site.division).slice(0, 4)}00`;
  const covered = catalogue.divisionsOf(city).some(({ code }) => code === site.division) || actor.role === 'enterprise';
  const division = covered
    ? site.division
    : (catalogue.divisionsOf(city).find(({ level }) => level !== 'placeholder')?.code ?? site.division);
  return {
    procedure: textAt(form, '/procedure'),
    ...(textAt(form, '/licence') ? { licence: textAt(form, '/licence') } : {}),
    application: {
      ...example,
      unit: { ...unit, ...(actor.uscc ? { uscc: actor.uscc } : {}), ...(last ? { name: last.unitName } : {}) },
      site: { ...site, division },
      materials: filledRows(sent, '/application/materials'),
      consent: valueAt(sent, '/application/consent') ?? {},
    },
  };
}
