import type { Fact, Field, Tag, WithChrome } from './parts';

/** Who decides one item. */
export interface RoutingLine {
  item: string;
  who: string;
  level: string;
  actedBy?: string;
  reason: string;
  /** How it comes about, row by row. */
  stepsTitle?: string;
  steps?: string[];
  /** Opens the texts. */
  shown: string;
  /** Sources in their own words (Chinese). */
  texts: { article: string; quote: string; note: string }[];
  questions: string[];
}

export interface RoutingBlock {
  title: string;
  lines: RoutingLine[];
  /** Whether the joint term of 45 working days runs. */
  joint?: string;
  /** Where this bureau may not receive an item; the counter may give a reason. */
  warnings?: string[];
  override?: Field;
}

/** A row of the tables. */
export interface RoutingRow {
  id: string;
  article: string;
  tag: Tag;
  sure: Tag;
  quote: string;
  reason: string;
  facts: Fact[];
}

export interface AuthoritiesPage extends WithChrome {
  title: string;
  sub: string;
  sure: Fact[];
  count: string;
  groups: { id: string; title: string; rows: RoutingRow[] }[];
  bureausTitle: string;
  bureaus: { code: string; name: string; level: string; parent: string }[];
}
