import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCatalogue, Invalid, invalidField } from '../../api/errors';
import { toProblem } from '../../api/problem';
import { Refused } from '../../domain/refused';
import { createTranslator } from '../../templates/i18n';

const root = join(__dirname, '../..');
const t = createTranslator(join(root, 'templates/locales'));

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('pages/'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));

/** Codes thrown by name, and those of fields: identifiers' problems and the messages of schemas. */
function codesIn(text: string): string[] {
  const patterns = [
    /new Refused\(\s*'([a-z-]+)'/g,
    /invalidField\([^,]+, '([a-z-]+)'/g,
    /error: '([a-z-]+)'/g,
    /message: '([a-z]+(?:-[a-z]+)+)'/g,
    /code: '([a-z]+(?:-[a-z]+)+)' \}\]?/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code!));
}

const used = new Set(
  ['domain/joint-case', 'domain/licence', 'domain/notice', 'domain/application', 'stores', 'api']
    .flatMap(sources)
    .flatMap(codesIn),
);
const identifierProblems = sources('domain/identifiers').flatMap((text) =>
  [...text.matchAll(/'((?:uscc|division-code|industry-code|outlet-code)-[a-z-]+)'/g)].map(([, code]) => code!),
);
const ledger = codesIn(readFileSync(join(root, 'domain/clock/ledger.ts'), 'utf8'));

test.each([...new Set([...used, ...identifierProblems, ...ledger])].sort())(
  '%s has a status and words in both languages',
  (code) => {
    expect(errorCatalogue[code]).toBeDefined();
    for (const locale of ['zh-CN', 'en'] as const) expect(t(locale).has(`errors.${code}`)).toBe(true);
  },
);

test('the catalogue and the words have the same codes', () => {
  for (const locale of ['zh-CN', 'en']) {
    const words = JSON.parse(readFileSync(join(root, 'templates/locales', locale, 'errors.json'), 'utf8')) as object;
    expect(
      Object.keys(words)
        .filter((code) => code !== 'first')
        .sort(),
    ).toEqual(Object.keys(errorCatalogue).sort());
  }
});

describe('a problem', () => {
  const zh = t('zh-CN');
  test('of a field has its pointer, its code and its words', () => {
    expect(toProblem(invalidField('/a/0/b', 'too-long', { maximum: 5000 }), t('en'))).toEqual({
      type: '/api/docs#invalid',
      title: 'Some of what you entered is not right; see the fields below.',
      status: 422,
      detail: 'At most 5,000 characters.',
      code: 'invalid',
      errors: [{ pointer: '/a/0/b', code: 'too-long', message: 'At most 5,000 characters.' }],
    });
  });
  test('tells moments and codes in words', () => {
    const at = Date.parse('2026-12-18T06:05:00Z');
    expect(toProblem(new Refused('already-acted', { by: '林正', at }), zh).title).toBe('林正 已于 2026-12-18 14:05 先行办理。');
    expect(toProblem(new Refused('not-accepted', { item: 'eia-form' }), zh).title).not.toContain('eia-form');
  });
  test.each<[string, unknown, number, string]>([
    [
      'a driver’s message',
      Object.assign(new Error('relation "x" does not exist at /srv/app'), { code: '42P01' }),
      500,
      'internal',
    ],
    [
      'a lost connection',
      Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' }),
      503,
      'store-away',
    ],
    ['a server shutting down', Object.assign(new Error('terminating connection'), { code: '57P01' }), 503, 'store-away'],
    ['a full pool', new Error('Knex: Timeout acquiring a connection. The pool is probably full.'), 503, 'store-away'],
    ['a deadlock', Object.assign(new Error('deadlock detected'), { code: '40P01' }), 503, 'busy'],
    [
      'a value Postgres cannot hold',
      Object.assign(new Error('invalid byte sequence'), { code: '22021' }),
      422,
      'data-not-storable',
    ],
    ['something thrown that is no error', 'oops', 500, 'internal'],
    ['an unknown code', new Refused('never-heard-of'), 500, 'internal'],
    ['a file too large', new Invalid([{ pointer: '/file', code: 'file-too-large', params: { megabytes: 25 } }]), 413, 'invalid'],
  ])('%s stays inside', (_what, error, status, code) => {
    const problem = toProblem(error, zh);
    expect({ status: problem.status, code: problem.code }).toEqual({ status, code });
    expect(JSON.stringify(problem)).not.toMatch(/relation|10\.0\.0\.5|pool|deadlock|byte sequence|oops/);
  });
});
