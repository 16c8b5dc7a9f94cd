import type { Verdict } from './answer';
import type { Change } from './facts';
import type { LocalClasses } from './tables';

export interface LocalReading {
  /** Whether the site lies where the reading is meant for. */
  applies: boolean;
  /** The class; undefined while acceptance or the EIA verdict is open. */
  found: LocalClasses['classes'][number] | undefined;
}

/** The three classes of the local pilot (苏州工业园区): names from the plan, criteria and ways our reading. */
export function localClass(verdicts: readonly Verdict[], change: Change, local: LocalClasses): LocalReading {
  const eia = verdicts.find(({ item }) => item === 'eia')?.class;
  return {
    applies: change.division !== undefined && local.divisions.includes(change.division),
    found: local.classes.find(
      ({ when }) => when.accepted === change.answers.accepted && (when.eia === undefined || when.eia === eia),
    ),
  };
}
