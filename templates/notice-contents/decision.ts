import type { Translate } from '../i18n';
import { aboutCase, heads, itemName, itemNames, unpackRows } from './content';
import type { Contents, NoticeContent } from './content';

const granted = (t: Translate, items: string, number: 'document' | 'number'): NoticeContent['list'] => ({
  head: heads(t, 'item', number, 'validTo'),
  rows: unpackRows(items).map(([kind = '', no = '', end]) => [itemName(t, kind), no, end ? t.date(end) : t('mail.noEnd')]),
});

/** The decisions, and the licences that were issued. */
export const decisionMoments: Contents<'N13' | 'N14' | 'N15'> = {
  N13: (params, t) =>
    aboutCase(params, t, {
      fact: t('mail.N13.fact', { case: params.case, d: t.date(params.d) }),
      rows: [['decidedOn', t.date(params.d)]],
      list: granted(t, params.items, 'document'),
      legal: 'served',
      steps: 2,
    }),
  N14: (params, t) =>
    aboutCase(params, t, {
      fact: t('mail.N14.fact', { case: params.case, items: itemNames(t, params.items), d: t.date(params.d) }),
      rows: [
        ['items', itemNames(t, params.items)],
        ['document', params.document],
        ['decidedOn', t.date(params.d)],
      ],
      legal: 'served',
      steps: 2,
    }),
  N15: (params, t) =>
    aboutCase(params, t, {
      fact: t('mail.N15.fact', { case: params.case, unit: params.unit }),
      rows: [['issuedOn', t.date(params.d)]],
      list: granted(t, params.items, 'number'),
      legal: 'licences',
      steps: 3,
    }),
};
