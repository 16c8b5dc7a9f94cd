import type { JointCaseEvent } from './events';
import type { Follow, Phase } from './phase';
import { isReviewed, openingOf } from './standing';
import { procedureOf, startBranchClock } from './terms';

/** Branches that wait for the reviews before them open as soon as the last of these agrees. */
const follow: Follow = (state, { at, by }, rules) =>
  procedureOf(state, rules).branches.flatMap((planned): JointCaseEvent[] => {
    const branch = state.branches.find(({ id }) => id === planned.id);
    if (branch?.state !== 'waiting' || openingOf(branch) !== 'reviewed' || !isReviewed(state, branch)) return [];
    const round = branch.round + 1;
    return [{ type: 'BranchOpened', at, branch: branch.id, round }, startBranchClock(state, planned, round, at, by)];
  });

export const openings = { decide: {}, evolve: {}, possible: {}, follow } satisfies Phase;
