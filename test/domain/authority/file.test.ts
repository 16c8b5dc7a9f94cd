import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itemKinds } from '../../../domain/procedure/procedure';
import { readAuthority } from '../../../stores/reference/authority';
import { BadFile } from '../../../stores/reference/bad-file';
import { catalogue, DATA } from './routing';

const text = readFileSync(join(DATA, 'authority.json'), 'utf8');

function refusal(from: string | RegExp, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-authority-'));
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  try {
    writeFileSync(join(folder, 'authority.json'), changed);
    readAuthority(folder, (code) => catalogue.division(code) !== undefined);
  } catch (error) {
    if (error instanceof BadFile) return error.message;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
  throw new Error('not refused');
}

test.each<[string, string | RegExp, string, RegExp]>([
  ['an unknown fact', '"is": "nuclear"', '"is": "atomic"', /./],
  ['an unknown item', '"permit-change"', '"permit-exchange"', /./],
  ['a place that is no division', '"320576"', '"320599"', /320599 is no division/],
  [
    'a statute for one place',
    /"items": \[\s+"eia-registration"\s+\],/,
    '"items": ["eia-registration"], "place": ["320200"],',
    /a statute holds everywhere/,
  ],
  ['a local row without its place', /"place": \[\s+"320576"\s+\],/, '', /a local row names the places/],
  ['a row without its source', /"source": "排污许可管理条例",/, '"source": "",', /source/],
  ['a text that overlaps the one before', '"validTo": "2026-08-14"', '"validTo": null', /EIA-STATE has another text in force/],
  ['a text that ends before it begins', '"validTo": "2023-01-31"', '"validTo": "2021-01-31"', /ends before it begins/],
  ['a zone without a name', /"level": "zone",\s+"named": \{[^}]+\},/, '"level": "zone",', /named as its source names it/],
  ['an item that nobody decides', '"waste-collection"', '"waste-comprehensive"', /no rule decides waste-collection/],
  ['a class of waste that is none', '"HW29"', '"29"', /HW29/],
])('refused whole, naming the place: %s', (_, from, to, message) => {
  const refused = refusal(from, to);
  expect(refused).toMatch(/^authority\.json is refused:\n {2}line \d+, column \d+: /);
  expect(refused).toMatch(message);
});

test('every row says where it is from; statutes quote what they rest on', () => {
  const { rules, delegations } = catalogue.authority;
  for (const { source, article, quote, ref } of [...rules, ...delegations])
    expect([source, article, quote, ref].every((one) => one.length > 0)).toBe(true);
  expect(new Set(rules.flatMap(({ items }) => items)).size).toBe(itemKinds.length);
});
