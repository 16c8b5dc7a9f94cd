import type { JointCaseEvent } from './events';
import type { Follow, Phase } from './phase';
import { isEnded, isReviewed, openingOf } from './standing';
import type { CaseBranch } from './branch-state';
import type { JointCase } from './state';
import { procedureOf, startBranchClock } from './terms';

const isDue = (state: JointCase, branch: CaseBranch): boolean => {
  switch (openingOf(branch)) {
    case 'acceptance':
    case 'request':
      return false;
    case 'reviewed':
    case 'opinions':
      return isReviewed(state, branch);
    case 'issue': {
      const items = state.items.filter(({ kind }) => branch.items.includes(kind));
      return items.every(isEnded) && items.some((item) => item.state === 'issued');
    }
  }
};

/** Branches that wait for the reviews before them, or for the issue of their items, open as soon as that is done. */
const follow: Follow = (state, { at, by }, rules) =>
  procedureOf(state, rules).branches.flatMap((planned): JointCaseEvent[] => {
    const branch = state.branches.find(({ id }) => id === planned.id);
    if (branch?.state !== 'waiting' || !isDue(state, branch)) return [];
    const round = branch.round + 1;
    return [{ type: 'BranchOpened', at, branch: branch.id, round }, startBranchClock(state, planned, round, at, by)];
  });

export const openings = { decide: {}, evolve: {}, possible: {}, follow } satisfies Phase;
