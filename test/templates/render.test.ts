import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createTranslator } from '../../templates/i18n';
import { createRenderer } from '../../templates/render';

declare module '../../templates/render' {
  interface PageModels {
    'pages/test': { title: string; rows: { name: string; due: string }[] };
    'sms/test': { name: string };
  }
}

let folder: string;
const write = (name: string, text: string) => {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'templates-'));
  write('locales/zh-CN/pages.json', JSON.stringify({ hello: '你好，{name}' }));
  write('locales/en/pages.json', JSON.stringify({ hello: 'Hello {name}' }));
  write('pages/layout.hbs', '<html lang="{{locale}}"><h1>{{heading}}</h1>{{> @partial-block}}<aside>{{> aside}}</aside></html>');
  write('partials/rows/due.hbs', '<td>{{date due}}</td>');
  write(
    'pages/test.hbs',
    '{{#> pages/layout heading=title}}{{#*inline "aside"}}{{title}}{{/inline}}' +
      '{{#each rows}}<tr><td>{{t "pages.hello" name=name}}</td>{{> rows/due}}{{#if (eq @index 0)}}!{{/if}}</tr>{{else}}-{{/each}}{{/pages/layout}}',
  );
  write('sms/test.hbs', '{{t "pages.hello" name=name}}');
});
afterAll(() => rmSync(folder, { recursive: true }));

const renderer = () => createRenderer({ folder, translator: createTranslator(join(folder, 'locales')) });

test('a page in its layout, with partials and helpers, in both languages', () => {
  const model = { title: 'A & B', rows: [{ name: '<script>', due: '2026-12-18' }] };
  expect(renderer().render('pages/test', 'zh-CN', model)).toBe(
    '<html lang="zh-CN"><h1>A &amp; B</h1><tr><td>你好，&lt;script&gt;</td><td>2026-12-18（周五）</td>!</tr><aside>A &amp; B</aside></html>',
  );
  expect(renderer().render('pages/test', 'en', { title: '', rows: [] })).toContain('-');
});

test('plain text is not escaped; a value the model lacks throws', () => {
  expect(renderer().render('sms/test', 'zh-CN', { name: 'A & B' })).toBe('你好，A & B');
  expect(() => renderer().render('sms/test', 'en', {} as { name: string })).toThrow(/name/);
});

test('a broken template stops the start', () => {
  write('pages/broken.hbs', '{{#if}');
  expect(renderer).toThrow(/Parse error/);
  rmSync(join(folder, 'pages/broken.hbs'));
});

test('no template prints unescaped values, but for the drawings, which escape their texts themselves (api/pages/drawings)', () => {
  const drawings = ['{{{bar}}}', '{{{lanes.wide}}}', '{{{lanes.narrow}}}'];
  const templates = join(__dirname, '../../templates');
  for (const file of readdirSync(templates, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.hbs')) continue;
    const raw = readFileSync(join(templates, file), 'utf8').match(/\{\{\{.*?\}\}\}|\{\{&.*?\}\}/g) ?? [];
    expect({ file, raw: raw.filter((found) => !drawings.includes(found)) }).toEqual({ file, raw: [] });
  }
});
