import type { Task } from '../decider';
import type { Rules } from '../rules/rules';
import { amendmentTasks } from './amendment';
import { issueTasks } from './issue';
import { letterTasks } from './letters';
import type { JointCase } from './state';

/** What the process has to do, whether or not it failed before. `id` is that of the first try. */
export interface ProcessTask {
  id: string;
  kind: 'ProduceLetter' | 'IssueLicences' | 'TellLicence' | 'ReviseLicence';
  subject: string;
}

/** Id of the present try: every retry by staff has one of its own, so that an id never comes back. */
const tryId = (state: JointCase, task: string): string => {
  const retries = state.retries[task] ?? 0;
  return retries === 0 ? task : `${task}/r${retries + 1}`;
};

/** Id of the first try. */
export const baseId = (task: string): string => task.replace(/\/r\d+$/, '');

const all = (state: JointCase, rules: Rules): ProcessTask[] => [
  ...letterTasks(state),
  ...issueTasks(state, rules),
  ...amendmentTasks(state),
];

const hasFailed = (state: JointCase, task: string): boolean => state.failed.some((failure) => failure.task === task);

/** Tasks that the process is to do now. */
export const processTasks = (state: JointCase, rules: Rules): Task[] =>
  all(state, rules)
    .map((task): Task => ({ ...task, id: tryId(state, task.id), for: 'process', at: 0 }))
    .filter(({ id }) => !hasFailed(state, id));

/** Tasks that failed for good and are still needed. */
export const failedTasks = (state: JointCase, rules: Rules): JointCase['failed'] => {
  const needed = new Set(all(state, rules).map(({ id }) => tryId(state, id)));
  return state.failed.filter(({ task }) => needed.has(task));
};
