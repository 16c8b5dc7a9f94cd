import type { Fact, Field, FormErrorLine, HiddenFields, Link, Note, Tag, WithChrome } from './parts';

/** A cell: its text, below it further lines; a tag or links instead where there are some. */
export interface Cell {
  /** Head of its column, shown beside it on a narrow screen. */
  label: string;
  text: string;
  lines?: string[];
  /** Stays on one line. */
  short?: true;
  tag?: Tag;
  links?: Link[];
}

export interface DataTable {
  caption: string;
  head: string[];
  /** The first cell names the row. */
  rows: Cell[][];
}

export interface ProceduresPage extends WithChrome {
  title: string;
  sub: string;
  result?: Note;
  import?: string;
  procedures: { id: string; title: string; versions: DataTable }[];
}

/** One part of a version as it is read: facts, lines and a table, as far as it has them. */
export interface ProcedurePart {
  id: string;
  heading: string;
  note?: string;
  facts?: Fact[];
  lines?: string[];
  table?: DataTable;
}

export interface ProcedurePage extends WithChrome {
  back: string;
  title: string;
  sub: string;
  tag: Tag;
  facts: Fact[];
  note?: Note;
  links: Link[];
  parts: ProcedurePart[];
}

export interface ChangeCard {
  id: string;
  title: string;
  tag: Tag;
  fields: DataTable;
}

export interface DifferencePage extends WithChrome {
  back: string;
  title: string;
  sub: string;
  action: string;
  selects: Field[];
  count: string;
  changes: ChangeCard[];
}

/** What a dry run came to. */
export interface DryRunResult {
  verdict: Note;
  facts: Fact[];
  findings: string[];
  silences: string[];
  steps: DataTable;
  clocks: { id: string; name: string; tag: Tag; line: string; steps: { text: string; result?: string }[] }[];
}

export interface DryRunPage extends WithChrome {
  back: Link;
  title: string;
  lead: string;
  action: string;
  fields: Field[];
  errors: FormErrorLine[];
  run?: DryRunResult;
}

export interface ProcedureImportPage extends WithChrome, HiddenFields {
  back: string;
  title: string;
  lead: string;
  action: string;
  fields: Field[];
  errors: FormErrorLine[];
}

export interface ProcedurePreviewPage extends WithChrome, HiddenFields {
  back: string;
  title: string;
  lead: string;
  facts: Fact[];
  warning?: Note;
  count: string;
  changes: ChangeCard[];
  exampleTitle: string;
  run: DryRunResult;
  action: string;
  /** Where the file goes back to, to be changed. */
  edit: string;
}
