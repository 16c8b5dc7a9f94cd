import type { JointCase } from '../../../domain/joint-case/state';
import { approvals } from '../../../domain/procedure/procedure';
import type { Field, FieldGroup } from '../../../templates/models/pages/parts';
import type { AnyCommandEntry, Choice, FormContext, FormField } from '../../commands';
import { area, checks, input, radios, select, textAt, textsAt, valueAt, type ChoiceOf, type Form } from '../forms/form';
import { filledRows, group } from '../forms/rows';

/** Fields that matter only beside one choice of the same form. */
const beside: Record<string, Record<string, 'grant' | 'refuse' | 'conditions'>> = {
  Decide: { licenceNumber: 'grant', conditions: 'grant', ground: 'refuse', reason: 'refuse' },
  GiveOpinion: { conditions: 'conditions' },
  RecordVisit: { conditions: 'conditions' },
  RecordPanel: { conditions: 'conditions' },
  RecordHearing: { conditions: 'conditions' },
};

/** A choice with more characters than this is a sentence. */
const LONG = 40;

/** Names of the rows of a list field. */
const rowWords: Record<string, { row: string; add: string; remove: string }> = {
  demands: { row: 'pages.demands.row', add: 'pages.demands.add', remove: 'pages.demands.remove' },
  participants: { row: 'pages.people.participant', add: 'pages.people.add', remove: 'pages.people.remove' },
  parties: { row: 'pages.people.party', add: 'pages.people.addParty', remove: 'pages.people.remove' },
  experts: { row: 'pages.people.expert', add: 'pages.people.addExpert', remove: 'pages.people.remove' },
};

/** A command's form from its entry in the table. Fields in `fixed` are already decided by the card. */
export function layOutFields(
  form: Form,
  entry: AnyCommandEntry,
  context: FormContext,
  fixed: Readonly<Record<string, string>>,
): { fields: Field[]; groups: FieldGroup[] } {
  const fields: Field[] = [];
  const groups: FieldGroup[] = [];
  for (const field of entry.fields) {
    if (field.name in fixed || !isNeeded(entry.name, field, context, fixed)) continue;
    if (field.type === 'list') groups.push(layOutList(form, field, context));
    else
      fields.push(
        layOutField(form, narrowed(entry.name, field, fixed), `/${field.name}`, context, beside[entry.name]?.[field.name]),
      );
  }
  return { fields, groups };
}

/** Left out: the number of a licence that is not entered, and the ground of a first correction notice. */
function isNeeded(command: string, field: FormField, context: FormContext, fixed: Readonly<Record<string, string>>): boolean {
  const state = context.state as JointCase;
  if (command === 'SendCorrectionNotice') return field.name !== 'ground' || state.corrections.length > 0;
  if (command === 'Decide' && field.name === 'licenceNumber') {
    return itemOf(context, fixed.item)?.licenceNumberEntered ?? true;
  }
  return true;
}

const itemOf = ({ rules, state }: FormContext, kind: string | undefined) =>
  approvals(rules.procedure((state as JointCase).procedure)).find((item) => item.kind === kind);

/** A decision offers the grounds of its own item. */
function narrowed(command: string, field: FormField, fixed: Readonly<Record<string, string>>): FormField {
  if (command !== 'Decide' || field.name !== 'ground' || field.type !== 'select') return field;
  return {
    ...field,
    choices: (context) => {
      const own = new Set(itemOf(context, fixed.item)?.refusalGrounds.map(({ code }) => code));
      return field.choices(context).filter(({ value }) => own.size === 0 || own.has(value));
    },
  };
}

function layOutList(form: Form, field: Extract<FormField, { type: 'list' }>, context: FormContext): FieldGroup {
  const { t } = form;
  const words = rowWords[field.name] ?? rowWords.demands!;
  return group(
    form,
    `/${field.name}`,
    {
      legend: t(field.label),
      optional: !field.required,
      ...(field.hint ? { hint: t(field.hint) } : {}),
      add: t(words.add),
      remove: t(words.remove),
      row: (n) => t(words.row, { n }),
      ...(field.atLeast ? { atLeast: field.atLeast } : {}),
    },
    (row) => field.of.map((inner) => layOutField(form, inner, `${row}/${inner.name}`, context)),
  );
}

function layOutField(
  form: Form,
  field: FormField,
  pointer: string,
  context: FormContext,
  when?: 'grant' | 'refuse' | 'conditions',
): Field {
  const { t } = form;
  const wording = {
    label: t(field.label),
    ...(field.hint ? { hint: t(field.hint) } : {}),
    optional: !field.required && when === undefined,
    wide: true,
    ...(when ? { when } : {}),
  };
  switch (field.type) {
    case 'textarea':
      return area(form, pointer, wording);
    case 'select': {
      const choices = choicesOf(form, field.choices(context));
      // Whole sentences (grounds of the law) are read, not unrolled.
      const long = choices.some(({ text }) => text.length > LONG);
      if (long) return { ...radios(form, pointer, wording, choices), column: true } as Field;
      return select(form, pointer, { ...wording, wide: false }, choices, 'l');
    }
    case 'radio':
      return radios(form, pointer, wording, choicesOf(form, field.choices(context)));
    case 'checkboxes': {
      const choices = choicesOf(form, field.choices(context));
      // A single choice is taken for granted in a row that is still empty.
      const untouched = valueAt(form.values, pointer) === undefined;
      return untouched && choices.length === 1
        ? preset(checks(form, pointer, wording, choices))
        : checks(form, pointer, wording, choices);
    }
    case 'date':
      return input(form, pointer, { ...wording, wide: false }, { kind: 'date', width: 'm' });
    case 'number':
      return input(form, pointer, { ...wording, wide: false }, { inputmode: 'numeric', width: 's' });
    case 'text':
    case 'file':
    case 'list':
    case 'application':
      return input(form, pointer, { ...wording, wide: false }, { width: 'l' });
  }
}

const preset = (field: Field): Field =>
  'options' in field ? { ...field, options: field.options.map((one) => ({ ...one, selected: true })) } : field;

const choicesOf = ({ t }: Form, choices: readonly Choice[]): ChoiceOf[] =>
  choices.map(({ value, text, label }) => ({ value, text: text ?? (label ? t(label) : value) }));

/**
 * The body of a command from what the form sent: only its own fields, blank optional ones left out, lists as lists without
 * their empty rows. Beside each list's rows their place in the form is lost, so the form is shown again from this body.
 */
export function bodyOf(entry: AnyCommandEntry, sent: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    entry.fields.flatMap((field): [string, unknown][] => {
      const value = valueOf(field, sent);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function valueOf(field: FormField, sent: Record<string, unknown>): unknown {
  const form = { values: sent, problems: [] };
  if (field.type === 'list') {
    return filledRows(sent, `/${field.name}`)
      .filter((row) =>
        field.of.some(
          (inner) => inner.type !== 'checkboxes' && textAt({ values: row, problems: [] }, `/${inner.name}`).trim() !== '',
        ),
      )
      .map((row) =>
        Object.fromEntries(
          field.of.flatMap((inner): [string, unknown][] => {
            const value = valueOf(inner, row);
            return value === undefined ? [] : [[inner.name, value]];
          }),
        ),
      );
  }
  if (field.type === 'checkboxes') return textsAt(form, `/${field.name}`);
  const text = textAt(form, `/${field.name}`);
  return text.trim() === '' && !field.required ? undefined : text;
}
