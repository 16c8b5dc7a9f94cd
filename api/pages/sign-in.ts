import { Router, type Request, type Response } from 'express';
import type { Role } from '../../domain/decider';
import { listDemoAccounts, type Account } from '../../stores/accounts';
import type { Translate } from '../../templates/i18n';
import type { SignInPage } from '../../templates/models/pages/open';
import { formBody } from '../form-body';
import { paths } from '../paths';
import type { ApiServices } from '../services';
import { limitSignIns, signIn, signOut } from '../sign-in';
import { personLine, safeReturn } from './chrome';
import { problemsOfForm } from './errors';
import { emptyForm, errorLines, input, type Form } from './forms/form';
import { shownIds } from './forms/rows';
import { queryText, showPage } from './page';
import { inLanguage } from './view';

/** All demo accounts share it; they exist only in a database made for a demonstration, and the page says so. */
export const DEMO_PASSWORD = 'onewindow-demo';

export function signInRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.signIn.pattern, async (req, res) => {
    const next = queryText(req, 'next', 2_000);
    if (req.account) return res.redirect(303, safeReturn(next));
    await show(services, req, res, next);
  });
  router.post(paths.signIn.pattern, formBody, limitSignIns(), async (req: Request, res: Response) => {
    const { login, password, returnTo } = req.body as Record<string, unknown>;
    try {
      await signIn(services, req, { login, password });
    } catch (error) {
      const { status, problems } = problemsOfForm(services, req, error);
      res.status(status);
      await show(services, req, res, returnTo, { values: { login }, problems });
      return;
    }
    res.redirect(303, safeReturn(returnTo));
  });
  router.post(paths.signOut.pattern, formBody, async (req: Request, res: Response) => {
    await signOut(req);
    res.redirect(303, paths.home());
  });
  return router;
}

/** In the order in which a case meets them. */
const order: readonly Role[] = ['clerk', 'reviewer', 'approver', 'supervisor', 'enterprise', 'inspector', 'admin'];

async function demoLines(
  services: ApiServices,
  t: Translate,
  accounts: Account[],
): Promise<NonNullable<SignInPage['demo']>['accounts']> {
  const rules = await services.rules();
  const bureau = (code: string | null): string[] => {
    if (!code) return [];
    const { nameZh, nameEn } = rules.jurisdiction(code);
    return [inLanguage(t, { zh: nameZh, en: nameEn })];
  };
  return [...accounts]
    .sort(
      (a, b) => (a.jurisdiction ?? '').localeCompare(b.jurisdiction ?? '') * -1 || order.indexOf(a.role) - order.indexOf(b.role),
    )
    .map((account) => ({
      login: account.login,
      name: account.name,
      line: [personLine(t, account), ...bureau(account.jurisdiction)].join(' · '),
    }));
}

async function show(services: ApiServices, req: Request, res: Response, returnTo: unknown, state = emptyForm): Promise<void> {
  const t = services.renderer.t(req.locale);
  const form: Form = { ...state, t, prefix: '' };
  const fields = [
    input(form, '/login', { label: t('pages.signIn.login') }, { autocomplete: 'username' }),
    input(form, '/password', { label: t('pages.signIn.password') }, { kind: 'password', autocomplete: 'current-password' }),
  ];
  const accounts = services.config.embedded ? await listDemoAccounts(services.db) : [];
  const next = safeReturn(returnTo);
  await showPage(
    services,
    req,
    res,
    'pages/sign-in',
    { title: t('pages.signIn.title') },
    {
      action: paths.signIn(),
      csrf: '',
      returnTo: next,
      hidden: [{ name: 'returnTo', value: next }],
      fields,
      errors: errorLines(form, shownIds(fields, [])),
      ...(accounts.length > 0
        ? {
            demo: {
              password: DEMO_PASSWORD,
              accounts: await demoLines(services, t, accounts),
            },
          }
        : {}),
    },
  );
}
