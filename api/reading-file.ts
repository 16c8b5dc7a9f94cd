import { BadFile } from '../stores/reference/bad-file';
import { Invalid } from './errors';

const SHOWN = 20;

/** A file of the law’s data that is refused, as fields that are wrong: each place with its line and column. */
export async function readingFile<Result>(pointer: string, read: () => Promise<Result>): Promise<Result> {
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
