import { approvals, isFiling } from '../../../domain/procedure/procedure';
import type { Procedure } from '../../../domain/procedure/procedure';

/** What brings an applicant: a new project, a permit that is there, something only to be filed, hazardous waste. */
export const choiceGroups = ['project', 'permit', 'filing', 'waste'] as const;
export type ChoiceGroup = (typeof choiceGroups)[number];

export const startsFromPermit = (procedure: Pick<Procedure, 'items'>): boolean =>
  approvals(procedure).some(({ amends }) => amends !== undefined);

export function groupOf(procedure: Pick<Procedure, 'items'>): ChoiceGroup {
  if (startsFromPermit(procedure)) return 'permit';
  if (procedure.items.some(({ kind }) => kind.startsWith('waste-'))) return 'waste';
  return procedure.items.every(isFiling) ? 'filing' : 'project';
}
