import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { IntlMessageFormat } from 'intl-messageformat';
import { createTranslator, MissingMessage, readMessages } from '../../templates/i18n';
import statutesInChinese from '../../templates/locales/statutes.zh-CN.json';
import { statuteText } from '../../templates/statute-words';

type Parts = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the values that a message needs, in all its branches. */
const valuesOf = (parts: Parts): string[] =>
  parts.flatMap((part) => {
    if ('options' in part) return [part.value, ...Object.values(part.options).flatMap((option) => valuesOf(option.value))];
    return 'value' in part && Number(part.type) !== 0 ? [String(part.value)] : [];
  });

const words = join(__dirname, '../../templates/locales');

describe('the words of the project', () => {
  const zh = readMessages(join(words, 'zh-CN'));
  const en = readMessages(join(words, 'en'));

  test('both locales have the same keys', () => {
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
  });

  test('both locales use the same values', () => {
    const wanted = (text: string) =>
      [...new Set(valuesOf(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()))].sort();
    for (const [key, text] of zh) expect({ key, values: wanted(text) }).toEqual({ key, values: wanted(en.get(key) ?? '') });
  });

  test('every message is well formed', () => {
    const t = createTranslator(words);
    for (const locale of ['zh-CN', 'en'] as const)
      for (const key of zh.keys()) {
        try {
          t(locale)(key);
        } catch (error) {
          // A missing value is fine here, a syntax error is not.
          expect((error as Error).message).toMatch(/was not provided|not provided to the string/);
        }
      }
  });
});

describe('the notes of the deadline file', () => {
  const rows: Record<string, string>[] = parse(readFileSync(join(__dirname, '../../data/deadlines.csv')), { columns: true });
  const shown = ['what', 'duty_holder', 'starts_at', 'pauses_or_extension', 'legal_effect', 'also_in'] as const;
  const cited = ['start_day_source', 'roll_source', 'source', 'article'] as const;
  const notes = new Set(rows.flatMap((row) => [...shown, ...cited].map((column) => row[column]!)).filter(Boolean));

  test('have Chinese words, every one of them', () => {
    // Codes of rules and standards (APL-08, HJ 1259-2022) are the same in both languages.
    const english = [...notes].filter((note) => /[a-z]{3,}/.test(statuteText('zh-CN', note)));
    expect(english).toEqual([]);
  });

  test('are the ones that the words are for', () => {
    expect(Object.keys(statutesInChinese).filter((note) => !notes.has(note))).toEqual([]);
  });

  test('stay as they are written in English, and where no word is known', () => {
    expect(statuteText('en', 'acceptance')).toBe('acceptance');
    expect(statuteText('zh-CN', 'acceptance')).toBe('受理');
    expect(statuteText('zh-CN', 'a later note')).toBe('a later note');
  });
});

describe('createTranslator', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'words-'));
    for (const [locale, text] of [
      ['zh-CN', '共 {n} 项'],
      ['en', '{n, plural, one {# item} other {# items}} <b>'],
    ] as const) {
      mkdirSync(join(folder, locale));
      writeFileSync(join(folder, locale, 'pages.json'), JSON.stringify({ inbox: { count: text } }));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('fills ICU messages', () => {
    const t = createTranslator(folder);
    expect(t('zh-CN')('pages.inbox.count', { n: 3 })).toBe('共 3 项');
    expect(t('en')('pages.inbox.count', { n: 1 })).toBe('1 item <b>');
    expect(t('en').has('pages.inbox.nothing')).toBe(false);
  });

  test('a missing key or value is loud, unless an answer is given', () => {
    const t = createTranslator(folder);
    expect(() => t('en')('pages.inbox.nothing')).toThrow(MissingMessage);
    expect(() => t('en')('pages.inbox.count')).toThrow(MissingMessage);
    expect(createTranslator(folder, { onMissing: (locale, key) => `${locale}:${key}` })('en')('pages.x')).toBe('en:pages.x');
  });

  test('dates, times and numbers', () => {
    const [zh, en] = [createTranslator(folder)('zh-CN'), createTranslator(folder)('en')];
    expect(zh.date('2026-12-18')).toBe('2026-12-18（周五）');
    expect(en.date('2026-12-18')).toBe('Fri 18 Dec 2026');
    expect(en.date('2026-09-01')).toBe('Tue 1 Sep 2026');
    expect(zh.day('2026-12-08')).toBe('12月8日');
    expect(en.day('2026-12-08')).toBe('8 Dec');
    const night = Date.UTC(2026, 11, 31, 16, 5); // past midnight in Shanghai
    expect(zh.dateTime(night)).toBe('2027-01-01 00:05');
    expect(en.dateTime(night)).toBe('1 Jan 2027, 00:05');
    expect(zh.number('1234567.8900')).toBe('1,234,567.89');
    expect(en.number(12)).toBe('12');
    expect(zh.number('/')).toBe('/');
    expect(zh.officialDate('2026-02-01')).toBe('2026年2月1日');
    expect(en.officialDate('2026-02-01')).toBe('1 February 2026');
    expect(() => zh.date('2026-13-01')).toThrow(RangeError);
    expect(() => zh.date('18.12.2026')).toThrow(RangeError);
  });
});
