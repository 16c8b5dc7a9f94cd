import { Router, type Request, type Response } from 'express';
import { localDate } from '../../../domain/calendar/dates';
import type { Actor, LocalDate } from '../../../domain/decider';
import { approvals } from '../../../domain/procedure/procedure';
import type { Procedure } from '../../../domain/procedure/procedure';
import { Refused } from '../../../domain/refused';
import { findLicence, licenceVersions, type LicenceRow, type LicenceVersionRow } from '../../../stores/reads/licences';
import { proceduresInForce } from '../../../stores/reads/procedures';
import type { Translate } from '../../../templates/i18n';
import type { LicencePage } from '../../../templates/models/pages/lists';
import { paths } from '../../paths';
import { requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { fileAddress } from '../case/papers';
import { showPage, viewNow } from '../page';
import { inLanguage, type View } from '../view';
import { licenceLine } from './licences';

/** Kinds that a change, renewal or re-application may start from (domain/joint-case/amendment.ts refuses the others). */
const isPermit = ({ kind }: LicenceRow): boolean => kind === 'permit-key' || kind === 'permit-simplified';

/** One licence: what it says, the versions it has had, and what may be applied for from here. */
export function licenceRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.licence.pattern, requireUser, async (req: Request<{ id: string }>, res: Response) => {
    const { actor } = whoAsks(req as Request);
    const row = await findLicence(services.db, actor, req.params.id);
    if (!row) throw new Refused('not-found');
    const view = await viewNow(services, req as Request);
    const [versions, procedures] = await Promise.all([
      licenceVersions(services.db, row.id),
      proceduresInForce(services.db, view.today),
    ]);
    const model = viewLicence(view, actor, row, versions, procedures);
    const current = actor.role === 'enterprise' ? 'portal' : 'licences';
    await showPage(services, req as Request, res, 'pages/licence', { title: model.title, current }, model);
  });
  return router;
}

function viewLicence(
  view: View,
  actor: Actor,
  row: LicenceRow,
  versions: LicenceVersionRow[],
  procedures: Procedure[],
): Omit<LicencePage, 'chrome'> {
  const { t } = view;
  const line = licenceLine(view, row);
  const portal = actor.role === 'enterprise';
  const fact = (label: string, value: string, mono = false) => ({ label, value, mono });
  const { application } = row;
  return {
    back: { href: portal ? paths.portal() : paths.licences(), text: t(portal ? 'pages.portal.back' : 'pages.licences.title') },
    title: line.kind,
    sub: `${row.number} · ${row.unitName}`,
    tag: line.tag,
    ...(application
      ? {
          pending: {
            href: paths.case({ id: application.caseId }),
            text: t('pages.licence.pending', {
              amends: t(`domain.amends.${application.amends}`),
              case: application.caseNumber,
            }),
          },
        }
      : {}),
    facts: [
      fact(t('pages.licence.number'), row.number, true),
      fact(t('pages.verify.version'), t('pages.licence.version', { n: row.version })),
      fact(t('pages.verify.unit'), row.unitName),
      fact(t('pages.verify.uscc'), row.uscc, true),
      fact(t('pages.verify.project'), row.projectName),
      fact(t('pages.licence.issuedOn'), t.date(localDate(row.issuedAt.getTime()))),
      fact(t('pages.licence.validity'), validity(t, row.validFrom, row.validTo)),
      ...(row.renewBy
        ? [{ ...fact(t('pages.licences.renewBy'), line.renewBy), ...(line.renewTag ? { tag: line.renewTag } : {}) }]
        : []),
    ],
    certificate: line.certificate,
    verify: line.verify,
    case: paths.case({ id: row.caseId }),
    versions: versions.map((one) => ({
      name: t('pages.licence.version', { n: one.version }),
      by: one.amends ? t(`domain.amends.${one.amends}`) : t('pages.licence.first'),
      validity: validity(t, one.validFrom, one.validTo),
      when: t('pages.licence.replacedOn', { date: t.date(one.replacedOn) }),
      case: paths.case({ id: one.caseId }),
      certificate: fileAddress(one.caseId, one.file),
      verify: paths.verifyCode({ code: one.verifyCode }),
    })),
    acts: application || !isPermit(row) || row.state !== 'valid' ? [] : actsFor(t, actor, row, procedures),
  };
}

const validity = (t: Translate, from: LocalDate, to: LocalDate | null): string =>
  to === null
    ? t('pages.licence.fromOn', { from: t.date(from) })
    : t('pages.licence.fromTo', { from: t.date(from), to: t.date(to) });

/** One button for each procedure in force that starts from a permit, for those who may apply. */
function actsFor(t: Translate, { role }: Actor, { id }: LicenceRow, procedures: Procedure[]): LicencePage['acts'] {
  if (role !== 'enterprise' && role !== 'clerk') return [];
  const order = ['renewal', 'change', 'reapplication'] as const;
  const amendsOf = (procedure: Procedure) => approvals(procedure).find((item) => item.amends)?.amends;
  const sorted = order.flatMap((one) =>
    procedures.filter((procedure) => amendsOf(procedure) === one).sort((a, b) => a.items.length - b.items.length),
  );
  return sorted.flatMap((procedure) => {
    const amends = amendsOf(procedure);
    if (!amends) return [];
    const alone = procedure.items.length === 1;
    return [
      {
        href: paths.newCase({}, { procedure: procedure.id, licence: id }),
        text: alone && amends !== 'reapplication' ? t(`pages.licence.${amends}`) : inLanguage(t, procedure.title),
        main: amends === 'renewal',
      },
    ];
  });
}
