import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EiaCategory, PermitCategory } from '../../domain/catalogue/catalogue';
import { eiaCell, permitCell } from '../../domain/classification/lines';
import {
  eiaRulesSchema,
  eiaTiers,
  permitRulesSchema,
  permitTiers,
  type EiaRules,
  type PermitRules,
} from '../../domain/classification/list-rules';
import { readJson, type ValueCheck } from './json';

/**
 * data/classification: how cells of the two lists are read. Each rule stands for a row that exists, once, and its words are
 * literally in the cell of its tier. Throws `BadFile`.
 */
export function readClassification(
  folder: string,
  entries: readonly PermitCategory[],
  items: readonly EiaCategory[],
): { permitRules: PermitRules; eiaRules: EiaRules } {
  const bytes = (name: string): Uint8Array => readFileSync(join(folder, 'classification', name));
  const entryOf = new Map(entries.map((entry) => [entry.entryNo, entry]));
  const itemOf = new Map(items.map((item) => [item.itemNo, item]));
  return {
    permitRules: readJson(
      'classification/permit.json',
      bytes('permit.json'),
      permitRulesSchema,
      quoted(permitTiers, (no, tier) => {
        const entry = entryOf.get(no);
        return entry && { text: permitCell(entry, tier), codes: entry.codes };
      }),
    ),
    eiaRules: readJson(
      'classification/eia.json',
      bytes('eia.json'),
      eiaRulesSchema,
      quoted(eiaTiers, (no, tier) => {
        const item = itemOf.get(no);
        return item && { text: eiaCell(item, tier), codes: item.codes };
      }),
    ),
  };
}

interface Row<Tier extends string> {
  no: number;
  codes?: string[] | undefined;
  codesFrom?: string | undefined;
  tiers: Record<Tier, { words: string; industrialBuilding?: true | undefined }[]>;
}

type CellOf<Tier extends string> = (no: number, tier: Tier) => { text: string; codes: string[] } | undefined;

const quoted =
  <Tier extends string>(tiers: readonly [Tier, ...Tier[]], cell: CellOf<Tier>): ValueCheck<{ rules: Row<Tier>[] }> =>
  ({ rules }) =>
    rules.flatMap((rule, i) => {
      const at = `/rules/${i}`;
      const row = cell(rule.no, tiers[0]);
      if (!row) return [{ pointer: `${at}/no`, message: `${rule.no} is not in the list` }];
      const again = rules.findIndex(({ no }) => no === rule.no) < i;
      return [
        ...(again ? [{ pointer: `${at}/no`, message: `${rule.no} has a rule already` }] : []),
        ...(rule.codes && (row.codes.length > 0 || !rule.codesFrom)
          ? [{ pointer: `${at}/codes`, message: 'codes of ours need a list row without any, and the reason in codesFrom' }]
          : []),
        ...tiers.flatMap((tier) =>
          rule.tiers[tier].flatMap(({ words }, j) =>
            cell(rule.no, tier)?.text.includes(words)
              ? []
              : [{ pointer: `${at}/tiers/${tier}/${j}/words`, message: `not in the text of ${rule.no}: ${words}` }],
          ),
        ),
      ];
    });
