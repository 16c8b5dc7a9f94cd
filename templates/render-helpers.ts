import type { HelperOptions } from 'handlebars';
import type { MessageParams, Translate } from './i18n';

/** What a render passes along to every partial and helper. */
export interface RenderData {
  t: Translate;
}

const words = (options: HelperOptions): Translate => (options.data as RenderData).t;

/** A helper for two values: `{{#if (eq a b)}}`. The last argument is Handlebars' own. */
const compare = (holds: (a: unknown, b: unknown) => boolean) => (a: unknown, b: unknown) => holds(a, b);
const values = (given: unknown[]) => given.slice(0, -1);

/** The helpers of all templates. None returns markup: whatever they give is escaped. */
export const helpers = {
  /** `{{t 'pages.inbox.title' n=3}}` */
  t: (key: string, options: HelperOptions) => words(options)(key, options.hash as MessageParams),
  /** YYYY-MM-DD → `2026-12-18（周五）` */
  date: (date: string, options: HelperOptions) => words(options).date(date),
  /** YYYY-MM-DD → `12月18日` */
  day: (date: string, options: HelperOptions) => words(options).day(date),
  /** YYYY-MM-DD → `2026年12月18日`, as official documents write it */
  officialDate: (date: string, options: HelperOptions) => words(options).officialDate(date),
  /** ms UTC → `2026-12-18 14:05` */
  dateTime: (at: number, options: HelperOptions) => words(options).dateTime(at),
  number: (value: number | string, options: HelperOptions) => words(options).number(value),
  /** `{{locale}}`: zh-CN or en */
  locale: (options: HelperOptions) => words(options).locale,
  eq: compare((a, b) => a === b),
  ne: compare((a, b) => a !== b),
  gt: compare((a, b) => (a as number) > (b as number)),
  lt: compare((a, b) => (a as number) < (b as number)),
  not: (value: unknown) => !truthy(value),
  and: (...given: unknown[]) => values(given).every(truthy),
  or: (...given: unknown[]) => values(given).find(truthy) ?? false,
  /** `{{inc @index}}`: lists count from 1 */
  inc: (index: number) => index + 1,
  /** `、` between Chinese items, `; ` between English ones */
  join: (list: string[], options: HelperOptions) => list.join(words(options).locale === 'zh-CN' ? '、' : '; '),
  concat: (...given: unknown[]) => values(given).map(String).join(''),
};

/** As `#if` sees it: an empty list is false. */
const truthy = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
