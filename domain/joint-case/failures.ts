import { actorRef } from '../decider';
import type { Task } from '../decider';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import type { DecideOne, Phase } from './phase';
import { baseId, failedTasks, processTasks } from './process-tasks';
import type { JointCase } from './state';

const fail: DecideOne<'FailTask'> = (state, { command, receivedAt: at }, rules) => {
  const task = processTasks(state, rules).find(({ id }) => id === command.task);
  if (!task) return [];
  const { id, kind, subject } = task;
  return [{ type: 'TaskFailed', at, task: id, kind, ...(subject === undefined ? {} : { subject }), reason: command.reason }];
};

const retry: DecideOne<'RetryTask'> = (state, { command, actor, receivedAt: at }, rules) => {
  if (!failedTasks(state, rules).some(({ task }) => task === command.task)) {
    throw new Refused('task-not-failed', { task: command.task }, '/task');
  }
  return [{ type: 'TaskRetried', at, task: command.task, by: actorRef(actor) }];
};

/** The clerk and the supervisor both see what the process could not do; either may have it tried again. */
const tasks = (state: JointCase, rules: Rules): Task[] =>
  failedTasks(state, rules).flatMap(({ task }) =>
    (['clerk', 'supervisor'] as const).map((role) => ({
      id: `RetryTask/${task}/${role}`,
      kind: 'RetryTask',
      for: { role },
      subject: task,
    })),
  );

/** A task of the process that failed for good waits for a person. */
export const failures = {
  decide: { FailTask: fail, RetryTask: retry },
  evolve: {
    TaskFailed: (state, { task, kind, subject, reason, at }) => ({
      ...state,
      failed: [
        ...state.failed,
        { task, kind, ...(subject === undefined ? {} : { subject }), reason, at, tries: (state.retries[baseId(task)] ?? 0) + 1 },
      ],
    }),
    TaskRetried: (state, { task }) => ({
      ...state,
      failed: state.failed.filter((failure) => failure.task !== task),
      retries: { ...state.retries, [baseId(task)]: (state.retries[baseId(task)] ?? 0) + 1 },
    }),
  },
  tasks,
  possible: { RetryTask: (state, _actor, rules) => failedTasks(state, rules).length > 0 },
} satisfies Phase;
