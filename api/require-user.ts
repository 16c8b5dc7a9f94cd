import type { NextFunction, Request, Response } from 'express';
import type { Actor, Role } from '../domain/decider';
import { Refused } from '../domain/refused';
import type { Account } from '../stores/accounts';
import { paths } from './paths';

/** A request of somebody who is signed in. */
export interface SignedIn {
  account: Account;
  actor: Actor;
}

/** Who is asking. Throws Refused('sign-in-needed'). */
export function whoAsks(req: Pick<Request, 'account' | 'actor'>): SignedIn {
  if (!req.account || !req.actor) throw new Refused('sign-in-needed');
  return { account: req.account, actor: req.actor };
}

/** Nobody is sent on to the sign-in page (a GET of a page, to come back after), or refused with 401. */
export function requireUser<P>(req: Request<P>, res: Response, next: NextFunction): void {
  if (req.account) return next();
  if (req.method === 'GET' && !req.originalUrl.startsWith('/api/') && req.accepts('html')) {
    return res.redirect(303, paths.signIn({}, { next: req.originalUrl }));
  }
  throw new Refused('sign-in-needed');
}

/** Throws Refused('not-your-role') for anybody else. */
export const requireRole =
  (...roles: Role[]) =>
  <P>(req: Request<P>, _res: Response, next: NextFunction): void => {
    if (!roles.includes(whoAsks(req).account.role)) throw new Refused('not-your-role');
    next();
  };

/** Everybody who works for an authority, and the administrator. */
export const requireStaff = requireRole('clerk', 'reviewer', 'approver', 'supervisor', 'inspector', 'admin');
