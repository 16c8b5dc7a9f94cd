import type { Knex } from 'knex';
import type { Instant } from '../domain/decider';
import type { Rules } from '../domain/rules/rules';
import { chainHash, GENESIS } from './hash-chain';
import { fillNumbers } from './numbers';
import type { Write } from './one-statement';
import { project } from './projections';
import { projectTasks } from './projections/tasks';
import type { Telling } from './step-contract';
import { foldTurn, mustTell, openTurn, processDue } from './turn';
import type { FoldedTurn } from './turn';

/** Events, state, tasks and read models of one turn, as writes for one statement. */
function writesOfTurn(
  trx: Knex,
  turn: FoldedTurn,
  head: { seq: number; headHash: string; jurisdiction: string },
  clock: { now: Instant; wall: Date },
  rules: Rules,
): Write[] {
  const { stream, decider, state, recorded } = turn;
  let hash = head.headHash;
  const rows = recorded.map(({ event, actor, updateId }, i) => {
    const { type, at: instant, ...data } = event;
    const seq = head.seq + 1 + i;
    const at = new Date(instant);
    const prev = hash;
    hash = chainHash(prev, { stream: stream.id, seq, type, data, at, actor });
    return {
      stream: stream.id,
      seq,
      type,
      data: JSON.stringify(data),
      at,
      recorded_at: clock.wall,
      actor: JSON.stringify(actor),
      update_id: updateId,
      prev_hash: prev,
      hash,
    };
  });
  const due = processDue(turn.tasksAfter, clock.now);
  const row = {
    seq: head.seq + recorded.length,
    state: JSON.stringify(state),
    state_version: decider.version,
    head_hash: hash,
    process_due: due === null ? null : new Date(due),
    closed: decider.closed(state),
    told_at: null,
    tellings: 0,
  };
  return [
    ...(rows.length > 0 ? [trx('events').insert(rows)] : []),
    head.seq === 0
      ? trx('streams').insert({ id: stream.id, kind: stream.kind, jurisdiction: head.jurisdiction, ...row })
      : trx('streams').where({ id: stream.id }).update(row),
    ...projectTasks(trx, stream, head.jurisdiction, turn),
    ...project(trx, stream, state, rules),
  ];
}

/** Writes of the turn and of every stream it opens; what must be told is added to `tell`. */
export async function writesOfAll(
  trx: Knex,
  folded: FoldedTurn,
  head: { seq: number; headHash: string; jurisdiction: string },
  clock: { now: Instant; wall: Date },
  rules: Rules,
  tell: Telling[],
): Promise<Write[]> {
  const writes = writesOfTurn(trx, folded, head, clock, rules);
  for (const opened of folded.opens) {
    const turn = openTurn(opened, clock.now, clock.now, rules);
    await fillNumbers(
      trx,
      opened.id,
      turn.recorded.map(({ event }) => event),
    );
    const child = foldTurn(turn, 0, rules);
    writes.push(
      ...(await writesOfAll(trx, child, { seq: 0, headHash: GENESIS, jurisdiction: head.jurisdiction }, clock, rules, tell)),
    );
    if (mustTell(child, 0, null, clock.now))
      tell.push({ id: opened.id, kind: opened.kind, seq: child.recorded.length, begins: true });
  }
  return writes;
}
