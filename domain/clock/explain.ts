import type { ExplainStep, RuleCited } from '../rules/explain-step';
import { STOP_GROUNDS } from './grounds';

export interface Explanation {
  zh: string[];
  en: string[];
}

type Unit = RuleCited['unit'];

const UNIT: Record<Unit, { zh: string; one: string; many: string }> = {
  working: { zh: '个工作日', one: 'working day', many: 'working days' },
  calendar: { zh: '个自然日', one: 'calendar day', many: 'calendar days' },
  month: { zh: '个月', one: 'month', many: 'months' },
  year: { zh: '年', one: 'year', many: 'years' },
};

const zh = (length: number, unit: Unit): string => `${length} ${UNIT[unit].zh}`;
const en = (length: number, unit: Unit): string => `${length} ${length === 1 ? UNIT[unit].one : UNIT[unit].many}`;

/** A ground of the closed list in words; merged stops name several. */
function groundOf(codes: string): { zh: string; en: string } {
  const known = codes.split(';').map((code) => STOP_GROUNDS.find((one) => one.code === code) ?? { zh: code, en: code });
  return { zh: known.map((one) => one.zh).join('、'), en: known.map((one) => one.en).join(', ') };
}

/** Source and article of a text. */
const textOf = ({ source, article }: { source: string; article: string }): string =>
  [source, article].filter((part) => part !== '' && part !== '-').join(' ');

/** How a date came about, one line per step, in the words of an explanation sheet; every line names the date it leaves behind. */
export function explain({ steps }: { steps: readonly ExplainStep[] }): Explanation {
  const lines = steps.map(sentence);
  return { zh: lines.map((line) => line.zh), en: lines.map((line) => line.en) };
}

function sentence(step: ExplainStep): { zh: string; en: string } {
  switch (step.kind) {
    case 'rule':
      return ruleWords(step.rule, step.direction);
    case 'local':
      return {
        zh: `地方规定 ${textOf(step)}：按 ${zh(step.length, step.unit)}计算。`,
        en: `Local rule ${textOf(step)}: counted as ${en(step.length, step.unit)}.`,
      };
    case 'start':
      return { zh: `起算事由发生日：${step.date}。`, en: `The term hangs on ${step.date}.` };
    case 'first-day':
      return step.startDayCounts
        ? { zh: `当日计入，第 1 日为 ${step.date}。`, en: `That day counts: day 1 is ${step.date}.` }
        : {
            zh: `开始的当日不计入，自下一日 ${step.date} 开始计算（民法典 201）。`,
            en: `That day is not counted; counting begins on ${step.date} (Civil Code 201).`,
          };
    case 'count':
      return {
        zh: `计满 ${zh(step.length, step.unit)}，至 ${step.end}${step.monthEnd ? '；没有对应日，以月末日为最后一日（民法典 202）' : ''}。`,
        en: `${en(step.length, step.unit)} end on ${step.end}${step.monthEnd ? '; the month has no such day, so its last day (Civil Code 202)' : ''}.`,
      };
    case 'count-back':
      return {
        zh: `向前倒数 ${zh(step.length, step.unit)}，为 ${step.end}。`,
        en: `Counted back ${en(step.length, step.unit)}: ${step.end}.`,
      };
    case 'stop': {
      const ground = groundOf(step.ground);
      return {
        zh: `${ground.zh}：自 ${step.from} 起至 ${step.to} 恢复，所需时间不计入（${step.article}，文书 ${step.document}），扣除 ${zh(step.days, step.unit)}，顺延至 ${step.end}。`,
        en: `${ground.en}: from ${step.from} until it resumed on ${step.to} not counted (${step.article}, document ${step.document}); ${en(step.days, step.unit)} given back, now ${step.end}.`,
      };
    }
    case 'extend':
      return {
        zh: `经批准延长 ${zh(step.days, step.unit)}（${step.article}，文书 ${step.document}），至 ${step.end}。`,
        en: `Extended by ${en(step.days, step.unit)} (${step.article}, document ${step.document}) to ${step.end}.`,
      };
    case 'roll':
      return {
        zh: `${step.from} 为休息日，以休息日结束的次日 ${step.end} 为最后一日（民法典 203）。`,
        en: `${step.from} is a rest day; the last day is the next working day, ${step.end} (Civil Code 203).`,
      };
    case 'no-roll':
      return step.direction === 'before'
        ? {
            zh: `${step.date} 为休息日；倒数的期限不顺延。`,
            en: `${step.date} is a rest day; a term that counts back does not move.`,
          }
        : { zh: `${step.date} 为休息日；该期限不顺延。`, en: `${step.date} is a rest day; this term does not move.` };
    case 'held': {
      const ground = groundOf(step.ground);
      return {
        zh: `${ground.zh}：自 ${step.since} 起停止计算（${step.article}，文书 ${step.document}），恢复后尚余 ${zh(step.left, step.unit)}。`,
        en: `${ground.en}: stopped since ${step.since} (${step.article}, document ${step.document}); ${en(step.left, step.unit)} left when it resumes.`,
      };
    }
    case 'provisional':
      return {
        zh: `暂定：${step.lastLoadedYear} 年以后的放假安排尚未公布，按周末和法定节日推算。`,
        en: `Provisional: holidays after ${step.lastLoadedYear} are not announced; weekends and statutory days assumed.`,
      };
    case 'due':
      return { zh: `最后一日：${step.date}（当日 24:00 届满）。`, en: `Last day: ${step.date} (ends at 24:00).` };
  }
}

/** What is made of a text that says only 日: the earlier date, unless a local text or the law's own article names the days. */
function openDays({ unitUnspecified, local, unit }: RuleCited): { zh: string; en: string } {
  if (unitUnspecified !== true) return { zh: '', en: '' };
  if (local)
    return { zh: '（条文只写“日”，日的种类依地方规定）', en: ' (the text says only 日; the local rule says which days)' };
  return unit === 'working'
    ? { zh: '（条文只写“日”，按工作日计算）', en: ' (the text says only 日: counted in working days)' }
    : {
        zh: '（条文只写“日”，按自然日取较早日期）',
        en: ' (the text says only 日: counted in calendar days, the earlier date)',
      };
}

function ruleWords(rule: RuleCited, direction: 'after' | 'before'): { zh: string; en: string } {
  const source = textOf(rule);
  const id = rule.id === undefined ? '' : `${rule.id} `;
  const open = openDays(rule);
  return {
    zh: `${id}${source}：${direction === 'before' ? '届满前' : ''}${zh(rule.length, rule.unit)}${open.zh}。`,
    en: `${id}${source}: ${en(rule.length, rule.unit)}${direction === 'before' ? ' before' : ''}${open.en}.`,
  };
}
