import type { Verdict } from '../../../domain/change/answer';
import { classifyChange } from '../../../domain/change/classify';
import type { Change, OutletRow, PollutantRow } from '../../../domain/change/facts';
import { standingFacts, topicNames, type AskedFact, type Topic } from '../../../domain/change/questions';
import type { Item } from '../../../domain/change/tables';
import { catalogue } from '../classification/facts';
import { rules } from '../law';

export const tables = catalogue.changeTables;
export const TODAY = '2026-11-25';

/** A key permit and no waste licence, an approved EIA, works begun, everything attained, and nothing changes. */
export const nothing: Change = {
  unchanged: [...topicNames],
  baseFile: '锡环表〔2024〕18号',
  approvedOn: '2024-03-01',
  tier: 'key',
  newTier: 'key',
  eiaDocument: 'book',
  notAttained: [],
  answers: { ...Object.fromEntries(standingFacts.map((fact) => [fact, false])), pollutionProject: true, worksBegun: true },
};

/** The same with facts laid over it; topics of which something is given are no longer unchanged. */
export function with_(over: Partial<Change>, changed: Topic[] = []): Change {
  return {
    ...nothing,
    ...over,
    unchanged: nothing.unchanged.filter((topic) => !changed.includes(topic)),
    answers: { ...nothing.answers, ...over.answers },
  };
}

export const answering = (...facts: AskedFact[]): Change =>
  with_({ answers: Object.fromEntries(facts.map((fact) => [fact, true])) });

const whole = <Row>(rows: Row[]) => ({ complete: true, rows });

export const capacity = (before: string, after: string): Partial<Change> => ({
  capacities: whole([{ name: '覆铜板', before, after, unit: '万m2/a' }]),
});

export const pollutant = (before: string, after: string, more: Partial<PollutantRow> = {}): PollutantRow => ({
  ...{ name: '化学需氧量', medium: 'water', class1: false, lessToxic: false, fugitive: false, before, after, permitted: before },
  ...{ unit: 't/a' },
  ...more,
});

export const pollutants = (...rows: PollutantRow[]): Partial<Change> => ({ pollutants: whole(rows) });

export const outlet = (more: Partial<OutletRow>): Partial<Change> => ({
  outlets: whole([
    {
      ...{ name: 'DA001', medium: 'air', change: 'altered', direct: false, nowDirect: false, main: true, fromFugitive: false },
      ...{ heightBefore: '20', heightAfter: '20' },
      ...more,
    },
  ]),
});

export const terms = {
  calendar: rules.calendar('320205'),
  deadline: (id: string) => rules.deadline(id, TODAY, '320205'),
};

export const classify = (change: Change, confirmed: Partial<Record<Item, string>> = {}): Verdict[] =>
  classifyChange(change, tables, {
    today: TODAY,
    terms,
    pollutant: (name, medium) => catalogue.pollutantNamed(name, medium),
    confirmed,
  });

export const verdictOf = (change: Change, item: Item): Verdict => classify(change).find((one) => one.item === item)!;

/** How one row of a list came out. */
export function outcomeOf(change: Change, item: Item, no: string): 'hit' | 'judge' | 'ask' | 'no' {
  const { rulesHit, rulesNeedJudgement, rulesAsk } = verdictOf(change, item);
  const has = (rows: readonly { no: string }[]) => rows.some((row) => row.no === no);
  return has(rulesHit) ? 'hit' : has(rulesNeedJudgement) ? 'judge' : has(rulesAsk) ? 'ask' : 'no';
}
