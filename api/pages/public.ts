import { Router, type Request, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { localDate } from '../../domain/calendar/dates';
import { Refused } from '../../domain/refused';
import { verifyLicence, type VerifiedLicence } from '../../stores/reads/verify';
import type { VerifyResult } from '../../templates/models/pages/open';
import { paths } from '../paths';
import type { ApiServices } from '../services';
import { queryText, showPage, viewNow } from './page';
import { licenceTag, tag } from './tags';
import { inLanguage, wordOr, type View } from './view';

/** Look-ups of one address in a minute: enough for a counter, too few to try codes. */
const LOOKUPS = 60;

/** The public page behind the QR of a certificate, and the form for those who type the code. */
export function publicRouter(services: ApiServices): Router {
  const router = Router();
  const limit = rateLimit({
    windowMs: 60_000,
    limit: LOOKUPS,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new Refused('too-many-requests', { seconds: 60 })),
  });
  router.get(paths.verify.pattern, async (req, res) => {
    const code = queryText(req, 'code', 200)?.trim();
    if (code) return res.redirect(303, paths.verifyCode({ code }, lang(req)));
    await showForm(services, req, res, req.query.code === '' ? 'pages.verify.empty' : undefined);
  });
  router.get(paths.verifyCode.pattern, limit, async (req: Request<{ code: string }>, res) => {
    const { code } = req.params;
    const found = await verifyLicence(services.db, code);
    const t = services.renderer.t(req.locale);
    const place = { title: t('pages.verify.title'), current: 'verify' as const };
    if (!found) {
      res.status(404);
      await showPage(services, req as Request, res, 'pages/verify-unknown', place, { verifyAction: paths.verify(), code });
      return;
    }
    const view = await viewNow(services, req as Request);
    await showPage(
      services,
      req as Request,
      res,
      'pages/verify-result',
      place,
      viewVerified(view, found, services.config.embedded),
    );
  });
  return router;
}

const lang = (req: Request) => ({ lang: queryText(req, 'lang') });

async function showForm(services: ApiServices, req: Request, res: Response, problem?: string): Promise<void> {
  const t = services.renderer.t(req.locale);
  await showPage(
    services,
    req,
    res,
    'pages/verify',
    { title: t('pages.verify.title'), current: 'verify' },
    {
      verifyAction: paths.verify(),
      ...(problem ? { codeError: t(problem) } : {}),
    },
  );
}

/** Valid or not, since when, until when; and what the register says. A licence past its last day is never shown as valid. */
function viewVerified(view: View, licence: VerifiedLicence, demo: boolean): Omit<VerifyResult, 'chrome'> {
  const { t, rules, today } = view;
  const { validFrom, validTo } = licence;
  const { replaced } = licence;
  // A renewed permit is in force by its old version until the new one begins.
  const over = replaced !== undefined && replaced.on <= today;
  const ended = licence.state === 'valid' && validTo !== null && validTo < today ? 'expired' : licence.state;
  const state = over ? 'replaced' : ended;
  const { tone, icon } = state === 'replaced' ? tag('late', '') : licenceTag(t, state);
  const issuer = rules.jurisdiction(licence.jurisdiction);
  const until = validTo ? t('pages.verify.untilDate', { date: t.date(validTo) }) : t('pages.verify.untilNone');
  const explanation = replaced
    ? t('pages.verify.replacedText', { from: t.date(replaced.on), version: replaced.version })
    : state === 'valid'
      ? t('pages.verify.validText', { from: t.date(validFrom), until })
      : validTo
        ? t('pages.verify.endText', { from: t.date(validFrom), to: t.date(validTo) })
        : t('pages.verify.otherText', { from: t.date(validFrom) });
  const fact = (label: string, value: string, mono = false) => ({ label: t(`pages.verify.${label}`), value, mono });
  return {
    checked: t('pages.verify.checked', { at: t.dateTime(view.now) }),
    tone,
    icon,
    verdict: t(`pages.verify.${state}`),
    explanation,
    facts: [
      ...(licence.version > 1 || replaced ? [fact('version', t('pages.verify.versionText', { n: licence.version }))] : []),
      fact('kind', wordOr(t, `domain.licence.${licence.kind}`, licence.kind)),
      fact('number', licence.number),
      fact('unit', licence.unitName),
      fact('uscc', licence.uscc),
      fact('project', licence.projectName),
      fact('issuer', inLanguage(t, { zh: issuer.nameZh, en: issuer.nameEn })),
      fact('issuedOn', t.date(localDate(licence.issuedAt.getTime()))),
      fact('validFrom', t.date(validFrom)),
      fact('validTo', validTo ? t.date(validTo) : t('pages.licences.noEnd')),
    ],
    ...(replaced ? { present: { href: paths.verifyCode({ code: replaced.by }), text: t('pages.verify.present') } } : {}),
    hash: licence.contentHash,
    again: paths.verify(),
    ...(demo ? { watermark: t('pages.verify.watermark') } : {}),
  };
}
