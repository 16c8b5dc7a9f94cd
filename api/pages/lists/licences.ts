import { Router, type Request, type Response } from 'express';
import { daysBetween } from '../../../domain/calendar/dates';
import type { Licence } from '../../../domain/licence/licence';
import type { ItemKind } from '../../../domain/procedure/procedure';
import { listLicences, type LicenceRow } from '../../../stores/reads/licences';
import type { LicenceLine } from '../../../templates/models/pages/lists';
import { paths } from '../../paths';
import { requireUser, whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { queryChoice, queryText, showPage, viewNow } from '../page';
import { licenceTag, tag } from '../tags';
import { wordOr, type View } from '../view';
import { bureauFilter } from './bureaus';
import { countText, filtersOf, pagerOf } from './filters';
import { renewalDay } from './renewal-day';

const ROWS = 25;
/** Renewal is shown as coming up this many days before its last day. */
const RENEWAL_SOON = 120;
const states: readonly Licence['state'][] = ['valid', 'suspended', 'expired', 'cancelled', 'revoked'];
const kinds: readonly ItemKind[] = [
  'eia-book',
  'eia-form',
  'eia-registration',
  'permit-key',
  'permit-simplified',
  'permit-registration',
  'waste-comprehensive',
  'waste-collection',
];

/** The licence register: what was issued, until when, and by when a renewal must be applied for. */
export function licencesRouter(services: ApiServices): Router {
  const router = Router();
  router.get(paths.licences.pattern, requireUser, async (req: Request, res: Response) => {
    const { actor } = whoAsks(req);
    const view = await viewNow(services, req);
    const { t } = view;
    const bureaus = await bureauFilter(services.db, t, req, actor);
    const filter = {
      ...{ state: queryChoice(req, 'state', states), kind: queryChoice(req, 'kind', kinds), text: queryText(req, 'q') },
      jurisdiction: bureaus.chosen,
    };
    const page = await listLicences(services.db, actor, filter, { after: queryText(req, 'after', 1_000), limit: ROWS });
    await showPage(
      services,
      req,
      res,
      'pages/licences',
      { title: t('pages.licences.title'), current: 'licences' },
      {
        title: t('pages.licences.title'),
        sub: t('pages.licences.sub'),
        filters: filtersOf(t, req, paths.licences(), [
          { name: 'q', label: t('pages.list.q') },
          {
            name: 'kind',
            label: t('pages.licences.kind'),
            options: Object.fromEntries(kinds.map((kind) => [kind, t(`domain.itemShort.${kind}`)])),
          },
          {
            name: 'state',
            label: t('pages.licences.stateFilter'),
            options: Object.fromEntries(states.map((state) => [state, t(`domain.licenceState.${state}`)])),
          },
          ...bureaus.fields,
        ]),
        count: countText(t, page.rows.length, page.next),
        licences: page.rows.map((row) => ({ ...licenceLine(view, row), ...bureaus.nameOf(row.jurisdiction) })),
        pager: pagerOf(req, page.next),
      },
    );
  });
  return router;
}

export function licenceLine(view: View, row: LicenceRow): LicenceLine {
  const { t, today } = view;
  const state = row.state === 'valid' && row.validTo !== null && row.validTo < today ? 'expired' : row.state;
  const left = row.renewBy === null ? undefined : daysBetween(today, row.renewBy);
  return {
    number: row.number,
    kind: wordOr(t, `domain.licence.${row.kind}`, row.kind),
    unit: row.unitName,
    project: row.projectName,
    until: row.validTo ? t.date(row.validTo) : t('pages.licences.noEnd'),
    renewBy: renewalDay(view, row) ?? '—',
    ...(state === 'valid' && left !== undefined && left <= RENEWAL_SOON
      ? {
          renewTag:
            left < 0 ? tag('late', t('pages.due.overdue', { n: -left })) : tag('soon', t('pages.licences.soon', { n: left })),
        }
      : {}),
    tag: licenceTag(t, state),
    certificate: paths.api.licenceCertificate({ id: row.id }),
    verify: paths.verifyCode({ code: row.verifyCode }),
    page: paths.licence({ id: row.id }),
    case: paths.case({ id: row.caseId }),
  };
}
