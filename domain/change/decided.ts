import type { Verdict } from './answer';
import type { Item } from './tables';
import type { ChangeTables } from './tables';
import type { DepartmentKind } from '../decider';

/** Whose part each item is; the leaders of the authority may confirm every item. */
export const departmentOf: Record<Item, DepartmentKind> = { eia: 'eia', permit: 'permit', waste: 'solid-waste' };

/** Classes that an officer may decide on. */
export const choicesOf = (tables: ChangeTables, item: Item): string[] => [
  ...tables[item].classes.map(({ id }) => id),
  ...(tables[item].appliesWhen ? ['not-applicable'] : []),
];

/** The verdict as an officer decided it: what was proposed, with the class and the way to go of their decision. */
export function decided(proposed: Verdict, chosen: string, tables: ChangeTables): Verdict {
  const route = tables[proposed.item].classes.find(({ id }) => id === chosen)?.route ?? null;
  return { ...proposed, class: chosen, route };
}
