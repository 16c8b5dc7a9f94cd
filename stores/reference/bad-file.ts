/** Where a data file is wrong. Lines and columns count from 1; in CSV files the column is named. */
export interface FileProblem {
  line: number;
  column: string | number;
  message: string;
}

/** A data file is refused whole; the message names the file and the first places, line and column. */
export class BadFile extends Error {
  constructor(
    readonly file: string,
    readonly problems: readonly FileProblem[],
  ) {
    const shown = problems.slice(0, 10).map(({ line, column, message }) => `\n  line ${line}, column ${column}: ${message}`);
    const more = problems.length > shown.length ? `\n  and ${problems.length - shown.length} more` : '';
    super(`${file} is refused:${shown.join('')}${more}`);
    this.name = 'BadFile';
  }
}
