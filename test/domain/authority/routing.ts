import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityFacts, type RoutingFacts } from '../../../domain/authority/facts';
import { routeItems, type RoutingAnswer, type RoutingTables } from '../../../domain/authority/route';
import type { ItemKind } from '../../../domain/procedure/procedure';
import type { Jurisdiction } from '../../../domain/rules/rules';
import { createCatalogue } from '../../../stores/reference/catalogue';

export const DATA = join(__dirname, '../../../data');
export const catalogue = createCatalogue(DATA);

const { jurisdictions } = JSON.parse(readFileSync(join(DATA, 'jurisdictions.json'), 'utf8')) as { jurisdictions: Jurisdiction[] };

export const tables: RoutingTables = {
  authority: catalogue.authority,
  divisionPath: (code) => catalogue.divisionPath(code),
  bureau: (code) => jurisdictions.find((one) => one.code === code),
};

/** Everything answered with no, no waste, but for what is given. */
export const factsOf = (division: string, given: Partial<RoutingFacts> = {}): RoutingFacts => ({
  division,
  wastes: [],
  ...given,
  is: { ...Object.fromEntries(authorityFacts.map((fact) => [fact, false])), ...given.is },
});

export const route = (item: ItemKind, facts: RoutingFacts, on = '2026-11-23'): RoutingAnswer =>
  routeItems([item], facts, tables, on)[0]!;
