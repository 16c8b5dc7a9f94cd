import type { Field, FieldGroup, FormErrorLine, HiddenFields, Link, WithChrome } from './parts';

/** Answers to a correction notice, item by item. */
export interface AnswerPage extends WithChrome, HiddenFields {
  back: Link;
  title: string;
  lead: string;
  action: string;
  errors: FormErrorLine[];
  items: {
    id: string;
    title: string;
    text: string;
    from: string;
    hidden: { name: string; value: string }[];
    words: Field;
    file?: { id: string; name: string; error?: string; before?: string; kept: string[] };
    content?: { legend: string; hint: string; fields: Field[]; groups: FieldGroup[] };
  }[];
  accept: string;
  uploadLabel: string;
  uploadHint: string;
  submit: string;
}
