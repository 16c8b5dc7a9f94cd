import { evaluateOn } from '../condition/condition';
import type { LocalDate } from '../decider';
import type { Limit, RowQuoted, Verdict } from './answer';
import { factSource, type Circumstances } from './derive';
import type { Change } from './facts';
import { limitOf, type Terms } from './limits';
import type { Question } from './questions';
import { items, listVersion, type ChangeTable, type ChangeTables, type Gate, type Item, type TableRow } from './tables';

export interface Surroundings extends Pick<Circumstances, 'pollutant'> {
  today: LocalDate;
  terms: Terms;
  /** Classes that an officer has confirmed already: the other items build on them. */
  confirmed?: Partial<Record<Item, string>>;
}

/**
 * What each list says of one change: EIA first, because the permit's list asks for its verdict. A row counts as hit only when
 * its facts are known; what is not known is asked, what the list leaves to judgement is left to an officer, and neither ever
 * comes out as the lightest class by itself.
 */
export function classifyChange(change: Change, tables: ChangeTables, around: Surroundings): Verdict[] {
  const { confirmed = {}, terms, ...rest } = around;
  const verdicts: Verdict[] = [];
  for (const item of items) {
    const eia = confirmed.eia ?? verdicts[0]?.class;
    const materialChange = eia === undefined || eia === 'ask' || eia === 'needs-judgement' ? undefined : eia === 'material';
    const facts = factSource(change, { ...rest, pollutants: tables.pollutants, materialChange });
    const limits = (row: TableRow) => row.limit && limitOf(row.limit, change, terms);
    verdicts.push(byTable(tables[item], facts, change, around.today, listVersion(tables, item), limits));
  }
  return verdicts;
}

type Facts = ReturnType<typeof factSource>;
type Open = RowQuoted & { questions: Question[] };

function byTable(
  table: ChangeTable,
  facts: Facts,
  change: Change,
  today: LocalDate,
  version: string,
  limits: (row: TableRow) => Limit | undefined,
): Verdict {
  const base: Omit<Verdict, 'class' | 'route' | 'basis' | 'reason'> = {
    ...{ item: table.id, rulesHit: [], rulesNeedJudgement: [], rulesAsk: [] },
    baseFile: change.baseFile ?? null,
    listVersion: version,
  };
  if (table.appliesWhen) {
    const { holds, asks } = evaluateOn(table.appliesWhen, facts);
    if (holds === false) return { ...base, class: 'not-applicable', route: null, basis: [], reason: NOT_HELD };
    if (holds === undefined) {
      const row: Open = { ...wholeTable(table), questions: asks };
      return { ...base, rulesAsk: [row], class: 'ask', route: null, basis: [], reason: asking([row]) };
    }
  }
  const gates = table.gates.flatMap((gate) => gateOf(gate, facts, today));
  if (gates.length > 0) {
    const closed = gates.find(({ questions }) => questions.length === 0);
    return {
      ...{ ...base, rulesAsk: gates, class: 'ask', route: null, basis: gates.map(({ basis }) => basis) },
      reason: closed
        ? { zh: `本清单不适用，由经办人判断：${closed.text}`, en: `This list does not apply: ${closed.en}` }
        : asking(gates),
    };
  }
  const seen = table.rows.map((row) => ({ row, ...look(row, facts), quoted: quoted(row, today, limits(row)) }));
  const of = (outcome: Outcome['outcome']) => seen.filter((one) => one.outcome === outcome);
  const [hit, judged, open] = [of('hit'), of('judge'), of('ask')];
  const rank = (id: string) => table.classes.findIndex((one) => one.id === id);
  const heaviest = (rows: typeof seen) =>
    rows.reduce((best, { row }) => Math.min(best, rank(row.class)), table.classes.length - 1);
  const at = heaviest(hit);
  const rows = {
    rulesHit: hit.map((one) => one.quoted),
    rulesNeedJudgement: judged.map((one) => one.quoted),
    rulesAsk: open.map((one) => ({ ...one.quoted, questions: one.questions })),
  };
  if (heaviest(open) < at) return { ...base, ...rows, class: 'ask', route: null, basis: [], reason: asking(rows.rulesAsk) };
  if (heaviest(judged) < at) {
    return { ...base, ...rows, class: 'needs-judgement', route: null, basis: [], reason: judging(rows.rulesNeedJudgement) };
  }
  const found = table.classes[at]!;
  const deciding = hit.filter(({ row }) => rank(row.class) === at).map((one) => one.quoted);
  return {
    ...{ ...base, ...rows, class: found.id, route: found.route, basis: deciding.map(({ basis }) => basis) },
    reason:
      deciding.length > 0
        ? {
            zh: `命中${deciding.map(({ no }) => no).join('、')}：${found.zh}。${found.doZh}`,
            en: `Hit: ${deciding.map(({ no }) => no).join(', ')}. ${found.en}: ${found.doEn}`,
          }
        : { zh: `各条均未命中：${found.zh}。${found.doZh}`, en: `No row is hit. ${found.en}: ${found.doEn}` },
  };
}

interface Outcome {
  outcome: 'hit' | 'judge' | 'ask' | 'no';
  questions: Question[];
}

function look({ when, judge }: TableRow, facts: Facts): Outcome {
  const hit = when ? evaluateOn(when, facts) : NO;
  if (hit.holds === true) return { outcome: 'hit', questions: [] };
  const judged = judge ? evaluateOn(judge, facts) : NO;
  if (judged.holds === true) return { outcome: 'judge', questions: [] };
  const questions = [...hit.asks, ...judged.asks];
  return hit.holds === undefined || judged.holds === undefined ? { outcome: 'ask', questions } : { outcome: 'no', questions: [] };
}

const NO: { holds: boolean | undefined; asks: Question[] } = { holds: false, asks: [] };

/** A gate that is closed has no questions; one that may be, has. */
function gateOf(gate: Gate, facts: Facts, today: LocalDate): Open[] {
  const { holds, asks } = evaluateOn(gate.when, facts);
  return holds === false ? [] : [{ ...quoted(gate, today), questions: asks }];
}

function quoted(row: Gate | TableRow, today: LocalDate, limit?: Limit): RowQuoted {
  const { no, group, words, zh, en, marks } = row;
  return {
    ...{ no, text: words ?? zh!, quoted: words !== undefined, en, basis: basisOn(row.basis, today), marks },
    ...(group === undefined ? {} : { group }),
    ...('note' in row && row.note ? { note: row.note } : {}),
    ...(limit ? { limit } : {}),
  };
}

/** The provision in force on a day. */
export const basisOn = (basis: Gate['basis'], on: LocalDate): string =>
  basis
    .filter(({ from = '', to = '9999' }) => from <= on && on <= to)
    .map(({ article }) => article)
    .join('；');

const wholeTable = ({ title, source }: ChangeTable): RowQuoted => ({
  ...{ no: '—', text: title.zh, quoted: false, en: title.en, basis: source, marks: ['law'] },
});

const NOT_HELD = { zh: '未持有该项许可，不涉及。', en: 'No such licence is held: not concerned.' };

const asking = (rows: readonly Open[]) => ({
  zh: `尚缺事实，不能判定：${rows.map(({ no }) => no).join('、')}。`,
  en: `Facts are missing for ${rows.map(({ no }) => no).join(', ')}.`,
});

const judging = (rows: readonly RowQuoted[]) => ({
  zh: `由经办人判断：${rows.map(({ no }) => no).join('、')}。`,
  en: `An officer has to judge ${rows.map(({ no }) => no).join(', ')}.`,
});
