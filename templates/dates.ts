import type { Locale } from './i18n';

const perLocale = <T>(make: (tag: string) => T): Record<Locale, T> => ({ 'zh-CN': make('zh-CN'), en: make('en-GB') });

/** Local dates have no zone: they are formatted as UTC days. */
const weekday = perLocale((tag) => new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' }));
const month = perLocale((tag) => new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }));
const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const number = perLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 20 }));
const shanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** en-GB writes "Sept"; every month has three letters here. */
const shortMonth = (locale: Locale, at: Date) => month[locale].format(at).slice(0, 3);

function day(date: string): Date {
  const at = new Date(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(at.getTime())) throw new RangeError(`Not a date: ${date}`);
  return at;
}

/** YYYY-MM-DD → `2026-12-18（周五）`, `Fri 18 Dec 2026`. */
export function formatDate(locale: Locale, date: string): string {
  const at = day(date);
  const name = weekday[locale].format(at);
  return locale === 'zh-CN'
    ? `${date}（${name}）`
    : `${name} ${at.getUTCDate()} ${shortMonth(locale, at)} ${at.getUTCFullYear()}`;
}

/** YYYY-MM-DD → `12月18日`, `18 Dec`. */
export function formatDay(locale: Locale, date: string): string {
  const at = day(date);
  return locale === 'zh-CN' ? `${at.getUTCMonth() + 1}月${at.getUTCDate()}日` : `${at.getUTCDate()} ${shortMonth(locale, at)}`;
}

/** YYYY-MM-DD → `2026年12月18日`, `18 December 2026`, as official documents write it. */
export function formatOfficialDate(locale: Locale, date: string): string {
  const at = day(date);
  if (locale === 'en') return longDate.format(at);
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
}

/** ms UTC → `2026-12-18 14:05`, `18 Dec 2026, 14:05`, in Asia/Shanghai. */
export function formatDateTime(locale: Locale, at: number): string {
  const part = Object.fromEntries(shanghai.formatToParts(at).map(({ type, value }) => [type, value]));
  const time = `${part.hour}:${part.minute}`;
  const date = `${part.year}-${part.month}-${part.day}`;
  return locale === 'zh-CN' ? `${date} ${time}` : `${formatDay(locale, date)} ${part.year}, ${time}`;
}

/** Grouped by thousands; a decimal given as a string keeps its value exactly. */
export const formatNumber = (locale: Locale, value: number | string): string =>
  typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value) ? value : number[locale].format(value as number | `${number}`);
