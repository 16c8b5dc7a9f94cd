import { Router } from 'express';
import { setLocale } from '../../stores/accounts';
import { z } from 'zod';
import { paths } from '../paths';
import { requireUser, whoAsks } from '../require-user';
import { generateToken } from '../csrf';
import type { ApiServices } from '../services';
import { signIn, signOut } from '../sign-in';
import type { Account } from '../../stores/accounts';
import { parse } from '../validation';

export const Preferences = z.strictObject({ locale: z.enum(['zh-CN', 'en']) });

const shown = ({ id, login, name, role, department, jurisdiction, uscc, locale }: Account) => ({
  id,
  login,
  name,
  role,
  department,
  jurisdiction,
  uscc,
  locale,
});

/** Sign in, who am I, language, sign out. */
export function sessionsRouter(services: ApiServices): Router {
  const router = Router();
  router.post(paths.api.sessions.pattern, async (req, res) => {
    const { account, csrfToken } = await signIn(services, req, req.body);
    res.status(201).json({ user: shown(account), csrfToken });
  });
  router.get(paths.api.session.pattern, requireUser, (req, res) => {
    res.json({ user: shown(whoAsks(req).account), csrfToken: generateToken(req) });
  });
  router.patch(paths.api.session.pattern, requireUser, async (req, res) => {
    const { locale } = parse(Preferences, req.body);
    const { account } = whoAsks(req);
    await setLocale(services.db, account.id, locale);
    res.json({ user: shown({ ...account, locale }) });
  });
  router.delete(paths.api.session.pattern, async (req, res) => {
    await signOut(req);
    res.status(204).end();
  });
  return router;
}
