import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import { Refused } from '../domain/refused';

const { generateToken, isRequestValid } = csrfSync({
  // Forms carry `_csrf`, scripts the header.
  getTokenFromRequest: (req) => req.get('x-csrf-token') ?? (req.body as { _csrf?: string } | undefined)?._csrf,
  size: 32,
});

export { generateToken };

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A browser names where a request comes from and no page can forge it. Callers that are no browser (and have no cookie jar
 * that a foreign page could use) send neither header.
 */
const fromElsewhere = (req: Request): boolean => {
  const site = req.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = req.get('origin');
  return origin !== undefined && URL.parse(origin)?.host !== req.get('host');
};

/** Forms and uploads: the token of the session. Goes after the body parser. Throws Refused('csrf-invalid'). */
export const requireFormToken: RequestHandler = (req, _res, next) => {
  if (SAFE.includes(req.method)) return next();
  if (fromElsewhere(req) || (req.account && !isRequestValid(req))) throw new Refused('csrf-invalid');
  next();
};

/** REST with a session: the token in X-CSRF-Token, or JSON that the browser vouches to be of our own origin. */
export const requireRestToken: RequestHandler = (req, _res, next) => {
  if (SAFE.includes(req.method)) return next();
  if (fromElsewhere(req)) throw new Refused('csrf-invalid');
  const vouched = req.get('sec-fetch-site') === 'same-origin' && req.is('application/json') !== false;
  if (req.account && !vouched && !isRequestValid(req)) throw new Refused('csrf-invalid');
  next();
};
