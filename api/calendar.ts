import { BadFile } from '../stores/reference/bad-file';
import type { Progress } from '../stores/calendar-load';
import { Invalid } from './errors';
import type { ApiServices } from './services';

const SHOWN = 20;

/** A notice that is refused, as fields that are wrong: each with its line and column. */
export async function readingNotice<Result>(pointer: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    const problems = error.problems.slice(0, SHOWN);
    throw new Invalid(
      problems.map(({ line, column, message }) => ({ pointer, code: 'file-line', params: { line, column, message } })),
    );
  }
}

/** Every so many cases the log says how far a long computation is. */
const SAID_EVERY = 1_000;

export const saying =
  ({ logger }: Pick<ApiServices, 'logger'>): Progress =>
  (done, of) => {
    if (of >= SAID_EVERY && (done % SAID_EVERY === 0 || done === of))
      logger.info({ done, of }, 'open cases computed on another calendar');
  };
