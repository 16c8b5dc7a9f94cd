import type { Value } from '../../../domain/procedure/difference';
import { groundsOf, type Procedure, type ProcedureItem } from '../../../domain/procedure/procedure';
import { without } from '../../../domain/without';
import type { Translate } from '../../../templates/i18n';
import { articleText } from '../../../templates/statute-words';
import type { ProcedurePart } from '../../../templates/models/pages/procedures';
import type { Fact } from '../../../templates/models/pages/parts';
import { fieldText, ruleOn, valueText, type ProcedureWords } from '../../procedure-words';
import { inLanguage, itemsLine } from '../view';
import { short, tableOf, type PlainCell } from './table';

const RULES = ['completenessRule', 'decisionRule', 'validityRule', 'renewalRule'] as const;

/** A procedure as it is read from top to bottom. Fields that have no place of their own are listed by their names. */
export function partsOf(words: ProcedureWords, procedure: Procedure): ProcedurePart[] {
  const { t } = words;
  const heading = (name: string): string => t(`procedures.of.${name}`);
  const { items, dependencies, issue } = procedure;
  const itemName = (kind: string): string => t(`domain.itemShort.${kind}`);
  return [
    ...items.flatMap((item) => itemParts(words, procedure, item)),
    { id: 'materials', heading: heading('materials'), table: materials(words, procedure) },
    { id: 'completeness', heading: heading('completeness'), lines: completeness(t, procedure) },
    { id: 'branches', heading: heading('branches'), table: branches(words, procedure) },
    { id: 'terms', heading: heading('terms'), lines: terms(t, procedure) },
    {
      ...{ id: 'dependencies', heading: heading('dependencies') },
      lines:
        dependencies.length === 0
          ? [t('procedures.dependencyNone')]
          : dependencies.map(({ item, after, article }) =>
              t('procedures.dependencyLine', { item: itemName(item), after: itemName(after), article }),
            ),
    },
    {
      ...{ id: 'issue', heading: heading('issue') },
      lines: [t(`procedures.issueLine.${issue.rule}`, { items: itemsLine(t, issue.items) })],
    },
    ...others(words, procedure),
  ];
}

const SHOWN = [
  ...(['id', 'version', 'validFrom', 'title', 'items', 'materials', 'completeness'] as const),
  ...(['branches', 'promised', 'dependencies', 'issue', 'warnings'] as const),
];

/** What the schema gains besides. */
function others(words: ProcedureWords, procedure: Procedure): ProcedurePart[] {
  const facts = factsOf(words, without(procedure, ...SHOWN));
  return facts.length === 0 ? [] : [{ id: 'others', heading: words.t('procedures.of.others'), facts }];
}

const factsOf = (words: ProcedureWords, fields: object): Fact[] =>
  (Object.entries(fields) as [string, Value | undefined][])
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({ label: fieldText(words.t, field), value: valueText(words, field, value) }));

/** An item that is filed has no terms to be checked and decided in. */
const rulesOf = (item: ProcedureItem): Partial<Record<(typeof RULES)[number], string | null>> => item;

function itemParts(words: ProcedureWords, { validFrom }: Procedure, item: ProcedureItem): ProcedurePart[] {
  const { t, rules } = words;
  const name = t(`domain.item.${item.kind}`);
  const own = Object.fromEntries(Object.entries(item).filter(([field]) => ![...RULES, 'kind', 'refusalGrounds'].includes(field)));
  const head = ['termsHead', 'ruleHead', 'quoteHead'].map((key) => t(`procedures.${key}`));
  const rows = RULES.flatMap((field): PlainCell[][] => {
    const id = rulesOf(item)[field];
    if (id === null || id === undefined) return [];
    const rule = ruleOn(rules, id, validFrom);
    if (!rule) return [[fieldText(t, field), id, '']];
    const text = t(`domain.unitWord.${rule.unit}`, { n: rule.length });
    return [[{ text: fieldText(t, field), lines: [text] }, { text: articleText(t.locale, rule), lines: [id] }, rule.quoteZh]];
  });
  const grounds = groundsOf(item).map((ground): PlainCell[] => [
    inLanguage(t, ground),
    short(t(`procedures.value.stage.${ground.stage ?? 'decision'}`)),
    ground.article,
  ]);
  const groundHead = [t('procedures.subject.ground'), fieldText(t, 'stage'), fieldText(t, 'article')];
  return [
    {
      ...{ id: item.kind, heading: name },
      facts: factsOf(words, own),
      ...(rows.length === 0 ? {} : { table: tableOf(`${name} · ${t('procedures.of.items')}`, head, rows) }),
    },
    ...(grounds.length === 0
      ? []
      : [
          {
            ...{ id: `grounds-${item.kind}`, heading: `${name} · ${t('procedures.of.grounds')}` },
            table: tableOf(`${name} · ${t('procedures.of.grounds')}`, groundHead, grounds),
          },
        ]),
  ];
}

function materials({ t }: ProcedureWords, procedure: Procedure) {
  const head = [t('procedures.subject.material'), fieldText(t, 'requirement'), fieldText(t, 'items'), fieldText(t, 'basis')];
  const rows = procedure.materials.map((one): PlainCell[] => [
    { text: inLanguage(t, one), lines: [one.code] },
    {
      text: t(`procedures.value.requirement.${one.requirement}`),
      ...(one.condition ? { lines: [inLanguage(t, one.condition)] } : {}),
    },
    itemsLine(t, one.items),
    one.basis,
  ]);
  return tableOf(t('procedures.of.materials'), head, rows);
}

function branches(words: ProcedureWords, procedure: Procedure) {
  const { t } = words;
  const fields = ['department', 'items', 'mandatory', 'termWorkingDays'] as const;
  const rows = procedure.branches.map((one): PlainCell[] => [
    { text: inLanguage(t, one), lines: [valueText(words, 'kind', one.kind)] },
    ...fields.map((field) => valueText(words, field, one[field] as Value)),
    factsOf(words, without(one, 'id', 'kind', 'zh', 'en', ...fields))
      .map(({ label, value }) => `${label}${t('procedures.colon')}${value}`)
      .join(t.locale === 'en' ? '; ' : '；'),
  ]);
  return tableOf(
    t('procedures.of.branches'),
    [t('procedures.subject.branch'), ...fields.map((field) => fieldText(t, field)), t('procedures.of.others')],
    rows,
  );
}

function completeness(t: Translate, { completeness: { departments, askingDays, answerWorkingDays } }: Procedure): string[] {
  const names = departments.map((one) => t(`domain.department.${one}`)).join(t('pages.lanes.and'));
  return [
    `${t('procedures.field.departments')}${t('procedures.colon')}${names}`,
    t('procedures.askingLine', { n: askingDays }),
    ...(answerWorkingDays === undefined ? [] : [t('procedures.answerLine', { n: answerWorkingDays })]),
  ];
}

function terms(t: Translate, { promised, warnings }: Procedure): string[] {
  const shares = warnings.map((share) => `${share * 100}%`).join(t('pages.lanes.and'));
  return [
    promised
      ? `${t('procedures.promisedLine', { n: promised.workingDays })}${t('procedures.sourceIn', { source: promised.source })}`
      : t('procedures.promisedNone'),
    ...(shares === '' ? [] : [t('procedures.warningsLine', { shares })]),
  ];
}
