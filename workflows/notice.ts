import { continueAsNew } from '@temporalio/workflow';
import type { StreamRef } from '../domain/decider';
import { companion, messages } from './companion';

/** Sends a notice to each recipient by each channel, and records the other side's answer. */
export async function notice(stream: StreamRef): Promise<void> {
  await companion(
    stream,
    {
      async SendMail(task, { step }) {
        return step(task, { type: 'SendMail', answer: await messages.sendMail(stream, task.subject!) });
      },
      async SendSms(task, { step }) {
        return step(task, { type: 'SendSms', answer: await messages.sendSms(stream, task.subject!) });
      },
    },
    continueAsNew<typeof notice>,
  );
}
