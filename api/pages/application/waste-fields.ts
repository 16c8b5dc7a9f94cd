import { WASTE_WAYS, type WasteNote } from '../../../domain/application/waste';
import { WASTE_LIST, type Catalogue } from '../../../domain/catalogue/catalogue';
import { wasteCodeProblem } from '../../../domain/identifiers/waste-code';
import { citeZh } from '../../../domain/rules/citation';
import type { Translate } from '../../../templates/i18n';
import type { Field, FieldGroup } from '../../../templates/models/pages/parts';
import { checks, input, select, textAt, type ChoiceOf, type Form } from '../forms/form';
import { group } from '../forms/rows';

const word = (form: Form, key: string) => form.t(`pages.application.waste.${key}`);

const waysOf = (form: Form): ChoiceOf[] => WASTE_WAYS.map((value) => ({ value, text: form.t(`domain.wasteWay.${value}`) }));

const rows = (form: Form, key: 'kinds' | 'facilities' | 'storage' | 'technicians', atLeast: number) => ({
  legend: word(form, `${key}.title`),
  hint: word(form, `${key}.hint`),
  add: word(form, `${key}.add`),
  remove: word(form, `${key}.remove`),
  row: (n: number) => form.t(`pages.application.waste.${key}.row`, { n }),
  atLeast,
});

const edition = (t: Translate) => ({ ...WASTE_LIST, outOfForceSince: t.officialDate(WASTE_LIST.outOfForceSince) });

/** What the list at hand says of the code typed, or that it does not have it, which is no error. */
function codeHint(form: Form, at: string, lists: Pick<Catalogue, 'waste'>): string {
  const code = textAt(form, at).trim();
  if (wasteCodeProblem(code)) return word(form, 'kinds.codeHint');
  const waste = lists.waste(code);
  return waste
    ? `${waste.hwClass} ${waste.classNameZh}${form.t('classification.colon')}${waste.descriptionZh}`
    : form.t('pages.application.waste.notInList', edition(form.t));
}

/** Hazardous wastes to be operated with, where and by whom. */
export const wasteLayout = (
  form: Form,
  at: string,
  lists: Pick<Catalogue, 'waste'>,
): { fields: Field[]; groups: FieldGroup[] } => ({
  fields: [
    input(
      form,
      `${at}/eiaNumber`,
      { label: word(form, 'eiaNumber'), hint: word(form, 'eiaNumberHint'), wide: true },
      { width: 'l' },
    ),
  ],
  groups: [
    group(form, `${at}/kinds`, rows(form, 'kinds', 1), (row) => [
      input(
        form,
        `${row}/code`,
        { label: word(form, 'kinds.code'), hint: codeHint(form, `${row}/code`, lists), wide: true },
        { width: 's' },
      ),
      input(form, `${row}/name`, { label: word(form, 'kinds.name') }),
      input(form, `${row}/annual`, { label: word(form, 'kinds.annual') }, { inputmode: 'decimal', width: 's' }),
      checks(form, `${row}/ways`, { label: word(form, 'kinds.ways'), wide: true }, waysOf(form)),
    ]),
    group(form, `${at}/facilities`, { ...rows(form, 'facilities', 0), optional: true }, (row) => [
      input(form, `${row}/code`, { label: word(form, 'facilities.code'), optional: true }, { width: 's' }),
      input(form, `${row}/name`, { label: word(form, 'facilities.name') }),
      select(form, `${row}/way`, { label: word(form, 'facilities.way') }, waysOf(form)),
      input(form, `${row}/method`, { label: word(form, 'facilities.method'), optional: true }),
      input(form, `${row}/capacity`, { label: word(form, 'facilities.capacity') }, { inputmode: 'decimal', width: 's' }),
    ]),
    group(form, `${at}/storage`, { ...rows(form, 'storage', 0), optional: true }, (row) => [
      input(form, `${row}/name`, { label: word(form, 'storage.name') }),
      input(form, `${row}/area`, { label: word(form, 'storage.area'), optional: true }, { inputmode: 'decimal', width: 's' }),
      input(form, `${row}/capacity`, { label: word(form, 'storage.capacity') }, { inputmode: 'decimal', width: 's' }),
    ]),
    group(form, `${at}/technicians`, { ...rows(form, 'technicians', 0), optional: true }, (row) => [
      input(form, `${row}/name`, { label: word(form, 'technicians.name') }),
      input(form, `${row}/title`, { label: word(form, 'technicians.titleOf') }),
      input(form, `${row}/subject`, { label: word(form, 'technicians.subject') }),
      input(form, `${row}/years`, { label: word(form, 'technicians.years') }, { inputmode: 'decimal', width: 's' }),
    ]),
  ],
});

/** Wastes found by words, as choices. */
export const wasteChoices = (lists: Pick<Catalogue, 'searchWastes'>, query: string, limit: number): ChoiceOf[] =>
  lists.searchWastes(query, limit).map(({ code, descriptionZh }) => {
    const text = descriptionZh.length > 48 ? `${descriptionZh.slice(0, 47)}…` : descriptionZh;
    return { value: code, text: `${code} ${text}` };
  });

/** What stands out in the section, in words. */
export function wasteNoteLine(t: Translate, note: WasteNote): string {
  const article = 'article' in note ? citation(t, note.article) : '';
  switch (note.code) {
    case 'not-in-list':
      return t('pages.application.waste.notes.not-in-list', { code: note.waste, ...edition(t) });
    case 'not-collectable':
      return t('pages.application.waste.notes.not-collectable', { code: note.waste, article });
    case 'technicians':
      return t('pages.application.waste.notes.technicians', { n: note.found, article });
    default:
      return t(`pages.application.waste.notes.${note.code}`, { article });
  }
}

/** `危险废物经营许可证管理办法 5(1)` as pages print it. */
function citation(t: Translate, article: string): string {
  const [source = '', ...rest] = article.split(' ');
  return t.locale === 'en' ? article : citeZh(source, rest.join(' '));
}
