import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eiaCell, permitCell } from '../../../domain/classification/lines';
import { eiaTiers, permitTiers } from '../../../domain/classification/list-rules';
import { BadFile } from '../../../stores/reference/bad-file';
import { readCsv } from '../../../stores/reference/csv';
import { readClassification } from '../../../stores/reference/classification';
import { columnsOf, eiaCategorySchema, permitCategorySchema } from '../../../stores/reference/lists';
import { classifyEia } from '../../../domain/classification/eia';
import { boundsOf, catalogue, factsOf } from './facts';

const DATA = join(__dirname, '../../../data');

describe('words of the rules', () => {
  const { permitRules, eiaRules } = catalogue;

  test.each(permitRules.rules.map((rule) => [rule.no, rule] as const))('entry %i: literally in its cells', (no, { tiers }) => {
    for (const tier of permitTiers) {
      const cell = permitCell(catalogue.permitEntry(no)!, tier);
      for (const { words, industrialBuilding } of tiers[tier]) {
        expect(cell).toContain(words);
        if (industrialBuilding) expect(cell).toContain('﹡');
      }
      // Every tier that the list has is read.
      expect(tiers[tier].length > 0).toBe(cell !== '/' && !left.includes(`${no} ${tier}`));
    }
  });

  test.each(eiaRules.rules.map((rule) => [rule.no, rule] as const))('item %i: literally in its cells', (no, { tiers }) => {
    for (const tier of eiaTiers) {
      const cell = eiaCell(catalogue.eiaItem(no)!, tier);
      for (const { words } of tiers[tier]) expect(cell).toContain(words);
      expect(tiers[tier].length > 0).toBe(cell !== '/');
    }
  });

  test('stars of the EIA list are on the rules of its starred items', () => {
    const bytes = readFileSync(join(DATA, 'eia-catalogue.csv'));
    const rows = readCsv('eia-catalogue.csv', bytes, columnsOf(eiaCategorySchema), eiaCategorySchema, (row) =>
      String(row.item_no),
    );
    for (const { no, tiers } of eiaRules.rules) {
      const starred = rows.find(({ item_no }) => item_no === no)!.industrial_building_only === '*' && no !== CLOCKS;
      for (const one of Object.values(tiers).flat()) expect([no, one.industrialBuilding ?? false]).toEqual([no, starred]);
    }
  });

  test.each([
    ['4030', 'ask'],
    ['4011', 'form'],
  ])('the star of item 83 is on 403 alone: %s', (industry, document) => {
    const { industrialBuilding, ...is } = factsOf(industry).is;
    expect(industrialBuilding).toBe(true);
    expect(classifyEia({ ...factsOf(industry), is }, catalogue).document).toBe(document);
  });

  const numbers = (text: string): number[] =>
    [...text.matchAll(/(\d+(?:\.\d+)?)(万|亿)?(?:吨|头|只|千升|立方米|平方米|千瓦|千伏|亩|张|件)/g)].map(([, digits, scale]) =>
      Number((Number(digits) * (scale === '亿' ? 1e8 : scale === '万' ? 1e4 : 1)).toFixed(3)),
    );
  const cellsOf = {
    permit: permitRules.rules.map(({ no, tiers }) => ({
      no,
      tiers,
      text: permitTiers.map((tier) => permitCell(catalogue.permitEntry(no)!, tier)).join(),
    })),
    eia: eiaRules.rules.map(({ no, tiers }) => ({
      no,
      tiers,
      text: eiaTiers.map((tier) => eiaCell(catalogue.eiaItem(no)!, tier)).join(),
    })),
  };

  test.each(['permit', 'eia'] as const)(
    '%s list: every number of a text is a bound of its rule, and no bound is another',
    (list) => {
      for (const { no, tiers, text } of cellsOf[list]) {
        const bounds = boundsOf(tiers).map(([, limit]) => limit);
        expect([no, [...new Set(bounds)].sort()]).toEqual([no, [...new Set(numbers(text))].sort()]);
      }
    },
  );

  /** Item 83: only one of its six groups is starred, so its conditions say so themselves. */
  const CLOCKS = 83;

  /** Tiers that no rule reads: 75 "其他" of metals that its other tier may mean by "等". */
  const left = ['75 registration'];
});

describe('a damaged file is refused whole, with line and column', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onewindow-classification-'));
    mkdirSync(join(folder, 'classification'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const csv = (name: string) => readFileSync(join(DATA, name));
  const entries = readCsv(
    ...(['p', csv('permit-catalogue.csv'), columnsOf(permitCategorySchema), permitCategorySchema] as const),
    ({ entry_no }) => String(entry_no),
  ).flatMap(({ entry_no }) => catalogue.permitEntry(entry_no) ?? []);
  const items = readCsv(
    ...(['e', csv('eia-catalogue.csv'), columnsOf(eiaCategorySchema), eiaCategorySchema] as const),
    ({ item_no }) => String(item_no),
  ).flatMap(({ item_no }) => catalogue.eiaItem(item_no) ?? []);

  function refusal(file: 'permit.json' | 'eia.json', from: string, to: string): string {
    for (const name of ['permit.json', 'eia.json']) {
      const text = readFileSync(join(DATA, 'classification', name), 'utf8');
      const changed = name === file ? text.replace(from, to) : text;
      expect(changed === text).toBe(name !== file);
      writeFileSync(join(folder, 'classification', name), changed);
    }
    try {
      readClassification(folder, entries, items);
    } catch (error) {
      if (error instanceof BadFile) return error.message;
      throw error;
    }
    throw new Error('not refused');
  }

  test.each<[string, 'permit.json' | 'eia.json', string, string, RegExp]>([
    ['words that the list does not say', 'permit.json', '日加工糖料能力1000吨', '日加工糖料能力2000吨', /not in the text of 12/],
    ['a number that the list does not have', 'permit.json', '"no": 112', '"no": 113', /113 is not in the list/],
    ['a row read twice', 'eia.json', '"no": 17,', '"no": 16,', /16 has a rule already/],
    ['an unknown fact', 'eia.json', '"is": "mixingOnly"', '"is": "mixing"', /./],
    ['an amount without a bound', 'permit.json', '"amount": "sugarCrop", "atLeast": 1000', '"amount": "sugarCrop"', /./],
    ['an unknown key', 'permit.json', '"otherwise": "ask"', '"otherwise": "ask", "note": ""', /note/],
    ['codes that the list has itself', 'eia.json', '"no": 16,', '"no": 16, "codes": ["133"], "codesFrom": "x",', /codes of ours/],
  ])('%s', (_, file, from, to, message) => {
    const refused = refusal(file, from, to);
    expect(refused).toMatch(new RegExp(`^classification/${file} is refused:\n  line \\d+, column \\d+: `));
    expect(refused).toMatch(message);
  });
});
