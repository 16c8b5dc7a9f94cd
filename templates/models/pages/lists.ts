import type { Filters, Link, Note, Pager, Tag, WithChrome } from './parts';
import type { NoticeLine } from './case';

export interface TaskLine {
  href: string;
  number: string;
  unit: string;
  project: string;
  due: string;
  dueTag?: Tag;
  /** Tiny clock bar (SVG). */
  bar: string;
  clockText?: string;
  task: string;
  subject?: string;
  holder: string;
}

export interface Workbench extends WithChrome {
  title: string;
  sub: string;
  newCase?: string;
  result?: Note;
  numbers: { href: string; value: number; text: string; tone: string; icon?: Tag['icon'] }[];
  groups: { id: string; title: string; count: number; more?: string; tasks: TaskLine[] }[];
  load: { href: string; text: string; value: number }[];
  failed: { href: string; text: string; reason: string }[];
  news: { href: string; unit: string; text: string; when: string }[];
}

export interface Inbox extends WithChrome {
  title: string;
  sub: string;
  result?: Note;
  filters: Filters;
  count: string;
  tasks: TaskLine[];
  pager: Pager;
}

export interface CaseLine {
  href: string;
  number: string;
  unit: string;
  project: string;
  due: string;
  dueWhat?: string;
  dueTag?: Tag;
  stage: Tag;
  items: string[];
  submitted: string;
  /** Where the list may hold cases of several bureaus. */
  bureau?: string;
}

export interface CaseList extends WithChrome {
  title: string;
  sub: string;
  newCase?: string;
  filters: Filters;
  count: string;
  cases: CaseLine[];
  pager: Pager;
}

export interface LicenceLine {
  number: string;
  kind: string;
  unit: string;
  project: string;
  until: string;
  renewBy: string;
  renewTag?: Tag;
  tag: Tag;
  certificate: string;
  verify: string;
  /** The licence's own page. */
  page: string;
  case?: string;
  /** Where the list may hold licences of several bureaus. */
  bureau?: string;
}

export interface LicenceRegister extends WithChrome {
  title: string;
  sub: string;
  filters: Filters;
  count: string;
  licences: LicenceLine[];
  pager: Pager;
}

/** One licence with its versions. */
export interface LicencePage extends WithChrome {
  back: Link;
  title: string;
  sub: string;
  tag: Tag;
  /** An application under way. */
  pending?: Link;
  facts: { label: string; value: string; mono: boolean; tag?: Tag }[];
  certificate: string;
  verify: string;
  case: string;
  /** Replaced versions, the newest first. */
  versions: { name: string; by: string; validity: string; when: string; case: string; certificate: string; verify: string }[];
  /** What may be applied for from here. */
  acts: (Link & { main: boolean })[];
}

export interface Undelivered extends WithChrome {
  result?: Note;
  notices: (NoticeLine & { href: string; about?: string })[];
  pager: Pager;
}

export interface PortalHome extends WithChrome {
  title: string;
  sub: string;
  newCase: string;
  result?: Note;
  todo: { title: string; text: string; href: string; go: string }[];
  drafts: { href: string; name: string; when: string }[];
  cases: { href: string; project: string; number: string; submitted: string; stage: Tag; due?: string }[];
  licences: LicenceLine[];
}
