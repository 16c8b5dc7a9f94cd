import { ApplicationFailure } from '@temporalio/common';
import { Refused } from '../domain/refused';
import { isPassing } from '../stores/failures';
import { MailRefused } from '../adapters/mail/mail';
import { SmsRefused } from '../adapters/sms/sms';

/** SMTP answers and socket errors that pass by themselves. */
const PASSING_CODES = /^(E?CONN|ETIMEDOUT|ESOCKET|EDNS|EPIPE|EAI_AGAIN|ETLS|EENVELOPE_TEMPORARY)/;

/**
 * Says which errors are final. Only what passes by itself (the database or a server away) is tried again; a refusal of the domain, a
 * refused message and a data error are final, and become a task for the staff instead of being repeated for ever.
 */
export async function finalUnlessPassing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused)
      throw ApplicationFailure.create({ message: error.message, type: error.code, nonRetryable: true });
    if (error instanceof MailRefused || error instanceof SmsRefused) {
      throw ApplicationFailure.create({ message: error.message, type: 'refused-by-server', nonRetryable: true });
    }
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    const awayByServer = typeof responseCode === 'number' && responseCode >= 400 && responseCode < 500;
    const passing = isPassing(error) || awayByServer || (typeof code === 'string' && PASSING_CODES.test(code));
    if (passing) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw ApplicationFailure.create({
      message,
      type: 'final',
      nonRetryable: true,
      ...(error instanceof Error ? { cause: error } : {}),
    });
  }
}
