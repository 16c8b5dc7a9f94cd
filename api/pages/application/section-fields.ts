import { specialFacts } from '../../../domain/authority/facts';
import type { Catalogue } from '../../../domain/catalogue/catalogue';
import type { SectionName } from '../../../domain/application/application';
import type { Field, FieldGroup } from '../../../templates/models/pages/parts';
import { area, checks, input, radios, select, type ChoiceOf, type Form } from '../forms/form';
import { group } from '../forms/rows';
import { wasteLayout } from './waste-fields';

/** What laying out a section needs besides what was typed. */
export interface SectionContext {
  catalogue: Pick<Catalogue, 'industry' | 'waste'>;
  /** Districts to choose from. */
  divisions: readonly ChoiceOf[];
}

interface Layout {
  fields: Field[];
  groups: FieldGroup[];
}

type LayOut = (form: Form, at: string, context: SectionContext) => Layout;

const word = (form: Form, key: string) => form.t(`pages.application.${key}`);

const unit: LayOut = (form, at) => ({
  fields: [
    input(form, `${at}/name`, { label: word(form, 'unit.name'), wide: true }, { autocomplete: 'organization', width: 'l' }),
    input(form, `${at}/uscc`, { label: word(form, 'unit.uscc'), hint: word(form, 'unit.usccHint') }, { width: 'm' }),
    input(form, `${at}/legalRepresentative`, { label: word(form, 'unit.legalRepresentative') }, { width: 'm' }),
    input(form, `${at}/address`, { label: word(form, 'unit.address'), wide: true }, { width: 'l' }),
  ],
  groups: [],
});

const contact: LayOut = (form, at) => ({
  fields: [
    input(form, `${at}/name`, { label: word(form, 'contact.name') }, { autocomplete: 'name', width: 'm' }),
    input(
      form,
      `${at}/phone`,
      { label: word(form, 'contact.phone'), hint: word(form, 'contact.phoneHint') },
      { kind: 'tel', autocomplete: 'tel-national', inputmode: 'tel', width: 'm' },
    ),
    input(
      form,
      `${at}/email`,
      { label: word(form, 'contact.email') },
      { kind: 'email', autocomplete: 'email', inputmode: 'email' },
    ),
    select(
      form,
      `${at}/locale`,
      { label: word(form, 'contact.locale') },
      (['zh-CN', 'en'] as const).map((value) => ({ value, text: form.t(`domain.language.${value}`) })),
      'm',
    ),
  ],
  groups: [],
});

const project: LayOut = (form, at) => ({
  fields: [
    input(form, `${at}/name`, { label: word(form, 'project.name'), wide: true }, { width: 'l' }),
    radios(
      form,
      `${at}/nature`,
      { label: word(form, 'project.nature') },
      (['new', 'rebuild', 'expand'] as const).map((value) => ({ value, text: form.t(`domain.nature.${value}`) })),
    ),
    input(
      form,
      `${at}/investmentWanYuan`,
      { label: word(form, 'project.investmentWanYuan'), optional: true },
      { inputmode: 'decimal', width: 'm' },
    ),
    area(form, `${at}/description`, { label: word(form, 'project.description'), wide: true }, 4),
    checks(
      form,
      `${at}/special`,
      { label: word(form, 'project.special'), hint: word(form, 'project.specialHint'), optional: true, wide: true },
      specialFacts.map((value) => ({ value, text: form.t(`domain.special.${value}`) })),
    ),
  ],
  groups: [],
});

const site: LayOut = (form, at, { divisions }) => ({
  fields: [
    select(form, `${at}/division`, { label: word(form, 'site.division') }, divisions, 'm'),
    input(form, `${at}/address`, { label: word(form, 'site.address'), wide: true }, { width: 'l' }),
    ...(['longitude', 'latitude'] as const).map((key) =>
      input(
        form,
        `${at}/${key}`,
        { label: word(form, `site.${key}`), hint: word(form, 'site.degreesHint'), optional: true },
        { inputmode: 'decimal', width: 'm' },
      ),
    ),
  ],
  groups: [],
});

const rowWords = (form: Form, key: 'products' | 'outlets') => ({
  legend: word(form, `${key}.title`),
  add: word(form, `${key}.add`),
  remove: word(form, `${key}.remove`),
  row: (n: number) => form.t(`pages.application.${key}.row`, { n }),
  atLeast: 1,
});

const products: LayOut = (form, at) => ({
  fields: [],
  groups: [
    group(form, at, rowWords(form, 'products'), (row) => [
      input(form, `${row}/name`, { label: word(form, 'products.name') }),
      input(form, `${row}/quantity`, { label: word(form, 'products.quantity') }, { inputmode: 'decimal' }),
      input(form, `${row}/unit`, { label: word(form, 'products.unit') }),
    ]),
  ],
});

const outlets: LayOut = (form, at) => ({
  fields: [],
  groups: [
    group(
      form,
      at,
      rowWords(form, 'outlets'),
      (row) => [
        input(form, `${row}/code`, { label: word(form, 'outlets.code'), hint: word(form, 'outlets.codeHint') }),
        select(
          form,
          `${row}/kind`,
          { label: word(form, 'outlets.kind') },
          (['air', 'water'] as const).map((value) => ({ value, text: form.t(`domain.outletKind.${value}`) })),
        ),
        input(form, `${row}/name`, { label: word(form, 'outlets.name') }),
      ],
      (row) => [pollutants(form, `${row}/pollutants`)],
    ),
  ],
});

const pollutants = (form: Form, at: string): FieldGroup =>
  group(
    form,
    at,
    {
      legend: word(form, 'outlets.pollutants'),
      add: word(form, 'outlets.addPollutant'),
      remove: word(form, 'outlets.removePollutant'),
      row: (n) => form.t('pages.application.outlets.pollutantRow', { n }),
      atLeast: 1,
    },
    (row) => [
      input(form, `${row}/name`, { label: word(form, 'outlets.pollutantName') }),
      input(
        form,
        `${row}/concentration`,
        { label: word(form, 'outlets.concentration'), optional: true },
        { inputmode: 'decimal' },
      ),
      input(form, `${row}/concentrationUnit`, { label: word(form, 'outlets.concentrationUnit') }),
      input(form, `${row}/annual`, { label: word(form, 'outlets.annual'), optional: true }, { inputmode: 'decimal' }),
    ],
  );

/** The fields of each section of an application, wherever it is edited: the form, and the answer to a correction. */
export const sectionLayouts: Record<SectionName, LayOut> = {
  ...{ unit, contact, project, site, products, outlets },
  waste: (form, at, { catalogue }) => wasteLayout(form, at, catalogue),
};

/** The industry stands apart: it has a look-up by name of its own. */
export const industryField = (form: Form, at: string): Field =>
  input(
    form,
    `${at}/industryCode`,
    { label: word(form, 'project.industryCode'), hint: word(form, 'project.industryHint') },
    { inputmode: 'numeric', width: 's' },
  );
