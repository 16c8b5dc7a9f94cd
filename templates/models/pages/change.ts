import type { Fact, Field, FieldGroup, FormErrorLine, HiddenFields, Link, Note, Pager, Tag, WithChrome } from './parts';

export interface ChangeFormPage extends WithChrome, HiddenFields {
  title: string;
  lead: string;
  action: string;
  errors: FormErrorLine[];
  contents: { href: string; text: string }[];
  sections: { id: string; title: string; text?: string; fields: Field[]; groups: FieldGroup[] }[];
  /** Whether the details are on the page. */
  shown: boolean;
  /** Where the button of the details goes. */
  next: string;
}

/** A row of a list, in its own words (Chinese), with its meaning for English readers. */
export interface RowLine {
  no: string;
  text: string;
  quoted: boolean;
  meaning?: string;
  basis: string;
  marks: string[];
  note?: string;
  limit?: string;
  questions?: string[];
}

export interface ChangeResultPage extends WithChrome {
  title: string;
  sub: string;
  back: string;
  /** The form with the same facts, to add what is missing. */
  again?: string;
  cards: {
    id: string;
    title: string;
    answer: string;
    tag: Tag;
    reason: string;
    rows: { title: string; lines: RowLine[] }[];
    foot: string;
    done?: string[];
    confirm?: HiddenFields & { action: string; fields: Field[]; error?: string };
  }[];
  plan: {
    routes: string[];
    limits: { item: string; text: string }[];
    notes: { no: string; text: string; marks: string[] }[];
    papers: string[];
    open?: string;
    starts: { title: string; link?: Link; start?: HiddenFields & { action: string }; why?: string }[];
  };
  local: Note;
  facts: Fact[];
  tables: string;
}

export interface ChangeListPage extends WithChrome {
  title: string;
  sub: string;
  begin?: string;
  tables: string;
  count: string;
  rows: { href: string; unit: string; when: string; answers: { item: string; answer: string }[]; tag: Tag }[];
  pager: Pager;
}

export interface ChangeTablesPage extends WithChrome {
  title: string;
  sub: string;
  back: string;
  marks: Fact[];
  tables: {
    id: string;
    title: string;
    sub: string;
    source: string[];
    gates: RowLine[];
    classes: { title: string; text: string }[];
    rows: (RowLine & { class: string })[];
  }[];
  factors: Fact[];
  class1: { source: string; names: string };
  notes: { no: string; text: string; marks: string[] }[];
  local: { title: string; quote: string; source: string; rows: { name: string; facts: Fact[] }[] };
}
