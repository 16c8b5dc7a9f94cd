import { actorRef } from '../decider';
import { Refused } from '../refused';
import type { DecideOne, Phase } from './phase';
import { textOf } from './phase';
import { cancelUnneeded } from './branch';
import { isEnded } from './standing';
import { endClocks } from './terms';

const withdraw: DecideOne<'Withdraw'> = (state, { command, actor, receivedAt: at }) => {
  if (state.issuedAt !== undefined) throw new Refused('already-issued', { at: state.issuedAt });
  if (state.items.every(isEnded)) throw new Refused('case-closed');
  const reason = textOf(command.reason, '/reason');
  const by = actorRef(actor);
  return [...endClocks(state, () => true, { at, ground: 'withdrawn', actor: by }), { type: 'CaseWithdrawn', at, reason, by }];
};

/** The applicant takes the application back: everything not yet ended ends, before anything was issued. */
export const ends = {
  decide: { Withdraw: withdraw },
  evolve: {
    CaseWithdrawn: (state, { at }) =>
      cancelUnneeded({
        ...state,
        withdrawnAt: at,
        items: state.items.map((item) => (isEnded(item) ? item : { ...item, state: 'withdrawn' })),
      }),
  },
  possible: { Withdraw: (state) => state.issuedAt === undefined && !state.items.every(isEnded) },
} satisfies Phase;
