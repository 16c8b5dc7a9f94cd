import type { Decimal } from 'decimal.js';
import { addYears, daysBetween } from '../calendar/dates';
import type { FactSource } from '../condition/condition';
import type { LocalDate } from '../decider';
import { tiers, type Change, type OutletRow, type PollutantRow, type Rows } from './facts';
import { increaseOf, increasePercentOf, inTonnes, sumOf } from './quantities';
import {
  factsOfTopic,
  questionOf,
  topicNames,
  type AmountFact,
  type ListName,
  type Question,
  type Topic,
  type YesFact,
} from './questions';
import type { ChangePollutants } from './tables';

type Source = FactSource<YesFact, AmountFact, ListName, Question>;
interface Known {
  is: Partial<Record<YesFact, boolean | undefined>>;
  amounts: Partial<Record<AmountFact, Decimal.Value | undefined>>;
}

export interface Circumstances {
  today: LocalDate;
  pollutants: ChangePollutants;
  /** The pollutant that a name or code stands for; undefined for one that is not in the list. */
  pollutant: (name: string, medium: PollutantRow['medium']) => { code: string; nameZh: string } | undefined;
  /** Whether the EIA verdict is "material"; undefined while it is open. */
  materialChange: boolean | undefined;
}

/** What conditions ask, answered from a change. A topic in which nothing changes answers "no" to all its facts. */
export function factSource(change: Change, around: Circumstances): Source {
  const answers = { ...change.answers };
  for (const topic of change.unchanged) for (const fact of factsOfTopic(topic)) answers[fact] ??= false;
  const known: Known = {
    is: { ...answers, ...tierFacts(change), materialChange: around.materialChange },
    amounts: {
      yearsSinceApproval: change.approvedOn === undefined ? undefined : years(change.approvedOn, around.today),
      accidentVolumeLoss: unchangedOr(change, 'accident', increaseOf(turned(change.accidentVolume))),
      wasteScaleOver: unchangedOr(change, 'wasteLicence', increasePercentOf(change.wasteScale ?? {})),
    },
  };
  const lists: Record<ListName, { entries: Source[]; complete: boolean }> = {
    capacities: listOf(change, 'capacity', change.capacities, (rows) =>
      rows.map((row) =>
        entry(row.name, { is: {}, amounts: { increase: increaseOf(row), increasePercent: increasePercentOf(row) } }),
      ),
    ),
    pollutants: listOf(change, 'emissions', change.pollutants, (rows) => pollutantEntries(rows, change, around)),
    fugitive: listOf(
      change,
      'emissions',
      change.pollutants && {
        complete:
          change.pollutants.complete &&
          change.pollutants.rows.every(({ medium, fugitive }) => medium === 'water' || fugitive !== undefined),
        rows: change.pollutants.rows.filter(({ medium, fugitive }) => medium === 'air' && fugitive === true),
      },
      (rows) => pollutantEntries(rows, change, around),
    ),
    outlets: listOf(change, 'outlets', change.outlets, (rows) => rows.map(outletEntry)),
  };
  return { ...entry(undefined, known), list: (name) => lists[name] };
}

const entry = (of: string | undefined, { is, amounts }: Known): Source => ({
  is: (name) => is[name],
  amount: (name) => amounts[name],
  ask: (name) => questionOf(name, of),
});

const turned = ({ before, after }: Change['accidentVolume'] & object = {}) => ({ before: after, after: before });

const unchangedOr = <T>({ unchanged }: Change, topic: Topic, value: T | undefined): T | 0 | undefined =>
  value ?? (unchanged.includes(topic) ? 0 : undefined);

function listOf<Row extends { name: string }>(
  { unchanged }: Change,
  topic: Topic,
  rows: Rows<Row> | undefined,
  entries: (rows: readonly Row[]) => Source[],
): { entries: Source[]; complete: boolean } {
  return {
    entries: entries((rows?.rows ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1))),
    complete: rows?.complete ?? unchanged.includes(topic),
  };
}

function tierFacts({ tier, newTier }: Change): Partial<Record<YesFact, boolean>> {
  if (tier === undefined) return {};
  const rank = (one: typeof tier) => tiers.indexOf(one);
  return {
    permitHeld: tier === 'simplified' || tier === 'key',
    registrationHeld: tier === 'registration',
    ...(newTier === undefined ? {} : { tierRises: rank(newTier) > rank(tier), tierFalls: rank(newTier) < rank(tier) }),
  };
}

/** Whole years, and a part of the running one: five years to the day are 5, a day more is above 5. */
function years(from: LocalDate, to: LocalDate): number {
  let whole = 0;
  while (addYears(from, whole + 1) <= to) whole += 1;
  return whole + Math.max(0, daysBetween(addYears(from, whole), to)) / 366;
}

/** One entry per pollutant and medium, all its rows together: what leaves a stack and what escapes are one quantity. */
function pollutantEntries(rows: readonly PollutantRow[], change: Change, around: Circumstances): Source[] {
  const groups = new Map<string, PollutantRow[]>();
  for (const row of rows) {
    const known = around.pollutant(row.name, row.medium);
    const key = `${row.medium} ${known ? known.code || known.nameZh : row.name.trim()}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => pollutantEntry(own, change, around));
}

function pollutantEntry(rows: readonly PollutantRow[], change: Change, { pollutants, pollutant }: Circumstances): Source {
  const { name, medium } = rows[0]!;
  const known = pollutant(name, medium);
  const total = (key: 'before' | 'after' | 'permitted') => sumOf(rows.map((row) => inTonnes(row[key], row.unit)));
  const before = total('before');
  const after = total('after');
  const permitted = total('permitted');
  const appears = (base: string | undefined) =>
    base === undefined || after === undefined ? undefined : Number(base) === 0 && Number(after) > 0;
  return entry(known?.nameZh ?? name, {
    is: {
      water: medium === 'water',
      class1: medium === 'air' ? false : (given(rows, 'class1') ?? (known && pollutants.class1.codes.includes(known.code))),
      counted: counts(change, name, known, pollutants),
      newKind: appears(before),
      newToPermit: appears(permitted),
      lessToxic: given(rows, 'lessToxic'),
    },
    amounts: {
      increase: increaseOf({ before, after }),
      increasePercent: increasePercentOf({ before, after }),
      permitIncrease: increaseOf({ before: permitted, after }),
    },
  });
}

/** What the rows of one pollutant say; one "yes" counts for all. */
function given(rows: readonly PollutantRow[], key: 'class1' | 'lessToxic'): boolean | undefined {
  if (rows.some((row) => row[key] === true)) return true;
  return rows.every((row) => row[key] === false) ? false : undefined;
}

/** Whether the area's factors over the standard make a rise of this pollutant count at all. */
function counts(
  { notAttained }: Change,
  name: string,
  known: { code: string; nameZh: string } | undefined,
  { factors }: ChangePollutants,
): boolean | undefined {
  if (notAttained === undefined) return undefined;
  const over = factors.filter(({ id }) => notAttained.includes(id));
  const names = [name.trim(), known?.code, known?.nameZh];
  if (over.some(({ pollutants = [] }) => pollutants.some((one) => names.includes(one)))) return true;
  const open = over.some(({ pollutants }) => pollutants === undefined);
  return open || (over.length > 0 && known === undefined) ? undefined : false;
}

function outletEntry(row: OutletRow): Source {
  const change = (kind: NonNullable<OutletRow['change']>) => (row.change === undefined ? undefined : row.change === kind);
  const water = row.medium === 'water';
  return entry(row.name, {
    is: {
      water,
      added: change('added'),
      moved: change('moved'),
      removed: change('removed'),
      direct: row.direct,
      nowDirect: water ? row.nowDirect : false,
      main: row.main,
      fromFugitive: row.fromFugitive,
    },
    amounts: { heightLossPercent: heightLoss(row) },
  });
}

/** By how much of its height a stack gets lower, in percent; a new outlet has no height to lose. */
function heightLoss({ change, medium, heightBefore, heightAfter }: OutletRow) {
  if (medium === 'water' || change === 'added' || change === 'removed') return 0;
  return increasePercentOf({ before: heightBefore, after: heightAfter })?.negated();
}

/** Topics that say that nothing changes, although something of theirs is given. */
export function contradictions({ unchanged, answers, ...change }: Change): Topic[] {
  const rows: Partial<Record<Topic, boolean>> = {
    capacity: (change.capacities?.rows.length ?? 0) > 0,
    emissions: (change.pollutants?.rows.length ?? 0) > 0,
    outlets: (change.outlets?.rows.length ?? 0) > 0,
    accident: change.accidentVolume !== undefined,
    wasteLicence: change.wasteScale !== undefined,
  };
  return topicNames.filter(
    (topic) => unchanged.includes(topic) && (rows[topic] || factsOfTopic(topic).some((fact) => answers[fact] === true)),
  );
}
