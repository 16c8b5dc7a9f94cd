import type { ErrorRequestHandler, Request } from 'express';
import type { Translate } from '../../templates/i18n';
import { Invalid, type FirstActor } from '../errors';
import { paths } from '../paths';
import { toProblem } from '../problem';
import type { ApiServices } from '../services';
import { bareChrome, here } from './chrome';

/** Whether the caller reads pages; everybody else gets problem+json. */
export const wantsPage = (req: Request): boolean => !req.path.startsWith('/api/') && req.accepts(['json', 'html']) === 'html';

/** Errors of pages, as pages: what happened, what was kept, where to go. Asks the database nothing. */
export const pageErrors =
  (services: ApiServices): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent || !wantsPage(req)) return next(error);
    const t = services.renderer.t(req.locale ?? 'zh-CN');
    const problem = toProblem(error, t);
    if (problem.status >= 500) services.logger.error({ err: error, requestId: req.requestId, code: problem.code }, 'page failed');
    if (problem.retryAfter) res.setHeader('Retry-After', String(problem.retryAfter));
    const title = t.has(`pages.error.${problem.status}`) ? t(`pages.error.${problem.status}`) : t('pages.error.500');
    const { first } = problem;
    const links =
      problem.status === 401
        ? [{ href: paths.signIn({}, { next: here(req) }), text: t('pages.error.signIn'), main: true }]
        : [
            { href: paths.home(), text: t('pages.error.home'), main: true },
            ...(req.method === 'GET' ? [] : [{ href: here(req), text: t('pages.error.back') }]),
          ];
    res
      .status(problem.status)
      .set('Cache-Control', 'no-store')
      .type('html')
      .send(
        services.renderer.render('pages/error', t.locale, {
          chrome: bareChrome(services, req, title),
          title,
          lines: [
            problem.detail,
            ...(first ? [firstText(t, first)] : []),
            ...(problem.retryAfter ? [t('pages.error.retry', { n: problem.retryAfter })] : []),
            ...(req.method === 'POST' && problem.status === 503 ? [t('pages.error.saved')] : []),
          ],
          links,
          ...(problem.status >= 500 ? { reference: req.requestId } : {}),
        }),
      );
  };

/** Who acted first, and when. */
const firstText = (t: Translate, { name, at }: FirstActor): string =>
  at === undefined ? t('pages.error.firstWho', { name }) : t('pages.error.first', { name, at: t.dateTime(at) });

/** What a form shows of an error: each wrong field, or one line for the whole. Anything else is thrown on. */
export function problemsOfForm(
  services: ApiServices,
  req: Request,
  error: unknown,
): { status: number; problems: { pointer: string; message: string }[] } {
  const t = services.renderer.t(req.locale);
  const problem = toProblem(error, t);
  if (problem.status >= 500 && !(error instanceof Invalid)) throw error;
  const { first } = problem;
  const whole = first ? `${problem.detail} ${firstText(t, first)}` : problem.detail;
  return {
    status: problem.status,
    problems: problem.errors.length > 0 ? problem.errors : [{ pointer: '', message: whole }],
  };
}
