import { Decimal } from 'decimal.js';
import type { Catalogue } from '../catalogue/catalogue';
import { distinct } from '../condition/condition';
import { evaluate, type Facts, type Verdict } from './condition';
import type { Article7Rule } from './list-rules';

type Held = { rule: Article7Rule } | { rule?: undefined; asks: Verdict['asks'] };

/**
 * Article 7 of the permit list, for entry 108: the first paragraph that holds, or what has to be known to say that none does
 * (nothing, when none does).
 */
export function holdsArticle7(facts: Facts, catalogue: Pick<Catalogue, 'permitRules' | 'pollutant'>): Held {
  const verdicts = catalogue.permitRules.article7.map((rule) => ({
    rule,
    ...('when' in rule ? evaluate(rule.when, facts) : toxic(rule.toxicEquivalentsAbove, facts, catalogue)),
  }));
  const hit = verdicts.find(({ holds }) => holds === true);
  return hit ? { rule: hit.rule } : { asks: distinct(verdicts.flatMap(({ asks }) => asks)) };
}

/** Equivalents are kg a year ÷ the tax law's kg per equivalent (环境保护税法 附表二); a pollutant without one is asked back. */
function toxic(limit: number, { toxic: emitted }: Facts, { pollutant }: Pick<Catalogue, 'pollutant'>): Verdict {
  const ask = (zh: string, en: string): Verdict => ({
    holds: undefined,
    asks: [{ fact: 'toxic', unit: 'kg/a', zh, en }],
  });
  if (!emitted) {
    return ask('其他单项有毒有害大气、水污染物年排放量', 'Other single toxic air or water pollutants, emitted a year');
  }
  const unknown: string[] = [];
  for (const { code, kg } of emitted) {
    const equivalent = pollutant(code)?.taxEquivalentKg;
    if (equivalent === undefined) unknown.push(code);
    else if (new Decimal(kg).div(equivalent).gt(limit)) return { holds: true, asks: [] };
  }
  return unknown.length > 0
    ? ask(`${unknown.join('、')}的污染当量值`, `Equivalent values of ${unknown.join(', ')}`)
    : { holds: false, asks: [] };
}
