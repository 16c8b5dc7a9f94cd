import type { RoutingBlock } from './authority';
import type { Fact, Field, FieldGroup, FormErrorLine, HiddenFields, Link, Note, Tag, WithChrome } from './parts';

export interface CaseHead {
  title: string;
  stage: Tag;
  sub: string;
  /** The permit that the case starts from. */
  licence?: Link;
  /** The next due date in words. */
  due?: string;
  dueTag?: Tag;
  result?: Note;
  /** What the process is doing just now; `watch` is asked again until it is done. */
  busy?: string;
  watch?: string;
  finished?: string;
  refresh?: string;
  tabs: { href: string; text: string; count?: number; current: boolean }[];
}

/** One clock in the side column. `bar` is SVG. */
export interface ClockLine {
  tag: Tag;
  name: string;
  due: boolean;
  dueDay?: string;
  dueWeekday?: string;
  remark: string;
  bar: string;
  provisional?: string;
  /** Both dates where the law says only 日. */
  readings?: string;
  how?: string;
}

export interface ClockCard {
  clocks: ClockLine[];
  more?: { text: string; clocks: ClockLine[] };
  sheet?: string;
}

/** A clock with every row and every step. */
export interface ClockSheet {
  id: string;
  name: string;
  tag: Tag;
  rule: string;
  due: string;
  remark: string;
  bar: string;
  provisional?: string;
  quote?: string;
  readings?: string;
  /** Whether and how far it may be extended. */
  extension?: string;
  /** Every text of its law with its words, old and new, and the local one. Only on the sheet that is printed. */
  texts: { title: string; mark: string; quote: string; alsoIn?: string }[];
  /** Holiday notices that the term's days were taken from. Only on the sheet that is printed. */
  calendar: string[];
  /** The sheet of this clock alone. */
  own: string;
  steps: { text: string; result?: string }[];
  ledger: { when: string; tag: Tag; ground: string; article: string; document: string; actor: string }[];
}

export interface ItemLine {
  name: string;
  line: string;
  tag: Tag;
  document?: Link;
}

export interface NoticeLine {
  title: string;
  when: string;
  recipients: string[];
  deliveries: { channel: string; tag: Tag; answer: string; retry?: { action: string } & HiddenFields }[];
}

export interface TimelineEntry {
  by: 'person' | 'process' | 'time';
  /** Follows from what stands beside it. */
  minor?: boolean;
  iso: string;
  when: string;
  text: string;
  who?: string;
  detail?: string;
}

/** A form for one act. */
export interface ActCard extends HiddenFields {
  id: string;
  todo: boolean;
  title: string;
  line?: string;
  dueTag?: Tag;
  lead: string[];
  action: string;
  multipart?: boolean;
  errors: FormErrorLine[];
  fields: Field[];
  groups: FieldGroup[];
  effect?: string;
  /** Further buttons of the same form; `action` sends it to another address. */
  seconds?: { name: string; value: string; text: string; danger?: boolean; action?: string }[];
  submit: string;
  danger?: boolean;
  /** A link beside the form, such as the papers. */
  beside?: Link;
}

export interface LaneView {
  ball: string;
  wide: string;
  narrow: string;
  rows: { name: string; state: string; from: string; to: string }[];
}

interface CasePage extends WithChrome {
  head: CaseHead;
}

export interface CaseOverview extends CasePage {
  lanes?: LaneView;
  acts: ActCard[];
  others: ActCard[];
  othersOpen: boolean;
  idle: string;
  /** At the counter: entering what the applicant corrected. */
  answer?: Link;
  timeline: TimelineEntry[];
  timelineHref: string;
  clocks: ClockCard;
  items: ItemLine[];
  rule?: string;
  /** Who decides each item, by the texts in force on the day of receipt. */
  routing: RoutingBlock;
  notices: NoticeLine[];
  noticesHref: string;
}

export interface FileLink {
  name: string;
  href: string;
  size: string;
  current?: boolean;
}

export interface SectionView {
  title: string;
  facts: Fact[];
  /** `shown` is false where the caption would only repeat the title. */
  tables: { caption: string; shown: boolean; columns: string[]; rows: string[][] }[];
  /** Things to look at twice. */
  notes?: string[];
}

export interface CaseMaterials extends CasePage {
  materials: { name: string; basis: string; files: FileLink[]; tag: Tag }[];
  viewer?: { name: string; src: string; download: string };
  sections: SectionView[];
  acts: ActCard[];
}

export interface CaseCorrections extends CasePage {
  checks: { department: string; who: string; tag: Tag; demands: { text: string; section: string }[] }[];
  openTag: Tag;
  notices: {
    title: string;
    tag: Tag;
    line: string;
    ground?: string;
    demands: { no: number; text: string; line: string; answer?: { text: string; line: string; files: FileLink[] } }[];
    letter?: Link;
  }[];
  clocks: ClockCard;
}

export interface CaseClocks extends CasePage {
  sheets: ClockSheet[];
  sheetHref: string;
}

export interface CaseClockSheet extends WithChrome {
  back: string;
  pdf: string;
  title: string;
  line: string;
  facts: Fact[];
  sheets: ClockSheet[];
  printed: string;
}

export interface CaseOpinions extends CasePage {
  branches: {
    name: string;
    tag: Tag;
    line: string;
    sentBack?: string;
    /** Days and people of a visit, a panel, a publicity period. */
    facts: Fact[];
    opinion?: { value: string; text: string; conditions: string; by: string };
  }[];
  decisions: { name: string; tag: Tag; facts: Fact[] }[];
  clocks: ClockCard;
}

export interface CaseNotices extends CasePage {
  notices: NoticeLine[];
}

export interface CaseTimeline extends CasePage {
  timeline: TimelineEntry[];
  chain?: string;
}

export interface DocumentLine {
  name: string;
  number: string;
  at: string;
  size: string;
  href: string;
  hash: string;
}

export interface CaseDocuments extends CasePage {
  documents: DocumentLine[];
}

export interface ConfirmPage extends WithChrome, HiddenFields {
  back: string;
  caseLine: string;
  title: string;
  given: Fact[];
  happens: string[];
  dates: { name: string; before: string; after: string }[];
  told: string[];
  action: string;
  submit: string;
  danger?: boolean;
}

/** The enterprise's view of its case. */
export interface PortalCase extends CasePage {
  back: Link;
  /** Something to be corrected, and where. */
  answer?: { title: string; text: string; href: string; go: string };
  acts: ActCard[];
  others: ActCard[];
  othersOpen: boolean;
  track: { state: 'done' | 'now' | 'next' | 'stop'; text: string; tag: Tag; line?: string }[];
  documents: DocumentLine[];
  timeline: TimelineEntry[];
  clocks: ClockCard;
  items: ItemLine[];
  rule?: string;
  notices: NoticeLine[];
}
