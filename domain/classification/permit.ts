import type { Catalogue, PermitCategory } from '../catalogue/catalogue';
import { PERMIT_LIST, type PermitAnswer } from './answer';
import { holdsArticle7 } from './article-7';
import { classifyCommonProcesses } from './common-processes';
import { distinct } from '../condition/condition';
import type { Facts, Verdict } from './condition';
import { questionOf } from './questions';
import { highest, permitLine, permitLines } from './lines';
import { apply, permitTiers, type PermitTier } from './list-rules';

type Lists = Pick<Catalogue, 'permitCategories' | 'permitEntry' | 'permitRules' | 'pollutant'>;

/** A key permit stands whatever else is open; short of it an open question may still raise the answer. */
const RANK: readonly PermitAnswer['tier'][] = ['key', 'ask', 'simplified', 'registration', 'none'];

/** Everything that entries 1-107 do not name. */
const REST = 108;

const names: Record<PermitTier, { zh: string; en: string }> = {
  key: { zh: '重点管理', en: 'key management' },
  simplified: { zh: '简化管理', en: 'simplified management' },
  registration: { zh: '登记管理', en: 'registration' },
};

/**
 * The management category of 固定污染源排污许可分类管理名录 (2019). `ask` where a fact is missing, where the list's words leave it
 * open, or where nobody has read the entry into a rule yet; the entry's texts are then the lines.
 */
export function classifyPermit(facts: Facts, lists: Lists): PermitAnswer {
  const entries = lists.permitCategories(facts.industry);
  if (entries.length === 0) return byEmissions(facts, lists);
  const answers = entries.map((entry) => byEntry(entry, facts, lists));
  return highest(answers, ({ tier }) => RANK.indexOf(tier));
}

function byEntry(entry: PermitCategory, facts: Facts, lists: Lists): PermitAnswer {
  if (entry.keyZh === '涉及通用工序重点管理的') return byCommonProcesses(entry, facts, lists);
  const rule = lists.permitRules.rules.find(({ no }) => no === entry.entryNo);
  const found = rule ? apply(rule, permitTiers, facts) : { kind: 'ask' as const, asks: [] };
  if (found.kind === 'ask') return ask(entry, found.asks);
  if (found.kind === 'none') return outside(entry);
  const { tier, words } = found;
  return {
    ...{ tier, entryNo: entry.entryNo, lines: [permitLine(entry, tier)], article: articleOf(entry), onlyFor: [], questions: [] },
    reason: {
      zh: `第${entry.entryNo}类“${words}”：${names[tier].zh}。`,
      en: `Entry ${entry.entryNo}, “${words}”: ${names[tier].en}.`,
    },
  };
}

/** Article 6: key or simplified only through entries 109-112, and then for these processes only. */
function byCommonProcesses(entry: PermitCategory, facts: Facts, lists: Lists): PermitAnswer {
  const common = classifyCommonProcesses(facts, lists);
  if (common.tier === 'key' || (common.tier === 'simplified' && common.asks.length === 0)) {
    const { tier } = common;
    const through = common.lines.map(({ nameZh }) => nameZh).join('、');
    return {
      ...{ tier, entryNo: entry.entryNo, lines: [permitLine(entry, tier), ...common.lines], article: `${PERMIT_LIST}第六条` },
      ...{ onlyFor: common.lines.map(({ no }) => no), questions: common.asks },
      reason: {
        zh: `第${entry.entryNo}类仅因通用工序（${through}）实行${names[tier].zh}，只需对该通用工序申请许可证。`,
        en: `Entry ${entry.entryNo} comes into ${names[tier].en} only through common processes (${through}); the permit is for these only.`,
      },
    };
  }
  if (common.asks.length > 0) return ask(entry, common.asks);
  const starred = entry.registrationZh.includes('﹡');
  if (starred && facts.is.industrialBuilding === undefined) return ask(entry, [questionOf('industrialBuilding')]);
  if (starred && !facts.is.industrialBuilding) return outside(entry);
  return {
    ...{ tier: 'registration', entryNo: entry.entryNo, lines: [permitLine(entry, 'registration')], article: articleOf(entry) },
    ...{ onlyFor: [], questions: [] },
    reason: {
      zh: `第${entry.entryNo}类不涉及通用工序重点或者简化管理：登记管理。`,
      en: `Entry ${entry.entryNo} without a common process of key or simplified management: registration.`,
    },
  };
}

/** Entry 108 with article 7. */
function byEmissions(facts: Facts, lists: Lists): PermitAnswer {
  const entry = lists.permitEntry(REST)!;
  const common = classifyCommonProcesses(facts, lists);
  const held = holdsArticle7(facts, lists);
  if (held.rule) {
    const { paragraph, zh, en } = held.rule;
    return {
      ...{ tier: 'key', entryNo: REST, lines: [permitLine(entry, 'key')], article: `${PERMIT_LIST}第七条（${paragraph}）` },
      ...{ onlyFor: [], questions: [] },
      reason: { zh: `第108类，${zh}：重点管理。`, en: `Entry 108, ${en}: key management.` },
    };
  }
  if (held.asks.length > 0) return ask(entry, distinct([...common.asks, ...held.asks]));
  if (common.asks.length > 0 && common.tier !== 'key') return ask(entry, common.asks);
  if (!common.tier) return outside(entry);
  const { tier, lines } = common;
  return {
    ...{ tier, entryNo: REST, lines: [permitLine(entry, tier), ...lines], article: `${PERMIT_LIST}第七条` },
    ...{ onlyFor: lines.map(({ no }) => no), questions: common.asks },
    reason: {
      zh: `第108类，仅就通用工序（${lines.map(({ nameZh }) => nameZh).join('、')}）实行${names[tier].zh}。`,
      en: `Entry 108: ${names[tier].en} for the common processes only (${lines.map(({ nameZh }) => nameZh).join(', ')}).`,
    },
  };
}

const articleOf = ({ entryNo }: PermitCategory): string => `${PERMIT_LIST}第${entryNo}类`;

const ask = (entry: PermitCategory, questions: Verdict['asks']): PermitAnswer => ({
  ...{ tier: 'ask', entryNo: entry.entryNo, lines: permitLines(entry), article: articleOf(entry), onlyFor: [] },
  questions: distinct(questions),
  reason:
    questions.length > 0
      ? { zh: `第${entry.entryNo}类：尚缺判断所需的信息。`, en: `Entry ${entry.entryNo}: facts are missing.` }
      : {
          zh: `第${entry.entryNo}类：请经办人对照名录原文判断。`,
          en: `Entry ${entry.entryNo}: to be read and decided by a person.`,
        },
});

const outside = (entry: PermitCategory): PermitAnswer => ({
  ...{ tier: 'none', entryNo: entry.entryNo, lines: permitLines(entry), article: articleOf(entry), onlyFor: [], questions: [] },
  reason: {
    zh: `第${entry.entryNo}类各栏均不适用，名录未要求取得排污许可或者登记。`,
    en: `No column of entry ${entry.entryNo} applies: the list asks for neither a permit nor a registration.`,
  },
});
