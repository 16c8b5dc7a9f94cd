import type { Moment, NoticeParams } from '../../domain/notice/moments';
import type { Translate } from '../i18n';
import type { MailBlock } from '../models/notices';

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

/** What a message about each of the moments says. */
export type Contents<M extends Moment = Moment> = { [One in M]: (params: NoticeParams[One], t: Translate) => NoticeContent };

type Row = [label: string, value: string];
/** A row that has nothing to say is left out. */
type Rows = (Row | false)[];

export const rows = (t: Translate, ...given: Rows): MailBlock['rows'] =>
  given.filter((row) => row !== false).map(([label, value]) => ({ label: t(`mail.label.${label}`), value }));

interface AboutCase extends Pick<NoticeContent, 'fact' | 'legal' | 'steps'> {
  /** After case, unit and project. */
  rows: Rows;
  due?: string;
  list?: NoticeContent['list'];
}

/** A message about a case: its number in the subject line; case, unit and project first in the table. */
export const aboutCase = (
  params: { case: string; unit: string; project: string },
  t: Translate,
  { rows: more, due = '', list = null, ...content }: AboutCase,
): NoticeContent => ({
  ...content,
  reference: params.case,
  due,
  rows: rows(t, ['case', params.case], ['unit', params.unit], ['project', params.project], ...more),
  list,
});

/** Reads what `packRows` of the domain wrote. */
export const unpackRows = (table: string): string[][] => (table === '' ? [] : table.split('\n').map((row) => row.split('\t')));

export const heads = (t: Translate, ...labels: string[]): string[] => labels.map((label) => t(`mail.label.${label}`));

export const itemName = (t: Translate, kind: string): string => t(`documents.item.${kind}`);

export const itemNames = (t: Translate, items: string): string =>
  unpackRows(items)
    .map(([kind = '']) => itemName(t, kind))
    .join(t.locale === 'zh-CN' ? '、' : ', ');
