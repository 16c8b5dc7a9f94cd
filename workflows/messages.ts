import { defineSignal } from '@temporalio/workflow';

/**
 * "Look again": the workflow looks at the stream, never at the message. It carries no more than how far the stream had come, where
 * that is known: a workflow that has seen as much has looked already.
 */
export const changed = defineSignal<[seq?: number]>('changed');
