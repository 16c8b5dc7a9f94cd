import type { AuthorityTables } from '../authority/tables';
import type { ChangeTables } from '../change/tables';
import type { EiaRules, PermitRules } from '../classification/list-rules';

/** A row of GB/T 4754-2017 with amendment 1. */
export interface Industry {
  code: string;
  nameZh: string;
  level: 'section' | 'division' | 'group' | 'class';
  parent: string;
  /** Letter of its section. */
  section: string;
}

/** An administrative division, or a development zone with a statistical code (`statistical_zone`). */
export interface Division {
  code: string;
  nameZh: string;
  level: 'province' | 'prefecture' | 'county' | 'statistical_zone' | 'placeholder';
  parent: string;
}

export interface Pollutant {
  /** HJ 212 code; empty where the list has none, then the name identifies it. */
  code: string;
  nameZh: string;
  aliases: string[];
  medium: 'air' | 'water' | 'noise';
  kind: 'substance' | 'index' | 'flow' | 'level';
  /** Unit of a permitted yearly amount (`t/a`); empty where none is permitted. */
  permitTotalUnit: string;
  /** kg of one pollution equivalent (环境保护税法 附表二), a decimal; left out where the annex names no such pollutant. */
  taxEquivalentKg?: string;
}

/** A paper that an item of the law's list asks for (data/materials.csv). */
export interface Material {
  rowId: string;
  itemCode: string;
  code: string;
  zh: string;
  en: string;
  requirement: 'mandatory' | 'conditional' | 'optional';
  condition: string;
  basis: string;
}

/** An entry of 固定污染源排污许可分类管理名录 (2019). `/` in a tier: the tier does not exist for it. */
export interface PermitCategory {
  entryNo: number;
  nameZh: string;
  /** GB/T 4754 codes in the entry's name: two, three or four digits. */
  codes: string[];
  excludedCodes: string[];
  keyZh: string;
  simplifiedZh: string;
  registrationZh: string;
}

/** An item of 建设项目环境影响评价分类管理名录 (2021). */
export interface EiaCategory {
  itemNo: number;
  nameZh: string;
  codes: string[];
  reportBookZh: string;
  reportFormZh: string;
  registrationFormZh: string;
  sensitiveAreaZh: string;
}

/** A row of 国家危险废物名录. */
export interface Waste {
  /** `900-249-08` */
  code: string;
  /** `HW08` */
  hwClass: string;
  classNameZh: string;
  /** Where it comes from: an industry group of GB/T 4754, or 非特定行业. */
  sourceZh: string;
  descriptionZh: string;
  /** T toxic, C corrosive, I ignitable, R reactive, In infectious. */
  hazards: string[];
}

/**
 * The list at hand is the edition of 2021; the edition of 2025 (部令36号, in force since 2025-01-01) was not at hand. So a code
 * that is not in the list may be right, and every look-up says which edition it is of.
 */
export const WASTE_LIST = { edition: '2021', outOfForceSince: '2025-01-01' } as const;

/** The reference lists, kept in memory. Look-ups by code answer undefined for an unknown one. */
export interface Catalogue {
  industry(code: string): Industry | undefined;
  /** By code prefix or part of the name, codes of one length first; classes only (小类), which an application names. */
  searchIndustries(query: string, limit: number): Industry[];
  division(code: string): Division | undefined;
  /** The division itself, its city and its province, smallest first. */
  divisionPath(code: string): Division[];
  divisionsOf(parent: string): Division[];
  pollutant(code: string): Pollutant | undefined;
  pollutants(medium: Pollutant['medium']): Pollutant[];
  /** By code, name or alias. */
  pollutantNamed(text: string, medium: Pollutant['medium']): Pollutant | undefined;
  materials(itemCode: string): Material[];
  /** Of the edition `WASTE_LIST`: undefined does not mean that there is no such waste. */
  waste(code: string): Waste | undefined;
  /** Name of a class (`HW08`); empty for one that the list does not have. */
  wasteClassName(hwClass: string): string;
  /** By the beginning of the code, by class (`HW08`), or by a part of source or description. */
  searchWastes(query: string, limit: number): Waste[];
  /** Entries whose name covers an industry class; several may, and the tier texts decide which. */
  permitCategories(industryCode: string): PermitCategory[];
  eiaCategories(industryCode: string): EiaCategory[];
  /** One entry or item by its number in the list. */
  permitEntry(no: number): PermitCategory | undefined;
  eiaItem(no: number): EiaCategory | undefined;
  /** How the texts of the two lists are read (data/classification). */
  permitRules: PermitRules;
  eiaRules: EiaRules;
  /** Who decides which item where (data/authority.json). */
  authority: AuthorityTables;
  /** How changes are classified (data/change-classes). */
  changeTables: ChangeTables;
  /** Rows of each list, by the name of its file. */
  sizes(): Record<string, number>;
}
