import { wasteProblems, type Waste } from '../domain/application/waste';
import type { ItemKind } from '../domain/procedure/procedure';
import { Invalid } from './errors';

/** Throws Invalid for what the items applied for do not allow; `at` is the pointer of the section in the body. */
export function refuseWaste(waste: Waste, items: readonly ItemKind[], at: string): void {
  const problems = wasteProblems(waste, items);
  if (problems.length > 0) throw new Invalid(problems.map(({ path, code }) => ({ pointer: at + path, code })));
}
