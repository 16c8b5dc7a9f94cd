import type { Knex } from 'knex';
import type { Instant, Task } from '../domain/decider';
import { deciderOf } from '../domain/deciders';
import { titleOf } from '../domain/title';
import { Refused } from '../domain/refused';
import { isPassing } from './failures';
import { readHead } from './head';
import { inOneStatement } from './one-statement';
import type { StepDeps } from './step';
import type { StreamRef } from '../domain/decider';
import type { Telling } from './step-contract';
import { refreshed } from './refold';
import { foldTurn, takeTurn } from './turn';
import { writesOfAll } from './write-turn';
import { fillNumbers } from './numbers';

/** What the process has to do on a stream, and when time acts next. */
export interface Look {
  /** How far the stream had come. Left out in what earlier versions recorded: their loop goes on as it did (workflows/companion.ts). */
  seq?: number;
  closed: boolean;
  /** Tasks of the process and of time; people's are in the inbox. */
  tasks: Task[];
  /** The business clock. */
  now: Instant;
  /** What Temporal's own pages call the stream. */
  title: string;
}

const NOTHING = (now: Instant): Look => ({ seq: 0, closed: true, tasks: [], now, title: '' });

/**
 * Looks at a stream on behalf of its workflow and settles what time has done, so that an unwatched deadline takes effect at its
 * moment. A stream whose rules throw is quarantined (with the reason) rather than looked at for ever.
 */
export function createLook(deps: StepDeps): (stream: StreamRef) => Promise<Look> {
  return async (stream) => {
    try {
      const peek = await refreshed(deps.db, stream, await readHead(deps.db, stream, '', false));
      const wall = new Date();
      const now = wall.getTime() + peek.offset;
      if (!peek.head) return NOTHING(now);
      const rules = await deps.rules.current(peek.rulesVersion);
      const decider = deciderOf(stream.kind);
      const tasks = decider.tasks(peek.head.state, rules);
      if (!tasks.some((task) => task.for === 'time' && (task.at ?? 0) <= now)) {
        return {
          seq: peek.head.seq,
          closed: peek.head.closed,
          tasks: tasks.filter(({ for: whose }) => typeof whose === 'string'),
          now,
          title: titleOf(stream.kind, peek.head.state),
        };
      }
      return await deps.db.transaction((trx) => settleNow(deps, trx, stream, wall));
    } catch (error) {
      if (isPassing(error) || error instanceof Refused) throw error;
      await deps
        .db('streams')
        .where({ id: stream.id })
        .update({ quarantined: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown' });
      deps.quarantined?.(stream, error);
      return NOTHING(Date.now());
    }
  };
}

async function settleNow(deps: StepDeps, trx: Knex, stream: StreamRef, wall: Date): Promise<Look> {
  const around = await refreshed(trx, stream, await readHead(trx, stream, '', true));
  const head = around.head!;
  const now = wall.getTime() + around.offset;
  const rules = await deps.rules.current(around.rulesVersion);
  const turn = takeTurn(stream, head.state, null, now, '', rules);
  await fillNumbers(
    trx,
    stream.id,
    turn.recorded.map(({ event }) => event),
  );
  const folded = foldTurn(turn, head.seq, rules);
  const tell: Telling[] = [];
  await inOneStatement(trx, await writesOfAll(trx, folded, head, { now, wall }, rules, tell));
  deps.tell(tell);
  return {
    seq: head.seq + folded.recorded.length,
    closed: folded.decider.closed(folded.state),
    tasks: folded.tasksAfter.filter(({ for: whose }) => typeof whose === 'string'),
    now,
    title: titleOf(stream.kind, folded.state),
  };
}
