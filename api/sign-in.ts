import { hash, verify } from '@node-rs/argon2';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { Refused } from '../domain/refused';
import { actorOf, findAccountByLogin, type Account } from '../stores/accounts';
import { generateToken } from './csrf';
import type { ApiServices } from './services';
import { SESSION_COOKIE } from './session';
import { parse } from './validation';

const MINUTES = 60 * 1000;
const WINDOW = 15 * MINUTES;

export const Credentials = z.object({
  login: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});

/** A hash that no password has, so that an unknown login costs the same time as a wrong password. */
const nobody = hash(`nobody ${Math.random()}`);

/**
 * Checks login and password and begins a new session (the old id is dropped: no fixation). The CSRF token lives in it.
 * Throws Invalid or Refused('sign-in-failed'), the same for an unknown login, a wrong password and a deactivated account.
 */
export async function signIn(
  { db }: Pick<ApiServices, 'db'>,
  req: Request,
  body: unknown,
): Promise<{ account: Account; csrfToken: string }> {
  const { login, password } = parse(Credentials, body);
  const found = login.includes('\0') ? undefined : await findAccountByLogin(db, login);
  const right = await verify(found?.passwordHash ?? (await nobody), password);
  if (!found || !right) throw new Refused('sign-in-failed');
  const { account } = found;
  await new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(asError(error)) : resolve())));
  req.session.userId = account.id;
  const csrfToken = generateToken(req, true);
  await new Promise<void>((resolve, reject) => req.session.save((error) => (error ? reject(asError(error)) : resolve())));
  req.account = account;
  req.actor = actorOf(account);
  req.locale = account.locale;
  return { account, csrfToken };
}

/** Ends the session; harmless when there is none. */
export async function signOut(req: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => req.session.destroy((error) => (error ? reject(asError(error)) : resolve())));
  req.res?.clearCookie(SESSION_COOKIE);
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Ten failures per login and address, fifty per address, in a quarter of an hour; successes do not count. */
export function limitSignIns(): RequestHandler[] {
  const limit = (most: number, keyGenerator: (req: Request) => string) =>
    rateLimit({
      windowMs: WINDOW,
      limit: most,
      keyGenerator,
      skipSuccessfulRequests: true,
      requestWasSuccessful: (req, res) => res.statusCode < 400 && req.account !== undefined,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_req, _res, next) => next(new Refused('too-many-attempts', { seconds: WINDOW / 1000 })),
    });
  const address = (req: Request) => ipKeyGenerator(req.ip ?? '');
  const login = (req: Request) => JSON.stringify((req.body as { login?: unknown } | undefined)?.login ?? '').slice(0, 100);
  return [limit(50, address), limit(10, (req) => `${address(req)} ${login(req)}`)];
}
