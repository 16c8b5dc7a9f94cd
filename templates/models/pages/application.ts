import type { RoutingBlock } from './authority';
import type { Field, FieldGroup, FormErrorLine, HiddenFields, Note, WithChrome } from './parts';

export interface ApplicationSection {
  id: string;
  title: string;
  text?: string;
  fields: Field[];
  groups: FieldGroup[];
  /** Look-up by name: a button, and what it found. */
  finder?: {
    field?: Field;
    query: Field;
    intent: 'find' | 'find-waste';
    button: string;
    to: string;
    found?: Field;
    /** Takes the chosen one over. */
    take?: { intent: string; text: string };
    none?: string;
  };
  /** What the classification lists ask of the industry typed. */
  suggestion?: Suggestion;
  /** Things to look at twice. */
  notes?: string[];
  /** Who decides the items at the site chosen. */
  routing?: RoutingBlock;
}

export interface SuggestionLine {
  list: string;
  answer: string;
  reason: string;
  article: string;
  /** Cells of the list, in its own words (Chinese). */
  texts: { no: number; name: string; tier: string; text: string }[];
  /** Opens the texts. */
  shown: string;
  questions: string[];
}

export interface Suggestion {
  title: string;
  answers: SuggestionLine[];
  /** Where the chosen procedure does not fit. */
  warnings: string[];
}

export interface MaterialLine {
  id: string;
  name: string;
  /** `必交`, `需要时交`. */
  requirement: string;
  basis: string;
  error?: string;
  /** Name of the file input. */
  input: string;
  label: string;
  attached: {
    name: string;
    size: string;
    fields: { name: string; value: string }[];
    remove: { value: string; text: string; to: string };
  }[];
}

export interface ApplicationPage extends WithChrome, HiddenFields {
  title: string;
  lead: string;
  note?: Note;
  action: string;
  errors: FormErrorLine[];
  contents: { href: string; text: string }[];
  start: ApplicationSection;
  /** The permit that the application starts from; without a value it is still to be chosen. */
  permit?: {
    id: string;
    label: string;
    value?: string;
    text: string;
    href: string;
    until?: string;
    error?: string;
    /** A renewal that comes later than the law asks. */
    warning?: string;
  };
  /** What is promised where the approval rests on a commitment. */
  commitments?: string[];
  /** Paper received earlier: the counter's business only. */
  late?: { title: string; open: boolean; fields: Field[] };
  sections: ApplicationSection[];
  materials: { id: string; title: string; text: string; lines: MaterialLine[]; accept: string; attach: string };
  consent: ApplicationSection;
  savedAt: string;
  /** Demonstration only. */
  example?: { text: string; button: string };
  /** Only once it was saved. */
  discard?: string;
}

/** The first question: what is to be applied for. */
export interface ProcedureChoice extends WithChrome {
  title: string;
  lead: string;
  groups: { title: string; text?: string; choices: { href: string; title: string; items: string[]; materials: string }[] }[];
  drafts: { href: string; name: string; when: string }[];
}
