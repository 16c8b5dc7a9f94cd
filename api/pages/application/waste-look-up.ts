import { wasteNotes, wasteSchema } from '../../../domain/application/waste';
import type { Catalogue } from '../../../domain/catalogue/catalogue';
import type { Procedure } from '../../../domain/procedure/procedure';
import type { ApplicationSection } from '../../../templates/models/pages/application';
import { input, select, type ChoiceOf, type Form } from '../forms/form';
import { sectionFrom } from './body';
import { wasteNoteLine } from './waste-fields';

/** Looking a waste up by words: without JavaScript, a button, the list that it found, and a button that takes one over. */
export function wasteFinder(form: Form, found: readonly ChoiceOf[] | undefined): Pick<ApplicationSection, 'finder'> {
  const word = (key: string) => form.t(`pages.application.waste.${key}`);
  return {
    finder: {
      query: input(form, '/_findWaste', { label: word('query'), hint: word('queryHint'), optional: true }, { kind: 'search' }),
      intent: 'find-waste',
      button: word('find'),
      to: `${form.action ?? ''}#section-waste`,
      ...(found && found.length > 0
        ? {
            found: select(form, '/_waste', { label: word('found'), wide: true }, found, 'l'),
            take: { intent: 'add-waste', text: word('take') },
          }
        : {}),
      ...(found?.length === 0 ? { none: word('none') } : {}),
    },
  };
}

/** What stands out once the section can be read: a warning, never a refusal. */
export function wasteNotesOf(
  form: Form,
  lists: Pick<Catalogue, 'waste'>,
  procedure: Procedure | undefined,
): Pick<ApplicationSection, 'notes'> {
  const read = wasteSchema.safeParse(sectionFrom('waste', form.values, '/application/waste'));
  if (!read.success) return {};
  const notes = wasteNotes(read.data, procedure?.items.map(({ kind }) => kind) ?? [], lists);
  return notes.length === 0 ? {} : { notes: notes.map((note) => wasteNoteLine(form.t, note)) };
}
