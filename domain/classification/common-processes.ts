import type { Catalogue } from '../catalogue/catalogue';
import type { CatalogueLine } from './answer';
import { distinct } from '../condition/condition';
import type { Facts, Verdict } from './condition';
import { permitLine } from './lines';
import { apply, permitTiers, type PermitTier } from './list-rules';

/** Boilers, furnaces, surface treatment, water treatment. */
export const COMMON_PROCESSES = [109, 110, 111, 112];

export interface Common {
  /** Highest tier that a process brings; undefined when none brings any. */
  tier: PermitTier | undefined;
  /** The lines of that tier, one for each process that brings it. */
  lines: CatalogueLine[];
  /** What could still bring a process in, or a higher tier. */
  asks: Verdict['asks'];
}

/** Entries 109 to 112, for the articles 6 and 7. */
export function classifyCommonProcesses(facts: Facts, catalogue: Pick<Catalogue, 'permitRules' | 'permitEntry'>): Common {
  const implied = withSurfaceTreatment(facts);
  const found = catalogue.permitRules.rules
    .filter(({ no }) => COMMON_PROCESSES.includes(no))
    .map((rule) => ({ no: rule.no, ...apply(rule, permitTiers, implied) }));
  const tier = permitTiers.find((one) => found.some((each) => each.kind === 'tier' && each.tier === one));
  const entries = found.flatMap((each) =>
    each.kind === 'tier' && each.tier === tier ? (catalogue.permitEntry(each.no) ?? []) : [],
  );
  return {
    tier,
    lines: tier ? entries.map((entry) => permitLine(entry, tier)) : [],
    asks: distinct(found.flatMap((each) => (each.kind === 'ask' ? each.asks : []))),
  };
}

const TREATMENTS = [
  ...(['electroplating', 'chromiumPassivation', 'chromiumFreePassivation', 'pickling'] as const),
  ...(['polishing', 'hotDipping', 'quenching', 'comparableTreatment'] as const),
];

/** Whoever plates, pickles or quenches treats surfaces. */
const withSurfaceTreatment = (facts: Facts): Facts =>
  TREATMENTS.some((name) => facts.is[name]) ? { ...facts, is: { ...facts.is, surfaceTreatment: true } } : facts;
