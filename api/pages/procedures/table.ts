import type { Cell, DataTable } from '../../../templates/models/pages/procedures';

/** A cell without its column's head, which `tableOf` puts beside it. */
export type PlainCell = string | Omit<Cell, 'label'>;

export const short = (text: string): PlainCell => ({ text, short: true });

/** Rows of cells under their heads; the first cell of a row names it. */
export const tableOf = (caption: string, head: string[], rows: readonly PlainCell[][]): DataTable => ({
  caption,
  head,
  rows: rows.map((cells) =>
    cells.map((cell, i): Cell => ({ label: head[i] ?? '', ...(typeof cell === 'string' ? { text: cell } : cell) })),
  ),
});
