import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { DEMO_PASSWORD, demoPeople } from '../runtime/embedded/demo/people';

/** Keeps what is written true to what is there: files, scripts, settings, sign-ins. Reads only; no server. */
const root = join(__dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What a run makes and no clone has. */
const MADE = ['dist', 'node_modules', 'coverage', '.onewindow', '.env'];
const isMade = (path: string): boolean => MADE.some((made) => path === made || path.startsWith(`${made}/`));

const files: string[] = [];
const walk = (folder: string): void => {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (isMade(path) || path === '.git') continue;
    if (entry.isDirectory()) walk(path);
    else files.push(path);
  }
};
walk('');

const documents = files.filter((file) => /^(README(\.zh-CN)?|CONTRIBUTING|CHANGELOG)\.md$|^(docs|data)\/.*\.md$/.test(file));
const readmes = ['README.md', 'README.zh-CN.md'];

/** Code in backticks, cut at blanks: `SAVE_HISTORIES=1 npx jest test/workflows` gives three words. */
const codeWords = (text: string): string[] => [
  ...new Set([...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code!.split(/\s+/))),
];

const EXTENSION = /\.(ts|mjs|js|json|csv|md|hbs|css|svg|png|yml|yaml|mod|sum|bin)$/;
const tops = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/', 1)[0]!));
const looksLikeFile = (word: string): boolean =>
  /^[\w.@*<>{},…-]+(\/[\w.@*<>{},…-]+)*\/?$/.test(word) &&
  (word.includes('/') ? tops.has(word.split('/', 1)[0]!) : /^[\w@*<]/.test(word) && EXTENSION.test(word));

/** `<name>` and `*` stand for anything within a folder's level, `{a,b}` for either. */
const pattern = (word: string): string =>
  word
    .replace(/\/$/, '')
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, choices: string) => `(${choices.replaceAll(',', '|')})`)
    .replace(/<[^>]*>|\*|…/g, '[^/]*');

/** With a folder: from the root, a file or a beginning of one's path. Without: the name of some file. */
const isThere = (word: string): boolean => {
  if (isMade(word.replace(/\/$/, ''))) return true;
  const wanted = word.includes('/')
    ? new RegExp(`^${pattern(word)}${EXTENSION.test(word) ? '$' : ''}`)
    : new RegExp(`(^|/)${pattern(word)}$`);
  return files.some((file) => wanted.test(file));
};

describe.each(documents)('%s', (document) => {
  const text = read(document);

  test('names only files that are there', () => {
    expect(codeWords(text).filter((word) => looksLikeFile(word) && !isThere(word))).toEqual([]);
  });

  test('links only to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link!);
    const local = links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => normalize(join(dirname(document), link)));
    expect(local.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  test('names only scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script]) => script!);
    expect([...new Set(named)].filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  test('holds no path of somebody’s machine', () => {
    expect(text).not.toMatch(/(^|[\s`("'=])\/(root|home|work|Users|tmp)\//);
  });
});

describe('the two READMEs', () => {
  /** Levels of the headings in their order, outside of code. */
  const headings = (file: string): number[] =>
    [
      ...read(file)
        .replace(/```[\s\S]*?```/g, '')
        .matchAll(/^(#+) /gm),
    ].map(([, signs]) => signs!.length);

  test('have the same headings', () => {
    expect(headings('README.zh-CN.md')).toEqual(headings('README.md'));
  });

  test.each(readmes)('%s explains every setting of runtime/config.ts, and no other', (file) => {
    const schema = /const Environment = z\.object\(\{([\s\S]*?)\n\}\);/.exec(read('runtime/config.ts'))?.[1] ?? '';
    const settings = [...schema.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!);
    const explained = [...read(file).matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(([, name]) => name!);
    expect(settings.length).toBeGreaterThan(10);
    expect(explained.sort()).toEqual(settings.sort());
  });

  test.each(readmes)('%s names the demo people and their password', (file) => {
    const text = read(file);
    const words = codeWords(text);
    expect(demoPeople.map(({ login }) => login).filter((login) => !words.includes(login))).toEqual([]);
    expect(words).toContain(DEMO_PASSWORD);
  });
});

test('every decision is numbered, once, without a gap', () => {
  const numbers = readdirSync(join(root, 'docs/decisions'))
    .sort()
    .map((file) => Number(file.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
});
