import type { Translate } from '../../../templates/i18n';
import type { Field, FormErrorLine, InputField, Option } from '../../../templates/models/pages/parts';

/** What was typed into a form and what is wrong with it: enough to show it again with nothing lost. */
export interface FormState {
  /** The body as the browser sent it (or a draft, or an example). */
  values: unknown;
  problems: readonly { pointer: string; message: string }[];
}

export const emptyForm: FormState = { values: {}, problems: [] };

/** A form while its fields are being laid out. Fields are named by RFC 6901 pointers into the body. */
export interface Form extends FormState {
  t: Translate;
  /** Keeps the ids of several forms on one page apart. */
  prefix: string;
  /** Where the form goes: buttons that change rows come back to their place on the page. */
  action?: string;
}

const parts = (pointer: string): string[] => pointer.split('/').slice(1);

/** `/unit/name` → `unit[name]`, as body parsers read it. */
export const nameOf = (pointer: string): string => {
  const [first = '', ...rest] = parts(pointer);
  return first + rest.map((part) => `[${part}]`).join('');
};

export const idOf = (form: Pick<Form, 'prefix'>, pointer: string): string =>
  [form.prefix, ...parts(pointer)].filter(Boolean).join('-');

/** The value at a pointer; undefined where there is none. */
export function valueAt(values: unknown, pointer: string): unknown {
  let value = values;
  for (const part of parts(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

export const textAt = (form: FormState, pointer: string): string => {
  const value = valueAt(form.values, pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** Strings of a list of checkboxes, also when only one of them was ticked. */
export const textsAt = (form: FormState, pointer: string): string[] => {
  const value = valueAt(form.values, pointer);
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
};

/** How many rows a list has. */
export const rowsAt = (form: FormState, pointer: string): number => {
  const value = valueAt(form.values, pointer);
  return Array.isArray(value) ? value.length : 0;
};

export const problemAt = (form: FormState, pointer: string): string | undefined =>
  form.problems.find((problem) => problem.pointer === pointer)?.message;

interface Wording {
  label: string;
  hint?: string;
  optional?: boolean;
  wide?: boolean;
  /** Shown only beside this choice of the same form (public/forms.css: `.when-…`). */
  when?: 'grant' | 'refuse' | 'conditions';
}

const base = (form: Form, pointer: string, wording: Wording) => ({
  id: idOf(form, pointer),
  name: nameOf(pointer),
  error: problemAt(form, pointer),
  ...wording,
});

type InputLook = Partial<Pick<InputField, 'kind' | 'width' | 'autocomplete' | 'inputmode' | 'list'>>;

export const input = (form: Form, pointer: string, wording: Wording, { kind = 'text', ...look }: InputLook = {}): Field => ({
  kind,
  ...base(form, pointer, wording),
  value: textAt(form, pointer),
  ...look,
});

export const area = (form: Form, pointer: string, wording: Wording, rows = 4): Field => ({
  kind: 'textarea',
  ...base(form, pointer, wording),
  value: textAt(form, pointer),
  rows,
});

export interface ChoiceOf {
  value: string;
  text: string;
}

const selectedIn = (choices: readonly ChoiceOf[], values: readonly string[]): Option[] =>
  choices.map((choice) => ({ ...choice, selected: values.includes(choice.value) }));

/** A select; an optional one, and one without a value yet, begins with an empty choice. */
export function select(
  form: Form,
  pointer: string,
  wording: Wording,
  choices: readonly ChoiceOf[],
  width?: 's' | 'm' | 'l',
): Field {
  const value = textAt(form, pointer);
  const needsEmpty = wording.optional || (value === '' && choices.length > 1);
  const options = selectedIn(needsEmpty ? [{ value: '', text: '—' }, ...choices] : choices, [value]);
  return { kind: 'select', ...base(form, pointer, wording), options, ...(width ? { width } : {}) };
}

export const radios = (form: Form, pointer: string, wording: Wording, choices: readonly ChoiceOf[]): Field => ({
  kind: 'radios',
  ...base(form, pointer, wording),
  options: selectedIn(choices, [textAt(form, pointer)]),
});

export const checks = (form: Form, pointer: string, wording: Wording, choices: readonly ChoiceOf[]): Field => ({
  kind: 'checks',
  ...base(form, pointer, wording),
  name: `${nameOf(pointer)}[]`,
  options: selectedIn(choices, textsAt(form, pointer)),
});

export const check = (form: Form, pointer: string, wording: Wording): Field => ({
  kind: 'check',
  ...base(form, pointer, wording),
  checked: ['true', 'on'].includes(textAt(form, pointer)) || valueAt(form.values, pointer) === true,
});

/** Lines of the summary at the top, each linked to its field; a field inside a list that is not shown is only named. */
export const errorLines = (form: Form, shown: ReadonlySet<string>): FormErrorLine[] =>
  form.problems.map(({ pointer, message }) => {
    const field = nearest(form, pointer, shown);
    return field ? { href: `#${field}`, text: message } : { text: message };
  });

/** The field itself, or the closest thing around it that is on the page. */
function nearest(form: Form, pointer: string, shown: ReadonlySet<string>): string | undefined {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const id = idOf(form, at);
    if (shown.has(id)) return id;
  }
  return undefined;
}
