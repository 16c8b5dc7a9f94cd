import type { RoutingTables } from '../domain/authority/route';
import type { Catalogue } from '../domain/catalogue/catalogue';
import type { Jurisdiction, Rules } from '../domain/rules/rules';

/** What routing looks up: the tables and divisions of the lists, and the bureaus of this installation. */
export const routingTables = (
  { authority, divisionPath }: Pick<Catalogue, 'authority' | 'divisionPath'>,
  rules: Rules,
): RoutingTables => ({ authority, divisionPath, bureau: (code) => bureauOf(rules, code) });

/** A bureau of this installation by its code. */
export function bureauOf(rules: Pick<Rules, 'jurisdiction'>, code: string): Jurisdiction | undefined {
  try {
    return rules.jurisdiction(code);
  } catch {
    return undefined;
  }
}
