import type { Knex } from 'knex';
import type { ForPeople, Instant, StreamRef, Task } from '../../domain/decider';
import type { Write } from '../one-statement';

const forPeople = (task: Task): task is Task & { for: ForPeople } => typeof task.for === 'object';
const sameRow = (a: Task, b: Task) => a.due === b.due && JSON.stringify(a.for) === JSON.stringify(b.for);

/** The inbox: people's tasks of a stream, changed only where they changed. */
export function projectTasks(
  trx: Knex,
  stream: StreamRef,
  jurisdiction: string,
  {
    tasksBefore: before,
    tasksAfter: after,
    since,
  }: { tasksBefore: Task[]; tasksAfter: Task[]; since: ReadonlyMap<string, Instant> },
): Write[] {
  const old = new Map(before.filter(forPeople).map((task) => [task.id, task]));
  const now = new Map(after.filter(forPeople).map((task) => [task.id, task]));
  const gone = [...old.keys()].filter((id) => !now.has(id));
  const put = [...now.values()].filter((task) => !old.has(task.id) || !sameRow(old.get(task.id)!, task));
  return [
    ...(gone.length > 0 ? [trx('tasks').where({ stream: stream.id }).whereIn('id', gone).delete()] : []),
    ...(put.length > 0
      ? [
          trx('tasks')
            .insert(
              put.map((task) => ({
                stream: stream.id,
                id: task.id,
                kind: task.kind,
                jurisdiction,
                role: task.for.role,
                department: task.for.department ?? null,
                person: task.for.person ?? null,
                subject: task.subject ?? null,
                due: task.due ?? null,
                // A changed task keeps the moment it came up: merge leaves the column alone.
                since: new Date(since.get(task.id) ?? 0),
              })),
            )
            .onConflict(['stream', 'id'])
            .merge(['role', 'department', 'person', 'due']),
        ]
      : []),
  ];
}
