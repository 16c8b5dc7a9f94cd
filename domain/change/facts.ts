import type { LocalDate } from '../decider';
import type { AskedFact, Topic } from './questions';

export const tiers = ['none', 'registration', 'simplified', 'key'] as const;
export type Tier = (typeof tiers)[number];
export const eiaDocuments = ['registration', 'form', 'book'] as const;
export type EiaDocument = (typeof eiaDocuments)[number];

/** Rows that a person gave, all of what each is about; `complete` when they said that there are no others. */
export interface Rows<Row> {
  complete: boolean;
  rows: Row[];
}

/** Quantities are decimals in plain notation. `before` is what the approved EIA file says. */
export interface CapacityRow {
  name: string;
  before?: string | undefined;
  after?: string | undefined;
  unit: string;
}

export interface PollutantRow {
  /** HJ 212 code or name of data/pollutants.csv. */
  name: string;
  medium: 'air' | 'water';
  fugitive?: boolean | undefined;
  class1?: boolean | undefined;
  lessToxic?: boolean | undefined;
  before?: string | undefined;
  /** What the permit allows. */
  permitted?: string | undefined;
  after?: string | undefined;
  unit: 't/a' | 'kg/a' | 'g/a';
}

export interface OutletRow {
  name: string;
  medium: 'air' | 'water';
  change?: 'added' | 'moved' | 'removed' | 'altered' | undefined;
  direct?: boolean | undefined;
  /** Indirect discharge becomes direct. */
  nowDirect?: boolean | undefined;
  main?: boolean | undefined;
  fromFugitive?: boolean | undefined;
  /** Metres. */
  heightBefore?: string | undefined;
  heightAfter?: string | undefined;
}

export interface Pair {
  before?: string | undefined;
  after?: string | undefined;
}

/** One change event: what is, what is to be. Whatever is left out is unknown, never "no". */
export interface Change {
  /** Division of the site, for local readings. */
  division?: string | undefined;
  /** Number or name of the approved EIA file that everything is compared with. */
  baseFile?: string | undefined;
  approvedOn?: LocalDate | undefined;
  eiaDocument?: EiaDocument | undefined;
  tier?: Tier | undefined;
  newTier?: Tier | undefined;
  permitValidTo?: LocalDate | undefined;
  wasteValidTo?: LocalDate | undefined;
  /** Day of the register change of name, address or representative. */
  registeredOn?: LocalDate | undefined;
  /** Day on which other data changed. */
  changedOn?: LocalDate | undefined;
  /** Factors of the area over the standard (ids of the table); empty: all attained. */
  notAttained?: string[] | undefined;
  /** Topics in which nothing changes: their facts are "no", their lists empty. */
  unchanged: Topic[];
  answers: Partial<Record<AskedFact, boolean | undefined>>;
  capacities?: Rows<CapacityRow> | undefined;
  pollutants?: Rows<PollutantRow> | undefined;
  outlets?: Rows<OutletRow> | undefined;
  /** m³ of storage for accident water. */
  accidentVolume?: Pair | undefined;
  /** Approved yearly scale of the waste licence, and what is operated or planned; t/a. */
  wasteScale?: Pair | undefined;
}
