import type { Translate } from '../../../templates/i18n';
import type { Fact } from '../../../templates/models/pages/parts';
import type { AnyCommandEntry, FormContext, FormField } from '../../commands';
import { textAt, textsAt, valueAt } from '../forms/form';
import { listed } from '../view';

/** What was typed into an act's form, to read before confirming. */
export const givenFacts = (context: FormContext, t: Translate, entry: AnyCommandEntry, body: Record<string, unknown>): Fact[] =>
  entry.fields.flatMap((field) => {
    const value = shownValue(context, t, field, body);
    return value === '' ? [] : [{ label: t(field.label), value }];
  });

function shownValue(context: FormContext, t: Translate, field: FormField, body: unknown): string {
  const form = { values: body, problems: [] };
  switch (field.type) {
    case 'select':
    case 'radio':
    case 'checkboxes': {
      const chosen = field.type === 'checkboxes' ? textsAt(form, `/${field.name}`) : [textAt(form, `/${field.name}`)];
      const names = field
        .choices(context)
        .filter(({ value }) => chosen.includes(value))
        .map(({ text, label, value }) => text ?? (label ? t(label) : value));
      return listed(t, names);
    }
    case 'list': {
      const rows = valueAt(body, `/${field.name}`);
      if (!Array.isArray(rows)) return '';
      return rows
        .map(
          (row: unknown, i) =>
            `${i + 1}. ${field.of
              .map((inner) => shownValue(context, t, inner, row))
              .filter(Boolean)
              .join(' · ')}`,
        )
        .join('\n');
    }
    default:
      return textAt(form, `/${field.name}`);
  }
}
