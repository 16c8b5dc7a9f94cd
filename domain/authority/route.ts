import type { Catalogue, Division } from '../catalogue/catalogue';
import type { LocalDate } from '../decider';
import type { ItemKind } from '../procedure/procedure';
import { citeZh } from '../rules/citation';
import type { Jurisdiction } from '../rules/rules';
import { evaluateRouting, type WasteSum } from './condition';
import { routingQuestion, type RoutingFacts, type RoutingQuestion } from './facts';
import { metBy, missedBy } from './waste-sum';
import { inForce, type AuthorityLevel, type AuthorityTables, type Delegation, type RoutingRule } from './tables';

export interface Words {
  zh: string;
  en: string;
}

/** An authority by name; with a code where it is a bureau of this installation. */
export interface Authority extends Words {
  code?: string;
}

/** The row of the tables that an answer rests on. */
export type RoutingBasis = Pick<RoutingRule, 'id' | 'source' | 'article' | 'quote' | 'ref' | 'sure' | 'validFrom' | 'validTo'>;

/** Who decides one item, and why. `ask`: a fact is missing, or a person has to read a text that no row holds. */
export interface RoutingAnswer {
  item: ItemKind;
  level: AuthorityLevel | 'ask';
  act: RoutingRule['act'];
  authority: Authority | null;
  /** A district bureau that acts for the authority and in its name (行政许可法 24(3)). */
  actedBy: Authority | null;
  /** The deciding row first, then that of the delegation; of an open question, the row that raised it. */
  basis: RoutingBasis[];
  reason: Words;
  steps: Words[];
  questions: RoutingQuestion[];
}

export interface RoutingTables {
  authority: AuthorityTables;
  divisionPath: Catalogue['divisionPath'];
  /** A bureau of this installation. */
  bureau(code: string): Pick<Jurisdiction, 'code' | 'nameZh' | 'nameEn'> | undefined;
}

/**
 * Which level and which authority decides each item for a site, on the day of receipt. The rows are tried in the order of the
 * file; the first that applies decides. A row that a missing fact could still make apply ends in a question, so that an answer
 * never changes when more becomes known.
 */
export const routeItems = (
  items: readonly ItemKind[],
  facts: RoutingFacts,
  tables: RoutingTables,
  on: LocalDate,
): RoutingAnswer[] => items.map((item) => routeItem(item, facts, tables, on));

function routeItem(item: ItemKind, facts: RoutingFacts, tables: RoutingTables, on: LocalDate): RoutingAnswer {
  const path = pathOf(facts.division, tables);
  const rows = tables.authority.rules.filter((rule) => rule.items.includes(item) && inForce(rule, on) && holdsAt(rule, path));
  const steps: Words[] = [];
  for (const rule of rows) {
    const { holds, asks, because = [] } = evaluateRouting(rule.when, facts);
    if (holds === undefined) return asking(item, rule, asks, steps);
    if (!holds) {
      steps.push(ruledOut(rule, because));
      continue;
    }
    if (rule.level === 'person') return asking(item, rule, [], steps);
    const level = rule.level === 'chosen' ? facts.provincialRule : rule.level;
    return level
      ? decided(item, rule, level, path, tables, on, [...steps, ...because.map(metBy)])
      : asking(item, rule, [routingQuestion('provincialRule')], steps);
  }
  return {
    ...{ item, level: 'ask', act: 'approval', authority: null, actedBy: null, basis: [], steps, questions: [] },
    reason: {
      zh: `没有收到之日（${on}）有效的规定，请经办人判断。`,
      en: `No rule in the tables was in force on the day of receipt (${on}): a person has to decide.`,
    },
  };
}

function decided(
  item: ItemKind,
  rule: RoutingRule,
  level: AuthorityLevel,
  path: readonly Division[],
  tables: RoutingTables,
  on: LocalDate,
  before: readonly Words[],
): RoutingAnswer {
  const authority = rule.named && !rule.place ? { ...rule.named } : authorityAt(level, path, tables, rule.named);
  const delegation = tables.authority.delegations.find(
    (one) => one.items.includes(item) && one.level === level && inForce(one, on) && holdsAt(one, path),
  );
  const site = path[0]?.code ?? '';
  const actedBy = delegation && authority.code !== site ? bureauOf(site, tables) : undefined;
  return {
    ...{ item, level, act: rule.act, authority, actedBy: actedBy ?? null, questions: [] },
    basis: [basisOf(rule), ...(delegation && actedBy ? [basisOf(delegation)] : [])],
    reason: rule.reason,
    steps: [
      ...before,
      { zh: `${citeOf(rule)}：${rule.reason.zh}`, en: `${citeOf(rule)}: ${rule.reason.en}` },
      { zh: `有权机关：${authority.zh}。`, en: `Competent authority: ${authority.en}.` },
      ...(delegation && actedBy
        ? [
            {
              zh: `${actedBy.zh}以其名义办理：${delegation.reason.zh}`,
              en: `${actedBy.en} acts in its name: ${delegation.reason.en}`,
            },
          ]
        : []),
    ],
  };
}

function ruledOut(rule: RoutingRule, because: readonly WasteSum[]): Words {
  const missed = because.map(missedBy);
  return {
    zh: `${citeOf(rule)}：不属于所列情形${missed.map(({ zh }) => `（${zh}）`).join('')}。`,
    en: `${citeOf(rule)}: not such a case${missed.map(({ en }) => ` (${en})`).join('')}.`,
  };
}

function asking(item: ItemKind, rule: RoutingRule, questions: RoutingQuestion[], steps: Words[]): RoutingAnswer {
  const reason: Words =
    questions.length > 0
      ? { zh: `${citeOf(rule)}：尚缺判断所需的信息。`, en: `${citeOf(rule)}: facts are missing.` }
      : { zh: `${citeOf(rule)}：${rule.reason.zh}`, en: `${citeOf(rule)}: ${rule.reason.en}` };
  return { item, level: 'ask', act: rule.act, authority: null, actedBy: null, basis: [basisOf(rule)], reason, steps, questions };
}

/** `《排污许可管理条例》第六条第一款`; a setting is no text and has no such marks. */
export const citeOf = ({ source, article, sure }: Pick<RoutingRule, 'source' | 'article' | 'sure'>): string =>
  sure === 'setting' ? `${source}（${article}）` : citeZh(source, article);

const basisOf = ({ id, source, article, quote, ref, sure, validFrom, validTo }: RoutingRule | Delegation): RoutingBasis => ({
  ...{ id, source, article, quote, ref, sure, validFrom, validTo },
});

/** The division, its city and its province. A county that the list does not hold is known by its city. */
function pathOf(division: string, tables: RoutingTables): Division[] {
  const found = tables.divisionPath(division);
  if (found.length > 0) return found;
  const city = tables.divisionPath(`${division.slice(0, 4)}00`);
  const above = city.length > 0 ? city : tables.divisionPath(`${division.slice(0, 2)}0000`);
  return [{ code: division, nameZh: division, level: 'county', parent: above[0]?.code ?? '' }, ...above];
}

const holdsAt = ({ place }: Pick<RoutingRule, 'place'>, path: readonly Division[]): boolean =>
  place === undefined || path.some(({ code }) => place.includes(code));

function bureauOf(code: string, tables: RoutingTables): Authority | undefined {
  const found = tables.bureau(code);
  return found && { code: found.code, zh: found.nameZh, en: found.nameEn };
}

/** The authority of a level at the site. Where there is no city of that kind (直辖市, 省直辖县), the province is 设区的市级以上. */
function authorityAt(level: AuthorityLevel, path: readonly Division[], tables: RoutingTables, named?: Words): Authority {
  const site = path[0]!;
  const province = path.at(-1)!;
  const city = path.find((one) => one.level === 'prefecture') ?? province;
  switch (level) {
    case 'state':
      return { zh: '生态环境部', en: 'Ministry of Ecology and Environment' };
    case 'province':
      return ours(province, tables);
    case 'city':
      return ours(city, tables);
    case 'zone':
      return bureauOf(site.code, tables) ?? named ?? ours(site, tables);
    case 'county':
      return site.level === 'county'
        ? ours(site, tables)
        : {
            zh: `${site.nameZh}所在地县级生态环境主管部门`,
            en: `the county’s ecology and environment authority at ${site.nameZh}`,
          };
  }
}

const ours = ({ code, nameZh }: Division, tables: RoutingTables): Authority =>
  bureauOf(code, tables) ?? {
    zh: `${nameZh}生态环境主管部门`,
    en: `the ecology and environment authority of ${nameZh}`,
  };
