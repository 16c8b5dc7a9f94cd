import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { published } from './servers';

const finished = 2;
const failed = 3;

/**
 * Lets a running workflow's own clock jump ahead by that many seconds of idle waiting, firing every timer on the way, and
 * returns when it has arrived or the workflow has ended. Each skipped timer costs up to a second. The workflow does not skip while an activity or a child
 * of it runs; activities, the API and SQL stay on the wall clock.
 */
export async function fastForward(client: Client, workflowId: string, seconds: number): Promise<void> {
  const service = client.connection.workflowService;
  const { namespace } = client.options;
  const workflowExecution = { workflowId };
  const id = randomUUID();
  await service
    .updateWorkflowExecutionOptions({
      namespace,
      workflowExecution,
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          disablePropagation: true,
          maxSessionSkipCount: 1_000,
          fastForwardConfig: { id, duration: msToTs(seconds * 1_000) },
        },
      },
      // This one path exactly; the server refuses other masks.
      updateMask: { paths: ['time_skipping_config'] },
    })
    .catch((cause: unknown) => {
      throw new Error(
        `The Temporal server refused time skipping: ${published('temporalBinary')}. Tests need server 1.32 or later.`,
        { cause },
      );
    });
  for (;;) {
    const answer = await service.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId: id });
    if (Number(answer.fastForwardPollingResult) === finished) return;
    if (Number(answer.fastForwardPollingResult) === failed) {
      if (answer.failedReason?.includes('execution ended')) return;
      throw new Error(`Time was not skipped: ${answer.failedReason}`);
    }
  }
}
