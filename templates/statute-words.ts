import type { Locale } from './i18n';
import chinese from './locales/statutes.zh-CN.json';

const inChinese = new Map(Object.entries(chinese));

/**
 * A note of data/deadlines.csv (what a rule is about, whom it binds, what it starts from) in the reader's language. The notes are
 * written in English, the law itself is quoted in Chinese; a note that has no Chinese yet is shown as it is written.
 */
export const statuteText = (locale: Locale, note: string): string => (locale === 'zh-CN' ? (inChinese.get(note) ?? note) : note);

/** Where a rule stands: `排污许可管理条例 12(1)`; without an article, the note that none was seen. */
export const articleText = (locale: Locale, { source, article }: { source: string; article: string }): string =>
  [source, article].map((part) => statuteText(locale, part)).join(' ');
