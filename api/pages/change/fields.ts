import { eiaDocuments, tiers } from '../../../domain/change/facts';
import {
  factsOfTopic,
  questionOf,
  standingFacts,
  topicNames,
  type AskedFact,
  type Topic,
} from '../../../domain/change/questions';
import type { ChangeTables } from '../../../domain/change/tables';
import type { Field, FieldGroup } from '../../../templates/models/pages/parts';
import { check, checks, input, radios, select, type ChoiceOf, type Form } from '../forms/form';
import { group } from '../forms/rows';
import { inLanguage } from '../view';

export interface ChangeSection {
  id: string;
  title: string;
  text?: string;
  fields: Field[];
  groups: FieldGroup[];
}

const word = (form: Form, key: string) => form.t(`changes.form.${key}`);
const yesNo = (form: Form): ChoiceOf[] =>
  (['true', 'false', ''] as const).map((value) => ({
    value,
    text: word(form, value === '' ? 'unsure' : value === 'true' ? 'yes' : 'no'),
  }));
const flag = (form: Form, at: string, key: string): Field =>
  select(form, at, { label: word(form, key), optional: true }, yesNo(form).slice(0, 2), 's');

const decimal = (form: Form, at: string, key: string): Field =>
  input(form, at, { label: word(form, key), optional: true }, { inputmode: 'decimal' });
const date = (form: Form, at: string, key: string): Field =>
  input(form, at, { label: word(form, key), optional: true }, { kind: 'date', width: 'm' });

const question = (form: Form, fact: AskedFact): Field =>
  radios(form, `/change/answers/${fact}`, { label: inLanguage(form.t, questionOf(fact)), wide: true }, yesNo(form));

/** Step 1: who, which approved file, and where the project stands. */
export function standingSection(form: Form, divisions: readonly ChoiceOf[], tables: ChangeTables): ChangeSection {
  const t = form.t;
  const tierChoices = tiers.map((tier) => ({ value: tier, text: t(`changes.tier.${tier}`) }));
  return {
    id: 'standing',
    title: word(form, 'standing'),
    text: word(form, 'standingText'),
    fields: [
      input(form, '/unit/name', { label: t('pages.application.unit.name') }, { autocomplete: 'organization' }),
      input(form, '/unit/uscc', { label: t('pages.application.unit.uscc') }),
      select(form, '/change/division', { label: t('pages.application.site.division') }, divisions, 'm'),
      input(form, '/change/baseFile', { label: word(form, 'baseFile'), hint: word(form, 'baseFileHint'), optional: true }),
      date(form, '/change/approvedOn', 'approvedOn'),
      select(
        form,
        '/change/eiaDocument',
        { label: word(form, 'eiaDocument'), optional: true },
        eiaDocuments.map((one) => ({ value: one, text: t(`changes.document.${one}`) })),
        'm',
      ),
      select(form, '/change/tier', { label: word(form, 'tier'), optional: true }, tierChoices, 'm'),
      select(form, '/change/newTier', { label: word(form, 'newTier'), optional: true }, tierChoices, 'm'),
      ...standingFacts.map((fact) => question(form, fact)),
      radios(
        form,
        '/area',
        { label: word(form, 'area'), hint: word(form, 'areaHint'), wide: true },
        (['attained', 'over', ''] as const).map((value) => ({ value, text: word(form, value === '' ? 'unsure' : value) })),
      ),
      checks(
        form,
        '/change/notAttained',
        { label: word(form, 'factors'), optional: true, wide: true },
        tables.pollutants.factors.map((factor) => ({ value: factor.id, text: inLanguage(t, factor) })),
      ),
    ],
    groups: [],
  };
}

/** Step 2: what changes at all. */
export const topicsSection = (form: Form): ChangeSection => ({
  id: 'topics',
  title: word(form, 'topics'),
  text: word(form, 'topicsText'),
  fields: topicNames.map((topic) =>
    radios(
      form,
      `/topics/${topic}`,
      { label: form.t(`changes.topic.${topic}`), wide: true },
      (['yes', 'no', 'unsure'] as const).map((value) => ({ value, text: word(form, value) })),
    ),
  ),
  groups: [],
});

/** Step 3: the details of one topic. */
export function topicSection(form: Form, topic: Topic): ChangeSection {
  const { fields = [], groups = [] } = details[topic]?.(form) ?? {};
  return {
    id: `topic-${topic}`,
    title: form.t(`changes.topic.${topic}`),
    fields: [...factsOfTopic(topic).map((fact) => question(form, fact)), ...fields],
    groups,
  };
}

type Details = (form: Form) => { fields?: Field[]; groups?: FieldGroup[] };

const pairOf =
  (name: 'accidentVolume' | 'wasteScale', before: string, after: string): Details =>
  (form) => ({
    fields: [decimal(form, `/change/${name}/before`, before), decimal(form, `/change/${name}/after`, after)],
  });

const rowsOf =
  (name: 'capacities' | 'pollutants' | 'outlets', fields: (form: Form, row: string) => Field[]): Details =>
  (form) => ({
    groups: [
      group(
        form,
        `/change/${name}/rows`,
        {
          legend: word(form, name),
          hint: word(form, `${name}Hint`),
          add: word(form, `${name}Add`),
          remove: word(form, 'remove'),
          row: (n) => form.t('changes.form.row', { n }),
          atLeast: 1,
        },
        (row) => fields(form, row),
      ),
    ],
    fields: [check(form, `/change/${name}/complete`, { label: word(form, `${name}Complete`), wide: true })],
  });

const media = (form: Form): ChoiceOf[] =>
  (['air', 'water'] as const).map((value) => ({ value, text: form.t(`domain.outletKind.${value}`) }));

const details: Partial<Record<Topic, Details>> = {
  unit: (form) => ({ fields: [date(form, '/change/registeredOn', 'registeredOn')] }),
  capacity: rowsOf('capacities', (form, row) => [
    input(form, `${row}/name`, { label: word(form, 'capacityName') }),
    decimal(form, `${row}/before`, 'before'),
    decimal(form, `${row}/after`, 'after'),
    input(form, `${row}/unit`, { label: word(form, 'unit') }),
  ]),
  emissions: rowsOf('pollutants', (form, row) => [
    input(form, `${row}/name`, { label: word(form, 'pollutantName') }),
    select(form, `${row}/medium`, { label: word(form, 'medium') }, media(form)),
    decimal(form, `${row}/before`, 'before'),
    decimal(form, `${row}/permitted`, 'permitted'),
    decimal(form, `${row}/after`, 'after'),
    select(
      form,
      `${row}/unit`,
      { label: word(form, 'unit') },
      ['t/a', 'kg/a', 'g/a'].map((unit) => ({ value: unit, text: unit })),
    ),
    flag(form, `${row}/fugitive`, 'fugitive'),
    flag(form, `${row}/class1`, 'class1'),
    flag(form, `${row}/lessToxic`, 'lessToxic'),
  ]),
  outlets: rowsOf('outlets', (form, row) => [
    input(form, `${row}/name`, { label: word(form, 'outletName') }),
    select(form, `${row}/medium`, { label: word(form, 'medium') }, media(form)),
    select(
      form,
      `${row}/change`,
      { label: word(form, 'outletChange'), optional: true },
      (['added', 'moved', 'removed', 'altered'] as const).map((value) => ({ value, text: word(form, value) })),
    ),
    flag(form, `${row}/direct`, 'direct'),
    flag(form, `${row}/nowDirect`, 'nowDirect'),
    flag(form, `${row}/main`, 'main'),
    flag(form, `${row}/fromFugitive`, 'fromFugitive'),
    decimal(form, `${row}/heightBefore`, 'heightBefore'),
    decimal(form, `${row}/heightAfter`, 'heightAfter'),
  ]),
  accident: pairOf('accidentVolume', 'volumeBefore', 'volumeAfter'),
  permit: (form) => ({
    fields: [date(form, '/change/permitValidTo', 'permitValidTo'), date(form, '/change/changedOn', 'changedOn')],
  }),
  wasteLicence: (form) => {
    const pair = pairOf('wasteScale', 'scaleBefore', 'scaleAfter')(form);
    return { fields: [...(pair.fields ?? []), date(form, '/change/wasteValidTo', 'wasteValidTo')] };
  },
};
