import type { Request, Response } from 'express';
import { localDate } from '../../../domain/calendar/dates';
import type { Procedure } from '../../../domain/procedure/procedure';
import { listDrafts, type Draft } from '../../../stores/drafts';
import { proceduresInForce } from '../../../stores/reads/procedures';
import type { Translate } from '../../../templates/i18n';
import { paths } from '../../paths';
import { whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import { textAt } from '../forms/form';
import { showPage } from '../page';
import { inLanguage } from '../view';
import { choiceGroups, groupOf, type ChoiceGroup } from './groups';

/** The first question of an application: which approvals go together. */
export async function showChoice(services: ApiServices, req: Request, res: Response): Promise<void> {
  const { actor } = whoAsks(req);
  const t = services.renderer.t(req.locale);
  const [procedures, drafts] = await Promise.all([
    proceduresInForce(services.db, localDate(await services.businessClock.now())),
    listDrafts(services.db, actor.id),
  ]);
  await showPage(
    services,
    req,
    res,
    'pages/choose-procedure',
    { title: t('pages.application.choose'), current: actor.role === 'clerk' ? 'newCase' : 'portal' },
    {
      title: t('pages.application.choose'),
      lead: t('pages.application.chooseLead'),
      groups: choiceGroups.flatMap((group) => {
        const choices = procedures.filter((procedure) => groupOf(procedure) === group);
        if (choices.length === 0) return [];
        return [
          {
            title: t(`pages.application.groups.${group}`),
            ...(group === 'permit' ? { text: t('pages.application.groups.permitText') } : {}),
            choices: choices.map((procedure) => choiceOf(t, procedure, group)),
          },
        ];
      }),
      drafts: drafts.map((draft) => draftLine(t, draft)),
    },
  );
}

const choiceOf = (t: Translate, { id, title, items, materials }: Procedure, group: ChoiceGroup) => ({
  href: paths.newCase({}, { procedure: id }),
  title: inLanguage(t, title),
  // One item that is called like its procedure says nothing more.
  items: group === 'permit' && items.length === 1 ? [] : items.map(({ kind }) => t(`domain.item.${kind}`)),
  materials: t('pages.application.chooseMaterials', {
    n: materials.length,
    m: materials.filter(({ requirement }) => requirement === 'mandatory').length,
  }),
});

/** A draft as a line to go on with. */
export const draftLine = (t: Translate, { id, content, updatedAt }: Draft) => {
  const form = { values: content, problems: [] };
  const name = [textAt(form, '/application/unit/name'), textAt(form, '/application/project/name')].filter(Boolean).join(' ');
  return {
    href: paths.draft({ id }),
    name: name || t('pages.portal.draftUnnamed'),
    when: t('pages.portal.saved', { at: t.dateTime(updatedAt.getTime()) }),
  };
};
