import type { EiaCategory, PermitCategory } from '../catalogue/catalogue';
import type { CatalogueLine } from './answer';
import { eiaTiers, permitTiers, type EiaTier, type PermitTier } from './list-rules';

/** Text of a tier in the permit list; `/` where the entry has no such tier. */
export const permitCell = (entry: PermitCategory, tier: PermitTier): string =>
  ({ key: entry.keyZh, simplified: entry.simplifiedZh, registration: entry.registrationZh })[tier];

export const eiaCell = (item: EiaCategory, tier: EiaTier): string =>
  ({ book: item.reportBookZh, form: item.reportFormZh, registration: item.registrationFormZh })[tier];

export const permitLine = (entry: PermitCategory, tier: PermitTier): CatalogueLine => ({
  ...{ list: 'permit', no: entry.entryNo, nameZh: entry.nameZh, tier },
  text: permitCell(entry, tier),
});

export const eiaLine = (item: EiaCategory, tier: EiaTier): CatalogueLine => ({
  ...{ list: 'eia', no: item.itemNo, nameZh: item.nameZh, tier },
  text: eiaCell(item, tier),
});

export const permitLines = (entry: PermitCategory): CatalogueLine[] =>
  permitTiers.map((tier) => permitLine(entry, tier)).filter(({ text }) => text !== '/');

export const eiaLines = (item: EiaCategory): CatalogueLine[] =>
  eiaTiers.map((tier) => eiaLine(item, tier)).filter(({ text }) => text !== '/');

/** The answer of the lowest rank; `answers` is not empty. */
export const highest = <T>(answers: readonly T[], rank: (answer: T) => number): T =>
  answers.reduce((best, one) => (rank(one) < rank(best) ? one : best));
