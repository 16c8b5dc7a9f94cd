import type { Fact, Field, Filters, FormErrorLine, HiddenFields, Link, Note, Pager, Tag, WithChrome } from './parts';

interface VerifyForm {
  verifyAction: string;
  code?: string;
  codeError?: string;
}

export interface HomePage extends WithChrome, VerifyForm {
  signIn: string;
  steps: string[];
}

export interface SignInPage extends WithChrome, HiddenFields {
  action: string;
  returnTo?: string;
  fields: Field[];
  errors: FormErrorLine[];
  demo?: { password: string; accounts: { login: string; name: string; line: string }[] };
}

export interface VerifyPage extends WithChrome, VerifyForm {}

export interface VerifyResult extends WithChrome {
  checked: string;
  tone: Tag['tone'];
  icon: Tag['icon'];
  verdict: string;
  explanation: string;
  /** Of a replaced version: the way to the present one. */
  present?: Link;
  facts: Fact[];
  hash: string;
  again: string;
  /** In a demonstration: certificates have no legal effect. */
  watermark?: string;
}

export interface PublicityLine {
  href: string;
  project: string;
  unit: string;
  title: string;
  items: string;
  from: string;
  to: string;
  tag: Tag;
}

export interface PublicityList extends WithChrome {
  title: string;
  sub: string;
  filters: Filters;
  count: string;
  notices: PublicityLine[];
  pager: Pager;
}

/** One notice, and the form for an opinion while it is on display. */
export interface PublicityPage extends WithChrome {
  back: Link;
  title: string;
  tag: Tag;
  facts: Fact[];
  sent?: Note;
  how: string;
  form?: HiddenFields & { action: string; fields: Field[]; errors: FormErrorLine[]; submit: string };
}

export interface CatcherPage extends WithChrome {
  reload: string;
  away: boolean;
  messages: { href: string; subject: string; to: string; when: string; tag: Tag; current: boolean }[];
  open?: {
    subject: string;
    facts: Fact[];
    /** Lines of each paragraph; a web address in them is a link. */
    paragraphs: { text: string; href?: string; break?: boolean }[][];
  };
}

export interface ErrorPage extends WithChrome {
  title: string;
  lines: string[];
  links: (Link & { main?: boolean })[];
  reference?: string;
}
