import type { LocalDate } from '../decider';
import { Refused } from '../refused';
import type { DayType } from '../rules/deadline';
import type { Clock, LedgerEntry } from './ledger';

/** How far a statutory term may be extended, once and for all, and who has to approve it. */
export interface Extension {
  days: number;
  dayType: DayType;
  article: string;
  quoteZh: string;
  approver: { zh: string; en: string };
}

/**
 * Which terms the law lets be extended: those that 行政许可法 42 sets itself, in working days (its article 82). Where another law
 * or regulation sets the term, its own words count (42(1): "法律、法规另有规定的，依照其规定"): 生态环境法典 102, 排污许可管理条例 12
 * and 408号 9 give none, so EIA and permit decisions are not extended.
 */
const EXTENSIONS: Readonly<Record<string, Extension>> = {
  'APL-02': {
    ...{ days: 10, dayType: 'working', article: '行政许可法 42(1)' },
    quoteZh: '二十日内不能作出决定的，经本行政机关负责人批准，可以延长十日…但是，法律、法规另有规定的，依照其规定',
    approver: { zh: '本行政机关负责人', en: 'the head of the authority' },
  },
  'APL-03': {
    ...{ days: 15, dayType: 'working', article: '行政许可法 42(2)' },
    quoteZh: '四十五日内不能办结的，经本级人民政府负责人批准，可以延长十五日',
    approver: { zh: '本级人民政府负责人', en: 'the head of the people’s government' },
  },
};

/** Refusals of terms that another law sets name this. */
export const NO_EXTENSION_ARTICLE = '行政许可法 42(1)';

/** The extension that the law allows a clock; undefined where it allows none, and for local terms, which are not the law's. */
export const extensionOf = (clock: Clock): Extension | undefined =>
  clock.kind === 'statutory' && clock.rule !== undefined ? EXTENSIONS[clock.rule] : undefined;

/** Days of the lawful extension that are not used yet since the clock last started. */
export function extensionLeft(clock: Clock): number {
  const extension = extensionOf(clock);
  if (!extension) return 0;
  const from = clock.ledger.findLastIndex(({ kind }) => kind === 'start' || kind === 'restart');
  const used = clock.ledger.slice(from + 1).reduce((sum, { kind, days }) => sum + (kind === 'extend' ? (days ?? 0) : 0), 0);
  return Math.max(0, extension.days - used);
}

/**
 * The entry of an extension. Refuses what the law does not allow: `extension-not-lawful` (another law sets the term, or it is no
 * statutory one), `extension-too-long`, `extension-too-late` (after the last day nothing is left to extend). `due` is the
 * clock's last day, null while it stands still.
 */
export function extension(
  clock: Clock,
  due: LocalDate | null,
  today: LocalDate,
  given: { days: number; reason: string; approver: string; document: string } & Pick<LedgerEntry, 'at' | 'actor'>,
): LedgerEntry {
  const lawful = extensionOf(clock);
  if (!lawful) throw new Refused('extension-not-lawful', { clock: clock.id, article: NO_EXTENSION_ARTICLE }, '/clock');
  const left = extensionLeft(clock);
  if (given.days > left) throw new Refused('extension-too-long', { most: left, article: lawful.article }, '/days');
  if (due !== null && today > due) throw new Refused('extension-too-late', { due, article: lawful.article });
  const { article, dayType } = lawful;
  return { kind: 'extend', ground: 'extension', article, dayType, ...given };
}
