import type { ActorRef, Instant } from '../decider';
import type { ItemKind } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import type { JointCaseEvent } from './events';
import { reserve, WORDS } from './numbers';
import type { EvolveOne } from './phase';
import { branchOf, itemOf, openingOf } from './standing';
import type { JointCase, Letter } from './state';
import {
  articleOf,
  CASE_CLOCK,
  JOINT_CLOCK,
  completenessRule,
  approvalItem,
  procedureOf,
  startBranchClock,
  startItemClock,
  startJointClock,
  startPromisedClock,
} from './terms';

/**
 * Acceptance of items, by act or by silence: clocks that run from acceptance begin at `effective` (silence: the day of
 * receipt), their branches open, the promised term begins with the first, and one letter tells of all of them.
 */
export function acceptEvents(
  state: JointCase,
  items: readonly ItemKind[],
  act: { at: Instant; effective: Instant; by: 'act' | 'silence'; actor: ActorRef },
  rules: Rules,
): JointCaseEvent[] {
  const { at, effective, by, actor } = act;
  const procedure = procedureOf(state, rules);
  const accepted = items.map((kind): JointCaseEvent => {
    const item = itemOf(state, kind);
    const article = item ? articleOf(completenessRule(state, item, rules)) : '';
    return { type: 'ItemAccepted', at, item: kind, effective, by, article };
  });
  const clocks = items
    .map((kind) => approvalItem(state, kind, rules))
    .filter(({ clockStarts }) => clockStarts === 'acceptance')
    .map((item) =>
      startItemClock(item, effective, { at, by: actor, receivedOn: state.receivedOn, jurisdiction: state.jurisdiction }, rules),
    );
  const opened = procedure.branches
    .filter((branch) => branch.items.some((kind) => items.includes(kind)))
    .filter((branch) => openingOf(branch) === 'acceptance' && branchOf(state, branch.id)?.state === 'waiting')
    .flatMap((branch): JointCaseEvent[] => [
      { type: 'BranchOpened', at, branch: branch.id, round: 1 },
      startBranchClock(state, branch, 1, at, actor),
    ]);
  const promise = rules.promised(procedure, state.receivedOn, state.jurisdiction);
  const promised =
    promise && !state.clocks.some(({ id }) => id === CASE_CLOCK)
      ? [startPromisedClock(state, promise, effective, at, actor)]
      : [];
  const { jointClock } = procedure;
  const joint =
    jointClock && !state.clocks.some(({ id }) => id === JOINT_CLOCK)
      ? [startJointClock(state, jointClock, effective, { at, by: actor }, rules)]
      : [];
  const letter = reserve(`letter/${acceptanceLetter(state)}`, WORDS.acceptance, state.jurisdiction, at, rules);
  return [...accepted, ...clocks, ...opened, ...promised, ...joint, letter];
}

const ACCEPTANCE = 'acceptance-';

/** Id of the acceptance letter being put together, or of the next one: a letter is complete once its number is reserved. */
const acceptanceLetter = (state: JointCase): string => {
  const letters = state.letters.filter(({ kind }) => kind === 'acceptance-notice');
  const last = letters.at(-1);
  const open = last !== undefined && !(`letter/${last.id}` in state.numbers);
  return open ? last.id : `${ACCEPTANCE}${letters.length + 1}`;
};

export const isAcceptanceNumber = (subject: string): boolean => subject.startsWith(`letter/${ACCEPTANCE}`);

export const evolveItemAccepted: EvolveOne<'ItemAccepted'> = (state, { item, at, effective, by, article }) => {
  const id = acceptanceLetter(state);
  const known = state.letters.some((letter) => letter.id === id);
  const letters: Letter[] = known
    ? state.letters.map((letter) => (letter.id === id ? { ...letter, items: [...letter.items, item] } : letter))
    : [...state.letters, { id, kind: 'acceptance-notice', items: [item], number: '', at }];
  return {
    ...state,
    letters,
    items: state.items.map((one) =>
      one.kind === item ? { ...one, state: 'accepted', acceptedAt: effective, acceptedBy: by, acceptedArticle: article } : one,
    ),
  };
};
