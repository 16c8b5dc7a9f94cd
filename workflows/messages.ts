import { defineSignal } from '@temporalio/workflow';

/** "Look again": carries nothing, because the workflow looks at the stream, never at the message. */
export const changed = defineSignal('changed');
