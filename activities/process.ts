import type { Knex } from 'knex';
import { PROCESS } from '../domain/decider';
import type { StreamRef, Task } from '../domain/decider';
import { licenceCommandOf } from '../domain/joint-case/amendment';
import type { JointCase } from '../domain/joint-case/state';
import { Refused } from '../domain/refused';
import type { Look } from '../stores/look';
import type { Step } from '../stores/step-contract';
import { finalUnlessPassing } from './failures';

export interface ProcessDeps {
  db: Knex;
  look: (stream: StreamRef) => Promise<Look>;
  step: Step;
}

export const createProcessActivities = ({ db, look, step }: ProcessDeps) => ({
  /** Settles what time has done on a stream and says what the process has to do. Repeatable: level-triggered. */
  look: (stream: StreamRef): Promise<Look> => finalUnlessPassing(() => look(stream)),

  /** Records what the process did, and looks at what is next. The receipt is (stream, task, command), so twice is once. */
  step: (stream: StreamRef, command: { type: string; task: string }): Promise<Look> =>
    finalUnlessPassing(async () => {
      await step({ stream, command, actor: PROCESS });
      return look(stream);
    }),

  /** Takes to the stream of a permit what a case's task has for it. Its receipt is (permit, case, message): twice is once. */
  tellLicence: (stream: StreamRef, task: Task): Promise<void> =>
    finalUnlessPassing(async () => {
      const row = await db<{ id: string; state: JointCase }>('streams').where({ id: stream.id }).first('state');
      const command = row && licenceCommandOf(row.state, task.kind, task.subject);
      if (!row?.state.licence || !command) throw new Refused('not-found');
      await step({ stream: { id: row.state.licence.id, kind: 'licence' }, command, actor: PROCESS });
    }),
});
