/** Parts that several pages share. Texts are in the reader's language, addresses are complete. */

export interface Link {
  href: string;
  text: string;
}

/** A state: an icon and a word, never a colour alone. */
export interface Tag {
  tone: 'run' | 'stop' | 'ok' | 'soon' | 'late' | 'plain';
  icon: 'run' | 'ring' | 'stop' | 'ok' | 'late' | 'soon' | 'warn' | 'file';
  text: string;
}

export interface Note {
  tone: 'good' | 'warn' | 'bad' | 'plain';
  title: string;
  lines: string[];
  link?: Link;
}

export interface Fact {
  label: string;
  value: string;
  mono?: boolean;
}

export interface Pager {
  newer?: string;
  older?: string;
}

export interface MenuLink extends Link {
  current: boolean;
  count?: number;
  /** Something in it is overdue or due today. */
  hot?: boolean;
  countLabel?: string;
}

/** What surrounds every page. */
export interface Chrome {
  /** `staff`: left menu, dense; `open`: enterprises and the public, larger type. */
  audience: 'staff' | 'open';
  title: string;
  home: string;
  assets: string;
  csrf: string;
  menu?: { heading?: string; links: MenuLink[] }[];
  links?: MenuLink[];
  search?: { action: string };
  person?: { name: string; line: string };
  signIn?: string;
  signOut: string;
  /** With `csrf`: a form that keeps the language with the account; without: a link. */
  language: { action: string; other: string; text: string; csrf?: string; returnTo?: string };
  demo?: {
    now: string;
    action: string;
    csrf: string;
    returnTo: string;
    moves: { days: number; text: string }[];
    catcher?: string;
  };
  /** Said while the process service is away or behind. */
  late?: string;
  foot: Link[];
}

export interface WithChrome {
  chrome: Chrome;
}

/** Values that every form carries. */
export interface HiddenFields {
  csrf: string;
  /** Idempotency key: a double click is one act. */
  key?: string;
  hidden?: { name: string; value: string }[];
}

interface FieldBase {
  id: string;
  name: string;
  label: string;
  hint?: string;
  error?: string;
  optional?: boolean;
  wide?: boolean;
  /** Shown only beside this choice of the same form. */
  when?: 'grant' | 'refuse' | 'conditions';
}

export interface Option {
  value: string;
  text: string;
  selected: boolean;
}

export interface InputField extends FieldBase {
  kind: 'text' | 'email' | 'tel' | 'password' | 'date' | 'search';
  value: string;
  width?: 's' | 'm' | 'l';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel';
  list?: string;
}

export type Field =
  | { kind: 'hidden'; name: string; value: string }
  | InputField
  | (FieldBase & { kind: 'textarea'; value: string; rows?: number })
  | (FieldBase & { kind: 'select'; options: Option[]; width?: 's' | 'm' | 'l' })
  | (FieldBase & { kind: 'radios' | 'checks'; options: Option[]; column?: boolean })
  | (FieldBase & { kind: 'check'; checked: boolean; value?: string })
  | (FieldBase & { kind: 'file'; accept: string });

/** Rows of the same fields; adding and removing are submit buttons, so that they work without JavaScript. */
export interface FieldGroup {
  id: string;
  legend: string;
  hint?: string;
  error?: string;
  optional?: boolean;
  rows: {
    id: string;
    no: number;
    name: string;
    error?: string;
    fields: Field[];
    /** Lists inside the row. */
    groups: FieldGroup[];
    remove: { value: string; text: string; what: string; to: string };
  }[];
  /** `to`: the same form's address with the place on the page to come back to. */
  add: { value: string; text: string; to: string };
}

export interface FormErrorLine {
  href?: string;
  text: string;
}

export interface Filters {
  action: string;
  filtered: boolean;
  fields: { id: string; name: string; label: string; options?: Option[]; value?: string; grow?: boolean }[];
}
