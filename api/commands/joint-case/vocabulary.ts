import type { DepartmentKind } from '../../../domain/decider';

/** The domain's closed lists as values, complete by type. */
const departmentNames: Record<DepartmentKind, true> = {
  window: true,
  eia: true,
  permit: true,
  'solid-waste': true,
  monitoring: true,
  enforcement: true,
  assessment: true,
};

export const departments = Object.keys(departmentNames) as DepartmentKind[];
