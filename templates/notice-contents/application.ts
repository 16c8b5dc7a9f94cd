import { aboutCase, heads, itemName, itemNames, unpackRows } from './content';
import type { Contents } from './content';

/** From the receipt of an application to its acceptance, or not. */
export const applicationMoments: Contents<'N01' | 'N02' | 'N03' | 'N05'> = {
  N01: (params, t) =>
    aboutCase(params, t, {
      fact: t('mail.N01.fact', { case: params.case, d: t.date(params.d) }),
      rows: [
        ['items', itemNames(t, params.items)],
        ['receivedOn', t.date(params.d)],
        ['answerBy', t.date(params.due)],
        params.document !== '' && ['document', params.document],
      ],
      legal: 'courtesy',
      steps: 2,
    }),
  N02: (params, t) =>
    aboutCase(params, t, {
      fact: t('mail.N02.fact', { case: params.case, d: t.date(params.d) }),
      rows: [
        ['document', params.document],
        ['acceptedOn', t.date(params.d)],
      ],
      list: {
        head: heads(t, 'item', 'decisionDue', 'term'),
        rows: unpackRows(params.items).map(([kind = '', due, unit = 'calendar', length = '']) => [
          itemName(t, kind),
          due ? t.date(due) : '',
          t('mail.term', { length, unit }),
        ]),
      },
      legal: 'served',
      steps: 2,
    }),
  N03: (params, t) =>
    aboutCase(params, t, {
      due: t('mail.N03.due', { by: t.date(params.d) }),
      fact: t('mail.N03.fact', { case: params.case, n: params.n }),
      rows: [
        ['document', params.document],
        ['replyBy', t.date(params.d)],
      ],
      list: {
        head: heads(t, 'no', 'demand'),
        rows: unpackRows(params.demands).map(([text = ''], i) => [String(i + 1), text]),
      },
      legal: 'served',
      steps: 3,
    }),
  N05: (params, t) =>
    aboutCase(params, t, {
      fact: t('mail.N05.fact', { case: params.case, items: itemNames(t, params.items) }),
      rows: [
        ['items', itemNames(t, params.items)],
        ['document', params.document],
        ['decidedOn', t.date(params.d)],
        ['reason', params.reason],
        params.rightAuthority !== '' && ['rightAuthority', params.rightAuthority],
      ],
      legal: 'served',
      steps: 2,
    }),
};
