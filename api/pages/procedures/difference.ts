import { Router, type Request, type Response } from 'express';
import { difference, type Change } from '../../../domain/procedure/difference';
import { Refused } from '../../../domain/refused';
import { procedureVersions } from '../../../stores/reads/procedures';
import type { ChangeCard } from '../../../templates/models/pages/procedures';
import { paths } from '../../paths';
import { fieldText, subjectText, valueText, type ProcedureWords } from '../../procedure-words';
import { requireStaff, requireUser } from '../../require-user';
import type { ApiServices } from '../../services';
import { select, type Form } from '../forms/form';
import { queryText, showPage, viewNow } from '../page';
import { tag } from '../tags';
import { inLanguage } from '../view';
import { tableOf } from './table';

/** What differs between two versions, thing by thing; by default the newest and the one before it. */
export function procedureDifferenceRouter(services: ApiServices): Router {
  const router = Router();
  const { pattern } = paths.procedureDifference;
  router.get(pattern, requireUser, requireStaff, async (req: Request<{ procedure: string }>, res: Response) => {
    const { t, today, rules } = await viewNow(services, req);
    const { procedure: id } = req.params;
    const versions = (await procedureVersions(services.db, today, id)).map(({ procedure }) => procedure);
    const asked = (name: 'from' | 'to', otherwise: number) => {
      const number = queryText(req, name, 10);
      return number === undefined ? versions.at(otherwise) : versions.find(({ version }) => String(version) === number);
    };
    const [before, after] = [asked('from', versions.length > 1 ? -2 : -1), asked('to', -1)];
    if (!before || !after) throw new Refused('not-found');
    const words: ProcedureWords = { t, rules, procedures: [before, after] };
    const changes = changeCards(words, difference(before, after));
    const [from, to] = [before.version, after.version];
    const form: Form = { t, prefix: 'difference', values: { from, to }, problems: [] };
    const choices = versions.map(({ version, validFrom }) => ({
      ...{ value: String(version), text: `${t('procedures.versionNo', { version })} · ${t.date(validFrom)}` },
    }));
    const title = t('procedures.difference.title', { from, to });
    await showPage(
      services,
      req,
      res,
      'pages/procedure/difference',
      { title, current: 'procedures' },
      {
        ...{ back: paths.procedures(), title, sub: inLanguage(t, after.title) },
        action: paths.procedureDifference({ procedure: id }),
        selects: [
          select(form, '/from', { label: t('procedures.difference.from') }, choices),
          select(form, '/to', { label: t('procedures.difference.to') }, choices),
        ],
        count: countText(words, changes.length),
        changes,
      },
    );
  });
  return router;
}

export const countText = ({ t }: ProcedureWords, n: number): string =>
  n === 0 ? t('procedures.difference.none') : t('procedures.difference.count', { n });

const looks = { added: 'ok', removed: 'late', changed: 'soon' } as const satisfies Record<Change['change'], string>;

export function changeCards(words: ProcedureWords, changes: readonly Change[]): ChangeCard[] {
  const { t } = words;
  const head = (['field', 'before', 'after'] as const).map((key) => t(`procedures.difference.${key}`));
  return changes.map((change, i) => {
    const title = subjectText(words, change);
    const rows = change.fields.map(({ field, before, after }) => [
      fieldText(t, field),
      valueText(words, field, before),
      valueText(words, field, after),
    ]);
    return {
      ...{ id: `change-${i + 1}`, title, tag: tag(looks[change.change], t(`procedures.difference.${change.change}`)) },
      fields: tableOf(t('procedures.difference.caption', { name: title }), head, rows),
    };
  });
}
