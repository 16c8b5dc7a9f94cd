import type { DepartmentKind } from '../../../domain/decider';
import type { ItemKind } from '../../../domain/procedure/procedure';

/** The domain's closed lists as values, complete by type. */
const itemNames: Record<ItemKind, true> = {
  'eia-book': true,
  'eia-form': true,
  'eia-registration': true,
  'permit-key': true,
  'permit-simplified': true,
  'permit-registration': true,
  'permit-change': true,
  'permit-reapplication': true,
  'permit-renewal': true,
  'waste-comprehensive': true,
  'waste-collection': true,
};
const departmentNames: Record<DepartmentKind, true> = {
  window: true,
  eia: true,
  permit: true,
  'solid-waste': true,
  monitoring: true,
  enforcement: true,
  assessment: true,
};

export const itemKinds = Object.keys(itemNames) as ItemKind[];
export const departments = Object.keys(departmentNames) as DepartmentKind[];
