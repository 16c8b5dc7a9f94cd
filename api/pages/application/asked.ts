import { localDate } from '../../../domain/calendar/dates';
import type { FurtherSection, Procedure } from '../../../domain/procedure/procedure';
import { proceduresInForce } from '../../../stores/reads/procedures';
import type { ApiServices } from '../../services';
import { textAt } from '../forms/form';

/** The procedure that a form names, as in force today. */
export async function chosenProcedure(services: ApiServices, sent: unknown): Promise<Procedure | undefined> {
  const id = textAt({ values: sent, problems: [] }, '/procedure');
  const procedures = await proceduresInForce(services.db, localDate(await services.businessClock.now()));
  return procedures.find((procedure) => procedure.id === id);
}

/** Parts of the application that it asks for besides those that all have. */
export const askedSections = async (services: ApiServices, sent: unknown): Promise<readonly FurtherSection[]> =>
  (await chosenProcedure(services, sent))?.sections ?? [];
