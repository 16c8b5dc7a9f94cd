import type { Procedure } from '../domain/procedure/procedure';
import type { Jurisdiction, Rules } from '../domain/rules/rules';
import type { PrepareContext } from './commands/entry';
import { invalidField } from './errors';

const FIELD = '/application/site/division';

/**
 * Who receives an application: the counter's own bureau, for sites in its area; from the portal, the bureau of the site's
 * division, or of its city where the division has none. A procedure may name the level that receives it (`receivedBy`).
 */
export function receivingJurisdiction(
  { actor, rules }: Pick<PrepareContext, 'actor' | 'rules'>,
  division: string,
  { receivedBy }: Pick<Procedure, 'receivedBy'>,
): string {
  const right = ({ level }: Jurisdiction): boolean => receivedBy === undefined || level === receivedBy.level;
  if (actor.role === 'enterprise') {
    const found = [division, `${division.slice(0, 4)}00`].map((code) => known(rules, code)).find((one) => one && right(one));
    if (!found) throw invalidField(FIELD, 'jurisdiction-unknown');
    return found.code;
  }
  const own = known(rules, actor.jurisdiction ?? '');
  if (!own || !covers(own, division)) throw invalidField(FIELD, 'site-outside-jurisdiction');
  if (!right(own)) throw invalidField('/procedure', 'authority-level');
  return own.code;
}

/** A city bureau covers the divisions under its first four digits, a district bureau its own. */
const covers = ({ code, level }: Jurisdiction, division: string): boolean =>
  level === 'city' ? division.slice(0, 4) === code.slice(0, 4) : division === code;

function known(rules: Rules, code: string): Jurisdiction | undefined {
  try {
    return rules.jurisdiction(code);
  } catch {
    return undefined;
  }
}
