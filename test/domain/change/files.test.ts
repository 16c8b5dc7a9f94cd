import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFile } from '../../../stores/reference/bad-file';
import { readChangeTables } from '../../../stores/reference/change-classes';
import { tables } from './changes';
import { rules } from '../law';

const DATA = join(__dirname, '../../../data');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-change-'));
  cpSync(join(DATA, 'change-classes'), join(folder, 'change-classes'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is said of a file in which one text was replaced. */
function refusal(name: string, from: string, to: string): string {
  const file = join(folder, 'change-classes', `${name}.json`);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
  try {
    readChangeTables(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(BadFile);
    return (error as BadFile).message;
  }
  throw new Error('was not refused');
}

test('the shipped tables are read', () => {
  expect(readChangeTables(folder)).toEqual(tables);
});

test.each([
  [
    'eia',
    '"functionChanged"',
    '"functionsChanged"',
    /change-classes\/eia\.json is refused:\n {2}line \d+, column \d+: rows\/0\/when/,
  ],
  [
    'eia',
    '"words": "2.生产、处置或储存能力增大30%',
    '"words": "2.生产、处置或储存能力增大50%',
    /rows\/1\/words: not in the texts/,
  ],
  ['eia', '"no": "2"', '"no": "1"', /rows\/1\/no: 1 stands twice/],
  ['permit', '"class": "change"', '"class": "changes"', /rows\/0\/class: changes is no class/],
  ['permit', '"marks": ["law"]', '"marks": ["sure"]', /marks/],
  ['waste', '"atLeast": 20', '"atLeast": "20"', /waste\.json is refused/],
  ['waste', '"id": "waste"', '"id": "eia"', /is not waste/],
  ['plan', '"PDP_CHANGE": {', '"PDP_CHANGES": {', /PDP_CHANGE is missing/],
  ['plan', '"eia": "not-material"', '"eia": "immaterial"', /immaterial is no class of eia/],
  ['pollutants', '"pm25"', '', /pollutants\.json is refused/],
  ['local', '"eia": "material"', '"eia": "grave"', /grave is no class/],
])('a wrong %s.json is refused whole, with the place: %s', (name, from, to, message) => {
  expect(refusal(name, from, to)).toMatch(message);
});

test('every term that a row counts with is in the law', () => {
  for (const { limit } of [...tables.permit.rows, ...tables.waste.rows]) {
    if (limit && 'rule' in limit) expect(rules.deadline(limit.rule, '2026-11-25', '320205').id).toBe(limit.rule);
  }
});

test('each row and gate has one provision in force since the Code', () => {
  for (const { rows, gates } of [tables.eia, tables.permit, tables.waste]) {
    for (const { basis } of [...rows, ...gates]) {
      expect(basis.filter(({ from = '', to = '9999' }) => from <= '2026-08-15' && to >= '2026-08-15')).toHaveLength(1);
    }
  }
});
