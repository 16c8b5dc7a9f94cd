import type { Knex } from 'knex';
import type { Actor, StreamKind } from '../domain/decider';
import { deciderOf } from '../domain/deciders';
import type { Rules } from '../domain/rules/rules';
import { inOneStatement } from './one-statement';
import { project } from './projections';
import { projectTasks } from './projections/tasks';
import { domainEvent, eventsOf } from './refold';
import { foldTurn, processDue } from './turn';

const READ_MODELS = ['cases', 'tasks', 'notices', 'licences', 'licence_versions', 'documents', 'publicity'];

interface StreamRow {
  id: string;
  kind: StreamKind;
  jurisdiction: string;
}

/**
 * Folds every stream anew and writes its state and read models again, in order of creation. Clears quarantines: a stream whose
 * rules still throw is set aside again at its next look. `progress` is called after each stream.
 */
export async function rebuild(db: Knex, rules: Rules, progress: (done: number, of: number) => void = () => {}): Promise<number> {
  return db.transaction(async (trx) => {
    // Every step begins by locking its stream: those under way are waited for, later ones wait, and none meets half of this.
    await trx.raw('lock table streams in exclusive mode');
    const streams = await trx<StreamRow>('streams')
      .select('id', 'kind', 'jurisdiction')
      .orderByRaw('(select min(position) from events where events.stream = streams.id)');
    for (const table of READ_MODELS) await trx(table).delete();
    const { offset_ms: offset } = (await trx<{ offset_ms: number }>('business_clock').first())!;
    for (const [i, stream] of streams.entries()) {
      await rebuildStream(trx, stream, rules, Date.now() + Number(offset));
      progress(i + 1, streams.length);
    }
    return streams.length;
  });
}

async function rebuildStream(trx: Knex, stream: StreamRow, rules: Rules, now: number): Promise<void> {
  const decider = deciderOf(stream.kind);
  const rows = await eventsOf(trx, stream.id);
  const recorded = rows.map((row) => ({ event: domainEvent(row), updateId: row.update_id, actor: row.actor as Actor }));
  const { state, ...tasks } = foldTurn({ stream, decider, before: decider.initial(), recorded, own: 0 }, 0, rules);
  const due = processDue(tasks.tasksAfter, now);
  await inOneStatement(trx, [
    trx('streams')
      .where({ id: stream.id })
      .update({
        state: JSON.stringify(state),
        state_version: decider.version,
        process_due: due === null ? null : new Date(due),
        closed: decider.closed(state),
        quarantined: null,
      }),
    ...projectTasks(trx, stream, stream.jurisdiction, tasks),
    ...project(trx, stream, state, rules),
  ]);
}
