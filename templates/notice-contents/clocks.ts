import type { NoticeParams } from '../../domain/notice/moments';
import type { Translate } from '../i18n';
import { aboutCase, itemName, rows } from './content';
import type { Contents } from './content';

/** A clock that stopped, runs on, was extended, or nears its end. */
export const clockMoments: Contents<'N06' | 'N07' | 'N12' | 'N40'> = {
  N06: (params, t) => {
    const subject = clockName(params.subject, t);
    const step = t.locale === 'zh-CN' ? params.stepZh : params.stepEn;
    return aboutCase(params, t, {
      fact: t('mail.N06.fact', { case: params.case, subject, step }),
      rows: [
        ['subject', subject],
        ['step', step],
        ['basis', params.article],
        ['document', params.document],
        ['stoppedOn', t.date(params.d)],
        params.n > 0 && ['daysNeeded', t('mail.daysOf', { n: params.n, unit: 'working' })],
      ],
      legal: 'served',
      steps: 2,
    });
  },
  N07: (params, t) => {
    const subject = clockName(params.subject, t);
    return aboutCase(params, t, {
      fact: t('mail.N07.fact', { case: params.case, subject, d: t.date(params.d) }),
      rows: [
        ['subject', subject],
        ['resumedOn', t.date(params.d)],
        ['daysExcluded', t('mail.daysOf', { n: params.n, unit: params.dayType })],
        params.due !== '' && ['newDue', t.date(params.due)],
      ],
      legal: 'courtesy',
      steps: 1,
    });
  },
  N12: (params, t) => {
    const subject = clockName(params.subject, t);
    const days = t('mail.daysOf', { n: params.n, unit: params.dayType });
    return aboutCase(params, t, {
      fact: t('mail.N12.fact', { case: params.case, subject, days }),
      rows: [
        ['subject', subject],
        ['document', params.document],
        params.before !== '' && ['formerDue', t.date(params.before)],
        params.due !== '' && ['newDue', t.date(params.due)],
        ['reason', params.reason],
        ['approvedBy', params.approver],
        ['basis', params.article],
      ],
      legal: 'served',
      steps: 2,
    });
  },
  N40: (params, t) => {
    const subject = subjectName(params, t);
    const days = t('mail.daysOf', { n: Math.abs(params.n), unit: params.dayType });
    return {
      reference: params.case,
      due: t('mail.N40.due', { by: t.date(params.d) }),
      fact: t(params.n < 0 ? 'mail.N40.factOver' : 'mail.N40.fact', {
        subject,
        case: params.case,
        by: t.date(params.d),
        days,
        share: params.share,
      }),
      rows: rows(
        t,
        ['case', params.case],
        ['subject', subject],
        ['unit', params.unit],
        ['project', params.project],
        ['dueOn', t.date(params.d)],
        [params.n < 0 ? 'daysOver' : 'daysLeft', days],
        ['share', t('mail.percent', { share: params.share })],
      ),
      list: null,
      legal: 'internal',
      steps: 2,
    };
  },
};

/** An item's name, or joint handling as a whole. */
const clockName = (subject: string, t: Translate): string => (subject === 'case' ? t('mail.wholeCase') : itemName(t, subject));

function subjectName(params: NoticeParams['N40'], t: Translate): string {
  if (t.has(`documents.item.${params.subject}`)) return itemName(t, params.subject);
  return t.locale === 'zh-CN' ? params.subjectZh : params.subjectEn;
}
