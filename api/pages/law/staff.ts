import { requireRole } from '../../require-user';

/** Everybody who works for an authority, and the administrator. */
export const requireStaff = requireRole('clerk', 'reviewer', 'approver', 'supervisor', 'inspector', 'admin');
