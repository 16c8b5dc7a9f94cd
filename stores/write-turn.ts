import type { Knex } from 'knex';
import type { Instant } from '../domain/decider';
import type { Rules } from '../domain/rules/rules';
import { chainHash } from './hash-chain';
import type { Write } from './one-statement';
import { project } from './projections';
import { projectTasks } from './projections/tasks';
import { processDue } from './turn';
import type { FoldedTurn } from './turn';

/** Events, state, tasks and read models of one turn, as writes for one statement. */
export function writesOfTurn(
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
    ...projectTasks(trx, stream, head.jurisdiction, turn.tasksBefore, turn.tasksAfter, new Date(clock.now)),
    ...project(trx, stream, state, rules),
  ];
}
