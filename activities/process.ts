import { PROCESS } from '../domain/decider';
import type { StreamRef } from '../domain/decider';
import type { Look } from '../stores/look';
import type { Step } from '../stores/step-contract';
import { finalUnlessPassing } from './failures';

export interface ProcessDeps {
  look: (stream: StreamRef) => Promise<Look>;
  step: Step;
}

export const createProcessActivities = ({ look, step }: ProcessDeps) => ({
  /** Settles what time has done on a stream and says what the process has to do. Repeatable: level-triggered. */
  look: (stream: StreamRef): Promise<Look> => finalUnlessPassing(() => look(stream)),

  /** Records what the process did. The receipt is (stream, task, command), so twice is once. */
  step: (stream: StreamRef, command: { type: string; task: string }): Promise<void> =>
    finalUnlessPassing(async () => {
      await step({ stream, command, actor: PROCESS });
    }),
});
