import type { Catalogue, EiaCategory } from '../catalogue/catalogue';
import { EIA_LIST, type EiaAnswer } from './answer';
import { distinct } from '../condition/condition';
import type { Facts, Verdict } from './condition';
import { eiaLine, eiaLines, highest } from './lines';
import type { Question } from './questions';
import { apply, eiaTiers, type EiaTier } from './list-rules';

type Lists = Pick<Catalogue, 'eiaCategories' | 'eiaItem' | 'eiaRules'>;

/** Article 4: of several items the highest document counts; below a report book an open question may still raise it. */
const RANK: readonly EiaAnswer['document'][] = ['book', 'ask', 'form', 'registration', 'none'];

const names: Record<EiaTier, { zh: string; en: string }> = {
  book: { zh: '环境影响报告书', en: 'EIA report book' },
  form: { zh: '环境影响报告表', en: 'EIA report form' },
  registration: { zh: '环境影响登记表', en: 'EIA registration form' },
};

/**
 * The document of 建设项目环境影响评价分类管理名录 (2021) by the items that name the industry. Items that name no industry (many of
 * 91-173) may concern the same project too and are for a person to see; so is everything that no rule reads.
 */
export function classifyEia(facts: Facts, lists: Lists): EiaAnswer {
  const ours = lists.eiaRules.rules.filter(({ codes = [] }) => codes.some((code) => facts.industry.startsWith(code)));
  const items = [...lists.eiaCategories(facts.industry), ...ours.flatMap(({ no }) => lists.eiaItem(no) ?? [])];
  if (items.length === 0) return UNNAMED;
  return highest(
    items.map((item) => byItem(item, facts, lists)),
    ({ document }) => RANK.indexOf(document),
  );
}

function byItem(item: EiaCategory, facts: Facts, { eiaRules }: Lists): EiaAnswer {
  const rule = eiaRules.rules.find(({ no }) => no === item.itemNo);
  const found = rule ? apply(rule, eiaTiers, facts) : { kind: 'ask' as const, asks: [] };
  const { itemNo } = item;
  if (found.kind === 'ask') return ask(item, found.asks);
  if (found.kind === 'none') {
    return {
      ...{ document: 'none', itemNo, lines: eiaLines(item), article: `${EIA_LIST}第五条`, questions: [] },
      reason: {
        zh: `第${itemNo}项各栏均不适用，就该项而言不纳入环评管理。`,
        en: `No column of item ${itemNo} applies: by this item no EIA document is asked for.`,
      },
    };
  }
  const { tier, words } = found;
  return {
    ...{ document: tier, itemNo, lines: [eiaLine(item, tier)], article: `${EIA_LIST}第${itemNo}项`, questions: [] },
    reason: {
      zh: `第${itemNo}项“${words}”：${names[tier].zh}。同一项目涉及其他项目类别的，按其中单项等级最高的确定（第四条）。`,
      en: `Item ${itemNo}, “${words}”: ${names[tier].en}. If other items concern the project too, the highest one counts (article 4).`,
    },
  };
}

/** Which areas count as sensitive (article 3) differs from item to item: the question carries the item's own column. */
const withAreas = (question: Question, { itemNo, sensitiveAreaZh }: EiaCategory): Question =>
  question.fact === 'sensitiveArea' && sensitiveAreaZh
    ? {
        ...question,
        zh: `${question.zh}（第${itemNo}项：${sensitiveAreaZh}）`,
        en: `${question.en} (item ${itemNo}: ${sensitiveAreaZh})`,
      }
    : question;

const ask = (item: EiaCategory, questions: Verdict['asks']): EiaAnswer => ({
  ...{ document: 'ask', itemNo: item.itemNo, lines: eiaLines(item), article: `${EIA_LIST}第${item.itemNo}项` },
  questions: distinct(questions).map((one) => withAreas(one, item)),
  reason:
    questions.length > 0
      ? { zh: `第${item.itemNo}项：尚缺判断所需的信息。`, en: `Item ${item.itemNo}: facts are missing.` }
      : {
          zh: `第${item.itemNo}项：请经办人对照名录原文判断。`,
          en: `Item ${item.itemNo}: to be read and decided by a person.`,
        },
});

const UNNAMED: EiaAnswer = {
  ...{ document: 'ask', itemNo: null, lines: [], article: EIA_LIST, questions: [] },
  reason: {
    zh: '名录中没有按该行业代码列明的项目类别，请经办人对照名录全文判断。',
    en: 'No item of the list names this industry code: a person has to look through the list.',
  },
};
