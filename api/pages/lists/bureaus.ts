import type { Request } from 'express';
import type { Knex } from 'knex';
import type { Actor } from '../../../domain/decider';
import { districtsInSight } from '../../../stores/reads/bureaus';
import type { Translate } from '../../../templates/i18n';
import { queryText } from '../page';
import { inLanguage } from '../view';
import type { Asked } from './filters';

interface BureauFilter {
  /** Fields of the filter: none where a person reads one bureau's rows only. */
  fields: Asked[];
  chosen: string | undefined;
  /** The bureau of a row, in words, where the list may hold several. */
  nameOf(code: string): { bureau?: string };
}

/** For officers of a city's bureau who also read the rows of its districts: which bureau's. */
export async function bureauFilter(db: Knex, t: Translate, req: Request, actor: Actor): Promise<BureauFilter> {
  const districts = await districtsInSight(db, actor);
  if (districts.length === 0) return { fields: [], chosen: undefined, nameOf: () => ({}) };
  const own = actor.jurisdiction ?? '';
  const names = new Map([
    [own, t('pages.list.ownBureau')],
    ...districts.map((one): [string, string] => [one.code, inLanguage(t, { zh: one.nameZh, en: one.nameEn })]),
  ]);
  const asked = queryText(req, 'bureau');
  return {
    fields: [{ name: 'bureau', label: t('pages.list.bureau'), options: Object.fromEntries(names) }],
    chosen: asked && names.has(asked) ? asked : undefined,
    nameOf: (code) => ({ bureau: names.get(code) ?? code }),
  };
}
