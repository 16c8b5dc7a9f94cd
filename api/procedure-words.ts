import { inReadingOrder, isList, isRecord, type Change, type Value } from '../domain/procedure/difference';
import type { LocalDate } from '../domain/decider';
import { groundsOf, type Procedure } from '../domain/procedure/procedure';
import type { DeadlineRule } from '../domain/rules/deadline';
import type { Rules } from '../domain/rules/rules';
import type { Translate } from '../templates/i18n';

/** What procedures are put into words with: the law as on their first day, and their own names. */
export interface ProcedureWords {
  t: Translate;
  rules: Rules;
  /** Versions that are spoken of; the later one names things. */
  procedures: readonly Procedure[];
}

const inLanguage = (t: Translate, { zh, en }: { zh: string; en: string }): string => (t.locale === 'en' ? en : zh);
const listed = (t: Translate, names: readonly string[]): string => names.join(t('pages.lanes.and'));
const wordOf = (t: Translate, key: string): string | undefined => (t.has(key) ? t(key) : undefined);

/** No jurisdiction: the statute itself, without the text of any place. */
const NOWHERE = '';

/** The rule as on a day; undefined where there is none, or where it is not a term. */
export function ruleOn(rules: Rules, id: string, on: LocalDate): DeadlineRule | undefined {
  try {
    return rules.deadline(id, on, NOWHERE);
  } catch {
    return undefined;
  }
}

/** `EIA-02 生态环境法典 102(2)：30 日` */
export function ruleText({ t, rules }: Pick<ProcedureWords, 't' | 'rules'>, id: string, on: LocalDate): string {
  const rule = ruleOn(rules, id, on);
  if (!rule) return id;
  const term = t(`domain.unitWord.${rule.unit}`, { n: rule.length });
  return t('procedures.ruleLine', { id, source: rule.source, article: rule.article, term });
}

/** What a change is about: `事项：环评报告表`. */
export function subjectText({ t, procedures }: ProcedureWords, { subject, id, name }: Change): string {
  const word = t(`procedures.subject.${subject}`);
  if (id === '') return word;
  const parts = id.split('/');
  const items = parts.map((part) => wordOf(t, `domain.itemShort.${part}`)).filter((one) => one !== undefined);
  if (subject === 'dependency') return [word, items.join(' ← ')].join(t('procedures.colon'));
  const own = name ? inLanguage(t, name) : (items[0] ?? nameIn(t, procedures, id));
  return [word, ...(subject === 'ground' ? items : []), own].join(t('procedures.colon'));
}

export const fieldText = (t: Translate, field: string): string => wordOf(t, `procedures.field.${field}`) ?? field;

/** A value of a field in the reader's words; codes that have none stay as they are. */
export function valueText(words: ProcedureWords, field: string, value: Value | undefined): string {
  const { t, procedures } = words;
  if (value === undefined) return t('procedures.difference.absent');
  if (value === null) return t('procedures.none');
  if (isList(value)) {
    return value.length === 0
      ? t('procedures.none')
      : listed(
          t,
          value.map((one) => valueText(words, field, one)),
        );
  }
  if (isRecord(value)) {
    const { zh, en } = value;
    if (typeof zh === 'string' && typeof en === 'string' && Object.keys(value).length === 2) return inLanguage(t, { zh, en });
    return Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .toSorted(([a], [b]) => inReadingOrder(a, b))
      .map(([name, one]) => `${fieldText(t, name)}${t('procedures.colon')}${valueText(words, name, one)}`)
      .join(t.locale === 'en' ? '; ' : '；');
  }
  const own = wordOf(t, `procedures.value.${field}.${String(value)}`);
  if (own !== undefined) return own;
  if (typeof value === 'boolean') return t(value ? 'procedures.yes' : 'procedures.no');
  if (typeof value === 'number') return field === 'warnings' ? `${value * 100}%` : t.number(value);
  if (field === 'validFrom') return t.date(value);
  if (/^[A-Z]{3}-\d\d$/.test(value)) return ruleText(words, value, procedures.at(-1)?.validFrom ?? '');
  return codeText(words, field, value);
}

const NAMED_BY: Readonly<Record<string, string>> = {
  department: 'department',
  departments: 'department',
  decidingRole: 'role',
  ground: 'ground',
};

const ITEMS = new Set(['items', 'item', 'after', 'licenceKind']);

function codeText({ t, procedures }: ProcedureWords, field: string, value: string): string {
  const group = NAMED_BY[field];
  if (group) return wordOf(t, `domain.${group}.${value}`) ?? value;
  if (ITEMS.has(field)) return wordOf(t, `domain.itemShort.${value}`) ?? value;
  return field === 'order' ? nameIn(t, procedures, value) : value;
}

/** Name of the material, branch or ground behind an id, as the latest of the procedures has it. */
function nameIn(t: Translate, procedures: readonly Procedure[], id: string): string {
  const code = id.split('/').at(-1);
  const all = procedures.flatMap(({ branches, materials, items }) => [
    ...branches.map((one) => ({ ...one, code: one.id })),
    ...materials,
    ...items.flatMap(groundsOf),
  ]);
  const found = all.findLast((one) => one.code === code);
  return found ? inLanguage(t, found) : (wordOf(t, `domain.itemShort.${id}`) ?? id);
}
