import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { formatDate, formatDateTime, formatDay, formatNumber, formatOfficialDate } from './dates';

export type Locale = 'zh-CN' | 'en';
export const locales: readonly Locale[] = ['zh-CN', 'en'];

export type MessageParams = Record<string, string | number | boolean | null | undefined>;

/** The words of one locale: `t('file.path.to.key', params)`. */
export interface Translate {
  /** Throws MissingMessage for an unknown key, or when the message needs a value that `params` lacks. */
  (key: string, params?: MessageParams): string;
  locale: Locale;
  has(key: string): boolean;
  /** `2026-12-18（周五）`, `Fri 18 Dec 2026`; takes YYYY-MM-DD. */
  date(date: string): string;
  /** `12月18日`, `18 Dec`. */
  day(date: string): string;
  /** As official documents write it: `2026年12月18日`, `18 December 2026`. */
  officialDate(date: string): string;
  /** `2026-12-18 14:05`, `18 Dec 2026, 14:05` in Asia/Shanghai; takes ms UTC. */
  dateTime(at: number): string;
  /** Grouped, every given digit kept; decimals come as strings. */
  number(value: number | string): string;
}

export type Translator = (locale: Locale) => Translate;

export class MissingMessage extends Error {}

/**
 * Reads `<folder>/<locale>/<file>.json` (ICU messages, nested; a key is the file's name and the path in it).
 * A missing key throws, so that a test or the first look finds it; `onMissing` may answer with a text instead.
 */
export function createTranslator(
  folder: string,
  { onMissing }: { onMissing?: (locale: Locale, key: string) => string } = {},
): Translator {
  const all = new Map(locales.map((locale) => [locale, translate(locale, readMessages(join(folder, locale)), onMissing)]));
  return (locale) => all.get(locale)!;
}

/** All messages of one locale's folder, flat: key → ICU text. */
export function readMessages(folder: string): Map<string, string> {
  const messages = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    flatten(file.slice(0, -'.json'.length), content, messages);
  }
  return messages;
}

function flatten(path: string, value: unknown, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(path, value);
  else if (typeof value === 'object' && value !== null && !Array.isArray(value))
    for (const [key, inner] of Object.entries(value)) flatten(`${path}.${key}`, inner, into);
  else throw new Error(`${path} is neither a text nor an object of texts`);
}

/** A value that is there but undefined counts as missing: it would be printed as nothing. */
const given = (params: MessageParams = {}) =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined && value !== null));

function translate(
  locale: Locale,
  messages: Map<string, string>,
  onMissing: ((locale: Locale, key: string) => string) | undefined,
): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  const t = (key: string, params?: MessageParams): string => {
    let message = compiled.get(key);
    if (!message) {
      const text = messages.get(key);
      if (text === undefined) {
        if (onMissing) return onMissing(locale, key);
        throw new MissingMessage(`No message ${key} in ${locale}`);
      }
      // Messages are text: a "<" in them is a "<"; the page escapes what comes out.
      message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
      compiled.set(key, message);
    }
    try {
      return String(message.format(given(params)));
    } catch (cause) {
      throw new MissingMessage(`Message ${key} in ${locale}: ${(cause as Error).message}`, { cause });
    }
  };
  return Object.assign(t, {
    locale,
    has: (key: string) => messages.has(key),
    date: (date: string) => formatDate(locale, date),
    day: (date: string) => formatDay(locale, date),
    officialDate: (date: string) => formatOfficialDate(locale, date),
    dateTime: (at: number) => formatDateTime(locale, at),
    number: (value: number | string) => formatNumber(locale, value),
  });
}
