import type { Fact, Field, Filters, FormErrorLine, HiddenFields, Link, Note, Tag, WithChrome } from './parts';

/** One text of a rule: the article as it stood from one day to another. */
export interface RuleVersion {
  article: string;
  tag: Tag;
  confidence: Tag;
  quote: string;
  facts: Fact[];
}

export interface RuleCard {
  id: string;
  what: string;
  subject: string;
  /** The oldest first; side by side where there are several. */
  versions: RuleVersion[];
  /** How single jurisdictions count it, in the words of their own texts. */
  local: RuleVersion[];
}

export interface RulesPage extends WithChrome {
  title: string;
  sub: string;
  filters: Filters;
  count: string;
  confidence: Fact[];
  rules: RuleCard[];
}

/** A day of the grid. `mark` is a word, so that no colour stands alone. */
export interface DayCell {
  day?: number;
  look?: 'rest' | 'off' | 'makeup';
  mark?: string;
  name?: string;
}

export interface CalendarPage extends WithChrome {
  title: string;
  sub: string;
  result?: Note;
  years: (Link & { current: boolean; provisional: boolean })[];
  heading: string;
  tag: Tag;
  facts: Fact[];
  weekdays: string[];
  months: { name: string; weeks: DayCell[][] }[];
  /** Days of single authorities in this year. */
  local: { date: string; kind: string; name: string; authority: string; notice: string }[];
  /** Loading a notice, for administrators. */
  load?: HiddenFields & { action: string; fields: Field[] };
  errors: FormErrorLine[];
}

export interface CalendarPreviewPage extends WithChrome, HiddenFields {
  back: string;
  title: string;
  lead: string;
  facts: Fact[];
  moved: { case: string; clock: string; before: string; after: string }[];
  more?: string;
  action: string;
}
