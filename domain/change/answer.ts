import type { LocalDate } from '../decider';
import type { Words } from '../classification/answer';
import type { Question } from './questions';
import type { Item, Mark } from './tables';

/** A row of a list as a verdict quotes it. */
export interface RowQuoted {
  no: string;
  group?: string;
  /** The list's own words, or ours where the row says so. */
  text: string;
  /** Whether `text` is a literal quote. */
  quoted: boolean;
  en: string;
  basis: string;
  marks: Mark[];
  note?: Words;
  limit?: Limit;
}

/** By when: a computed day, or the event before which it has to be done. */
export type Limit =
  | { rule: string; from: LocalDate; date: LocalDate; provisional: boolean; article: string }
  /** The date that the term counts from is not known. */
  | { rule: string; missing: 'registeredOn' | 'changedOn' | 'permitValidTo' | 'wasteValidTo'; article: string }
  | { before: Words };

/** What one list says of a change. A proposal: an officer confirms it or decides otherwise. */
export interface Verdict {
  item: Item;
  /** A class of the item's table, or why there is none yet; `not-applicable`: no such licence is held. */
  class: string;
  rulesHit: RowQuoted[];
  /** Rows that an officer has to judge. */
  rulesNeedJudgement: RowQuoted[];
  /** Rows that a missing fact still keeps open. */
  rulesAsk: (RowQuoted & { questions: Question[] })[];
  /** Code of the way to go; null where there is none, or it is not known yet. */
  route: string | null;
  /** Provisions that decide. */
  basis: string[];
  reason: Words;
  /** What the change was compared with. */
  baseFile: string | null;
  listVersion: string;
}

export const OPEN_CLASSES = ['ask', 'needs-judgement', 'not-applicable'] as const;
