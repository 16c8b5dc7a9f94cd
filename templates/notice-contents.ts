import type { Moment, NoticeParams } from '../domain/notice/moments';
import type { Translate } from './i18n';
import type { MailBlock } from './models/notices';

/** What differs from moment to moment; the frame around it is the same for all (templates/notices.ts). */
export interface NoticeContent extends Pick<MailBlock, 'fact' | 'rows' | 'list'> {
  /** Case or licence number of the subject line. */
  reference: string;
  /** End of the subject line, may be empty: `最迟2026-12-16办结`. */
  due: string;
  /** The legal line of the mail: `mail.legal.…`; goes with the moment's legal meaning (domain/notice/moments.ts). */
  legal: 'courtesy' | 'internal' | 'served' | 'licences';
  /** How many steps of `mail.<moment>.step1…` there are, and their values. */
  steps: number;
}

/** Reads what `packRows` of the domain wrote. */
export const unpackRows = (table: string): string[][] => (table === '' ? [] : table.split('\n').map((row) => row.split('\t')));

type Row = [label: string, value: string];
type Contents = { [M in Moment]: (params: NoticeParams[M], t: Translate) => NoticeContent };

const rows = (t: Translate, ...given: (Row | false)[]): MailBlock['rows'] =>
  given.filter((row) => row !== false).map(([label, value]) => ({ label: t(`mail.label.${label}`), value }));

export const itemName = (t: Translate, kind: string): string => t(`documents.item.${kind}`);
const itemNames = (t: Translate, items: string) =>
  unpackRows(items)
    .map(([kind = '']) => itemName(t, kind))
    .join(t.locale === 'zh-CN' ? '、' : ', ');
const heads = (t: Translate, ...labels: string[]) => labels.map((label) => t(`mail.label.${label}`));
const until = (t: Translate, date: string | undefined) => (date ? t.date(date) : t('mail.noEnd'));

const issuedList = (t: Translate, items: string, number: string): MailBlock['list'] => ({
  head: heads(t, 'item', number, 'validTo'),
  rows: unpackRows(items).map(([kind = '', no = '', end]) => [itemName(t, kind), no, until(t, end)]),
});

/** What is renewed, for words that differ: a waste licence, a registration, or a permit. */
export const renews = (kind: unknown): 'waste' | 'registration' | 'permit' => {
  if (kind === 'permit-registration') return 'registration';
  return String(kind).startsWith('waste-') ? 'waste' : 'permit';
};

const renewal = (moment: 'N17' | 'N18') => (params: NoticeParams['N17'], t: Translate) => ({
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
  legal: 'courtesy' as const,
  steps: 3,
});

export const noticeContents: Contents = {
  N01: (params, t) => ({
    reference: params.case,
    due: '',
    fact: t('mail.N01.fact', { case: params.case, d: t.date(params.d) }),
    rows: rows(
      t,
      ['case', params.case],
      ['unit', params.unit],
      ['project', params.project],
      ['items', itemNames(t, params.items)],
      ['receivedOn', t.date(params.d)],
      ['answerBy', t.date(params.due)],
      params.document !== '' && ['document', params.document],
    ),
    list: null,
    legal: 'courtesy',
    steps: 2,
  }),
  N02: (params, t) => ({
    reference: params.case,
    due: '',
    fact: t('mail.N02.fact', { case: params.case, d: t.date(params.d) }),
    rows: rows(
      t,
      ['case', params.case],
      ['unit', params.unit],
      ['project', params.project],
      ['document', params.document],
      ['acceptedOn', t.date(params.d)],
    ),
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
  N03: (params, t) => ({
    reference: params.case,
    due: t('mail.N03.due', { by: t.date(params.d) }),
    fact: t('mail.N03.fact', { case: params.case, n: params.n }),
    rows: rows(
      t,
      ['case', params.case],
      ['unit', params.unit],
      ['project', params.project],
      ['document', params.document],
      ['replyBy', t.date(params.d)],
    ),
    list: {
      head: heads(t, 'no', 'demand'),
      rows: unpackRows(params.demands).map(([text = ''], i) => [String(i + 1), text]),
    },
    legal: 'served',
    steps: 3,
  }),
  N05: (params, t) => ({
    reference: params.case,
    due: '',
    fact: t('mail.N05.fact', { case: params.case, items: itemNames(t, params.items) }),
    rows: rows(
      t,
      ['case', params.case],
      ['unit', params.unit],
      ['project', params.project],
      ['items', itemNames(t, params.items)],
      ['document', params.document],
      ['decidedOn', t.date(params.d)],
      ['reason', params.reason],
      params.rightAuthority !== '' && ['rightAuthority', params.rightAuthority],
    ),
    list: null,
    legal: 'served',
    steps: 2,
  }),
  N06: (params, t) => {
    const subject = clockName(params.subject, t);
    const step = t.locale === 'zh-CN' ? params.stepZh : params.stepEn;
    return {
      reference: params.case,
      due: '',
      fact: t('mail.N06.fact', { case: params.case, subject, step }),
      rows: rows(
        t,
        ['case', params.case],
        ['unit', params.unit],
        ['project', params.project],
        ['subject', subject],
        ['step', step],
        ['basis', params.article],
        ['document', params.document],
        ['stoppedOn', t.date(params.d)],
        params.n > 0 && ['daysNeeded', t('mail.daysOf', { n: params.n, unit: 'working' })],
      ),
      list: null,
      legal: 'served',
      steps: 2,
    };
  },
  N07: (params, t) => {
    const subject = clockName(params.subject, t);
    return {
      reference: params.case,
      due: '',
      fact: t('mail.N07.fact', { case: params.case, subject, d: t.date(params.d) }),
      rows: rows(
        t,
        ['case', params.case],
        ['unit', params.unit],
        ['project', params.project],
        ['subject', subject],
        ['resumedOn', t.date(params.d)],
        ['daysExcluded', t('mail.daysOf', { n: params.n, unit: params.dayType })],
        params.due !== '' && ['newDue', t.date(params.due)],
      ),
      list: null,
      legal: 'courtesy',
      steps: 1,
    };
  },
  N12: (params, t) => {
    const subject = clockName(params.subject, t);
    const days = t('mail.daysOf', { n: params.n, unit: params.dayType });
    return {
      reference: params.case,
      due: '',
      fact: t('mail.N12.fact', { case: params.case, subject, days }),
      rows: rows(
        t,
        ['case', params.case],
        ['unit', params.unit],
        ['project', params.project],
        ['subject', subject],
        ['document', params.document],
        params.before !== '' && ['formerDue', t.date(params.before)],
        params.due !== '' && ['newDue', t.date(params.due)],
        ['reason', params.reason],
        ['approvedBy', params.approver],
        ['basis', params.article],
      ),
      list: null,
      legal: 'served',
      steps: 2,
    };
  },
  N08: (params, t) => ({
    reference: params.case,
    due: t('mail.N08.due', { by: t.date(params.d) }),
    fact: t('mail.N08.fact', { case: params.case, d: t.date(params.d) }),
    rows: rows(
      t,
      ['case', params.case],
      ['unit', params.unit],
      ['project', params.project],
      ['items', itemNames(t, params.items)],
      ['visitOn', t.date(params.d)],
      params.note !== '' && ['visitNote', params.note],
    ),
    list: null,
    legal: 'courtesy',
    steps: 2,
  }),
  N09: (params, t) => {
    const [d, to] = [t.date(params.d), t.date(params.to)];
    return {
      reference: params.case,
      due: t('mail.N09.due', { d, to }),
      fact: t('mail.N09.fact', { case: params.case, d, to, n: params.n, unit: params.dayType }),
      rows: rows(
        t,
        ['case', params.case],
        ['unit', params.unit],
        ['project', params.project],
        ['items', itemNames(t, params.items)],
        ['period', t('mail.N09.due', { d, to })],
      ),
      list: null,
      legal: 'courtesy',
      steps: 2,
    };
  },
  N13: (params, t) => ({
    reference: params.case,
    due: '',
    fact: t('mail.N13.fact', { case: params.case, d: t.date(params.d) }),
    rows: rows(t, ['case', params.case], ['unit', params.unit], ['project', params.project], ['decidedOn', t.date(params.d)]),
    list: issuedList(t, params.items, 'document'),
    legal: 'served',
    steps: 2,
  }),
  N14: (params, t) => ({
    reference: params.case,
    due: '',
    fact: t('mail.N14.fact', { case: params.case, items: itemNames(t, params.items), d: t.date(params.d) }),
    rows: rows(
      t,
      ['case', params.case],
      ['unit', params.unit],
      ['project', params.project],
      ['items', itemNames(t, params.items)],
      ['document', params.document],
      ['decidedOn', t.date(params.d)],
    ),
    list: null,
    legal: 'served',
    steps: 2,
  }),
  N15: (params, t) => ({
    reference: params.case,
    due: '',
    fact: t('mail.N15.fact', { case: params.case, unit: params.unit }),
    rows: rows(t, ['case', params.case], ['unit', params.unit], ['project', params.project], ['issuedOn', t.date(params.d)]),
    list: issuedList(t, params.items, 'number'),
    legal: 'licences',
    steps: 3,
  }),
  N17: renewal('N17'),
  N18: renewal('N18'),
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
