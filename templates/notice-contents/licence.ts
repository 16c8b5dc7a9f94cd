import { itemName, rows } from './content';
import type { Contents } from './content';

/** What is renewed, for words that differ: a waste licence, a registration, or a permit. */
export const renews = (kind: unknown): 'waste' | 'registration' | 'permit' => {
  if (kind === 'permit-registration') return 'registration';
  return String(kind).startsWith('waste-') ? 'waste' : 'permit';
};

const renewal =
  (moment: 'N17' | 'N18'): Contents[typeof moment] =>
  (params, t) => ({
    reference: params.number,
    due: t(`mail.${moment}.due`, { by: t.date(params.renewBy) }),
    fact: t(`mail.${moment}.fact`, {
      unit: params.unit,
      kind: itemName(t, params.kind),
      n: params.n,
      by: t.date(params.renewBy),
      end: t.date(params.validTo),
      renews: renews(params.kind),
    }),
    rows: rows(
      t,
      ['licence', itemName(t, params.kind)],
      ['number', params.number],
      ['unit', params.unit],
      ['project', params.project],
      ['validTo', t.date(params.validTo)],
      ['renewBy', t.date(params.renewBy)],
      ['daysLeft', t('mail.days', { n: params.n })],
    ),
    list: null,
    legal: 'courtesy',
    steps: 3,
  });

/** A licence nears its end. */
export const licenceMoments: Contents<'N17' | 'N18'> = { N17: renewal('N17'), N18: renewal('N18') };
