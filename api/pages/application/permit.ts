import { daysBetween } from '../../../domain/calendar/dates';
import type { Actor } from '../../../domain/decider';
import { isFiling } from '../../../domain/procedure/procedure';
import type { Procedure } from '../../../domain/procedure/procedure';
import { findLicence, type LicenceRow } from '../../../stores/reads/licences';
import { readSections } from '../../../stores/reads/sections';
import type { ApplicationPage } from '../../../templates/models/pages/application';
import { paths } from '../../paths';
import { stateFor } from '../../routes/cases';
import type { ApiServices } from '../../services';
import { idOf, input, problemAt, textAt, type Form } from '../forms/form';
import { wordOr } from '../view';
import { startsFromPermit } from './groups';

/** What an application about a permit begins with: all that its last application said, for the applicant to correct. */
export async function beginningFrom(services: ApiServices, actor: Actor, id: string): Promise<object | undefined> {
  const licence = await findLicence(services.db, actor, id);
  if (!licence) return undefined;
  const { sections } = await stateFor(services, actor, licence.caseId);
  const { unit, contact, project, site, products, outlets } = await readSections(services.db, sections);
  return { licence: id, application: { unit, contact, project, site, products, outlets } };
}

/** The permit that the application starts from, named beside the procedure; a word where its renewal comes late (条例 14(2)). */
export async function permitOf(
  services: ApiServices,
  actor: Actor,
  form: Form,
  procedure: Procedure | undefined,
  today: string,
): Promise<ApplicationPage['permit']> {
  if (!procedure || !startsFromPermit(procedure)) return undefined;
  const { t } = form;
  const id = textAt(form, '/licence');
  const found = id === '' ? undefined : await findLicence(services.db, actor, id);
  const error = problemAt(form, '/licence');
  const renewal = procedure.items.some((item) => !isFiling(item) && item.amends === 'renewal');
  return {
    id: idOf(form, '/licence'),
    label: t('pages.application.permit.label'),
    ...(error === undefined ? {} : { error }),
    ...(found
      ? {
          value: id,
          text: `${found.number} · ${wordOr(t, `domain.licence.${found.kind}`, found.kind)} · ${found.unitName}`,
          href: paths.licence({ id }),
          until: found.validTo ? t('pages.portal.until', { date: t.date(found.validTo) }) : t('pages.portal.noEnd'),
        }
      : {
          text: t('pages.application.permit.none'),
          href: actor.role === 'enterprise' ? `${paths.portal()}#licences` : paths.licences({}, { state: 'valid' }),
        }),
    ...(found && renewal && late(found, today)
      ? { warning: t('pages.application.permit.late', { date: t.date(found.renewBy!), n: daysBetween(found.renewBy!, today) }) }
      : {}),
  };
}

const late = ({ renewBy }: LicenceRow, today: string): boolean => renewBy !== null && renewBy < today;

/** Numbers that the national platform gave for what is only filed. */
export const platformNumberFields = (form: Form, procedure: Procedure | undefined) =>
  (procedure?.items ?? [])
    .filter(isFiling)
    .filter(({ licenceNumberEntered }) => licenceNumberEntered)
    .map(({ kind }) =>
      input(
        form,
        `/platformNumbers/${kind}`,
        {
          label: form.t('pages.application.platformNumber', { item: form.t(`domain.itemShort.${kind}`) }),
          hint: form.t('pages.application.platformNumberHint'),
          optional: true,
        },
        { width: 'l' },
      ),
    );
