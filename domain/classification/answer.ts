import type { Question } from './questions';
import type { EiaTier, PermitTier } from './list-rules';

/** A cell of one of the two lists, word for word: what an answer rests on. */
export interface CatalogueLine {
  list: 'permit' | 'eia';
  /** Number of the entry (permit list) or item (EIA list). */
  no: number;
  nameZh: string;
  tier: PermitTier | EiaTier;
  text: string;
}

export interface Words {
  zh: string;
  en: string;
}

interface Answer {
  /** The lines it came from; all lines of the entries in question where the answer is "ask". */
  lines: CatalogueLine[];
  /** The provision that decides. */
  article: string;
  reason: Words;
  /** What is still to be answered; may be left where the answer stands already. */
  questions: Question[];
}

export interface PermitAnswer extends Answer {
  tier: PermitTier | 'none' | 'ask';
  entryNo: number | null;
  /** Article 6 and 7: the permit is for these common processes only (entries 109-112), or for the whole unit when empty. */
  onlyFor: number[];
}

export interface EiaAnswer extends Answer {
  document: EiaTier | 'none' | 'ask';
  itemNo: number | null;
}

export const PERMIT_LIST = '固定污染源排污许可分类管理名录（2019年版）';
export const EIA_LIST = '建设项目环境影响评价分类管理名录（2021年版）';
