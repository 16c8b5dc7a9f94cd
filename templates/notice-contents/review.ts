import { aboutCase, itemNames } from './content';
import type { Contents } from './content';

/** What the review asks of people outside: a visit to the site, a publicity period, a hearing. */
export const reviewMoments: Contents<'N08' | 'N09' | 'N11'> = {
  N08: (params, t) =>
    aboutCase(params, t, {
      due: t('mail.N08.due', { by: t.date(params.d) }),
      fact: t('mail.N08.fact', { case: params.case, d: t.date(params.d) }),
      rows: [
        ['items', itemNames(t, params.items)],
        ['visitOn', t.date(params.d)],
        params.note !== '' && ['visitNote', params.note],
      ],
      legal: 'courtesy',
      steps: 2,
    }),
  N09: (params, t) => {
    const [d, to] = [t.date(params.d), t.date(params.to)];
    const period = t('mail.N09.due', { d, to });
    return aboutCase(params, t, {
      due: period,
      fact: t('mail.N09.fact', { case: params.case, d, to, n: params.n, unit: params.dayType }),
      rows: [
        ['items', itemNames(t, params.items)],
        ['period', period],
      ],
      legal: 'courtesy',
      steps: 2,
    });
  },
  N11: (params, t) => {
    const { what, time, place } = params;
    const d = t.date(params.d);
    return aboutCase(params, t, {
      due: t('mail.N11.due', { what, d, time }),
      fact: t('mail.N11.fact', { what, case: params.case, d, time, place }),
      rows: [
        ['items', itemNames(t, params.items)],
        ['document', params.document],
        ['matter', params.matter],
        what === 'hearing' && ['hearingOn', `${d} ${time}`],
        what === 'hearing' && ['place', place],
      ],
      legal: 'served',
      steps: 2,
    });
  },
};
