import type { Actor, DepartmentKind, Role } from '../../domain/decider';

export const JURISDICTION = '320571';
/** A made-up unit whose code has the right check character. */
export const USCC = '91320594MA1MYUNX9G';

const officer = (id: string, role: Role, department?: DepartmentKind): Actor => ({
  kind: 'person',
  id,
  name: id,
  role,
  jurisdiction: JURISDICTION,
  ...(department ? { department } : {}),
});

export const people = {
  clerk: officer('clerk', 'clerk', 'window'),
  eia: officer('eia', 'reviewer', 'eia'),
  eia2: officer('eia2', 'reviewer', 'eia'),
  permit: officer('permit', 'reviewer', 'permit'),
  waste: officer('waste', 'reviewer', 'solid-waste'),
  approver: officer('approver', 'approver'),
  approver2: officer('approver2', 'approver'),
  supervisor: officer('supervisor', 'supervisor', 'eia'),
  admin: officer('admin', 'admin'),
  enterprise: { kind: 'person', id: 'enterprise', name: 'enterprise', role: 'enterprise', uscc: USCC },
  elsewhere: { ...officer('elsewhere', 'clerk', 'window'), jurisdiction: '320505' },
} satisfies Record<string, Actor>;

export type Who = keyof typeof people;
