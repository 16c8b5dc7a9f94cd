import type { Request, RequestHandler } from 'express';
import { locales, type Locale } from '../templates/i18n';

export type { Locale };

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/**
 * A person's language comes from their account; the public's from `?lang=`, then from Accept-Language; Chinese first.
 * Needs the session to be loaded before it.
 */
export const setUpLocale = (): RequestHandler => (req, res, next) => {
  req.locale = choose(req);
  res.locals.locale = req.locale;
  res.setHeader('Content-Language', req.locale);
  res.vary('Accept-Language');
  next();
};

function choose(req: Request): Locale {
  if (req.account) return req.account.locale;
  if (isLocale(req.query.lang)) return req.query.lang;
  const accepted = req.acceptsLanguages('zh-CN', 'zh', 'en');
  return accepted === 'en' ? 'en' : 'zh-CN';
}
