import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { Catalogue } from '../catalogue/catalogue';
import { wasteCodeProblem } from '../identifiers/waste-code';
import type { ItemKind } from '../procedure/procedure';
import { checked, optionalText, orBlank, quantity, text, upper } from './fields';

/** Ways of operating: 收集、贮存、处置 (危险废物经营许可证管理办法 3), 利用 (生态环境法典 534). */
export const WASTE_WAYS = ['collection', 'storage', 'use', 'disposal'] as const;
export type WasteWay = (typeof WASTE_WAYS)[number];

const ways = z.array(z.enum(WASTE_WAYS)).min(1, { error: 'required' }).max(WASTE_WAYS.length);

const kind = z.strictObject({
  /** `900-249-08`; the class is its last two digits. */
  code: text(20).transform(upper).superRefine(checked(wasteCodeProblem)),
  name: text(200),
  /** Scale applied for, tonnes per year. */
  annual: quantity(),
  ways,
});

const facility = z.strictObject({
  /** `MF0001`, where it has one. */
  code: optionalText(20),
  name: text(200),
  way: z.enum(WASTE_WAYS),
  /** How: 焚烧, 填埋, 蒸馏 … */
  method: optionalText(200),
  /** Tonnes per year. */
  capacity: quantity(),
});

const store = z.strictObject({
  name: text(200),
  /** Square metres. */
  area: orBlank(quantity()),
  /** Tonnes at once. */
  capacity: quantity(),
});

const technician = z.strictObject({
  name: text(100),
  /** 职称: 工程师, 高级工程师 … */
  title: text(100),
  subject: text(100),
  /** Years of work in the treatment of solid waste. */
  years: quantity(),
});

const kinds = z
  .array(kind)
  .min(1, { error: 'required' })
  .max(200)
  .superRefine((list, context) => {
    const seen = new Set<string>();
    list.forEach(({ code }, i) => {
      if (seen.has(code)) context.addIssue({ code: 'custom', message: 'code-repeated', path: [i, 'code'] });
      seen.add(code);
    });
  });

/**
 * What a unit wants to do with hazardous waste: the contents of the licence (办法 10) and the conditions that can be told in
 * figures (办法 5). Entered once, it feeds the licence and the solid-waste part of the discharge permit.
 */
export const wasteSchema = z.strictObject({
  /** Number of the approval or filing of the EIA that the site has (排污许可管理条例 11(1)). */
  eiaNumber: text(100),
  kinds,
  facilities: z.array(facility).max(100).default([]),
  storage: z.array(store).max(100).default([]),
  technicians: z.array(technician).max(100).default([]),
});

export type Waste = z.output<typeof wasteSchema>;

/** A thing of the section that cannot be licensed by the item applied for; `path` is inside the section. */
interface WasteProblem {
  path: string;
  code: string;
}

/** With a collection licence one may only collect (危险废物经营许可证管理办法 3(2)). */
export function wasteProblems(waste: Waste, items: readonly ItemKind[]): WasteProblem[] {
  if (!items.includes('waste-collection')) return [];
  return [
    ...waste.kinds.flatMap(({ ways: chosen }, i) =>
      chosen.some((way) => way !== 'collection') ? [{ path: `/kinds/${i}/ways`, code: 'waste-way-beyond-collection' }] : [],
    ),
    ...waste.facilities.flatMap(({ way }, i) =>
      way === 'use' || way === 'disposal' ? [{ path: `/facilities/${i}/way`, code: 'waste-way-beyond-collection' }] : [],
    ),
  ];
}

/** Something to look at twice; people decide. */
export type WasteNote =
  | { code: 'not-in-list'; waste: string }
  | { code: 'not-collectable'; waste: string; article: string }
  | { code: 'technicians'; found: number; article: string }
  | { code: 'no-storage' | 'no-facility'; article: string };

const DECREE = '危险废物经营许可证管理办法';
const TECHNICIANS = 3;
const YEARS = 3;

/**
 * What stands out in the section, none of it a reason to send it back unread: codes that the list at hand does not have, and
 * conditions of the licence (办法 5) that the figures do not meet. Which wastes may be collected under 办法 3(2) is read by
 * class: waste oil (HW08) and Ni-Cd batteries (HW49); that reading is ours.
 */
export function wasteNotes(waste: Waste, items: readonly ItemKind[], lists: Pick<Catalogue, 'waste'>): WasteNote[] {
  const unknown = waste.kinds
    .filter(({ code }) => !lists.waste(code))
    .map(({ code }): WasteNote => ({ code: 'not-in-list', waste: code }));
  if (items.includes('waste-collection')) {
    const other = waste.kinds.filter(({ code }) => !/-(08|49)$/.test(code));
    return [
      ...unknown,
      ...other.map(({ code }): WasteNote => ({ code: 'not-collectable', waste: code, article: `${DECREE} 3(2)` })),
    ];
  }
  if (!items.includes('waste-comprehensive')) return unknown;
  const able = waste.technicians.filter(({ years }) => new Decimal(years).gte(YEARS)).length;
  const does = (way: WasteWay): boolean => waste.kinds.some(({ ways: chosen }) => chosen.includes(way));
  const has = (way: WasteWay): boolean => waste.facilities.some((one) => one.way === way);
  return [
    ...unknown,
    ...(able < TECHNICIANS ? [{ code: 'technicians', found: able, article: `${DECREE} 5(1)(1)` } as const] : []),
    ...(does('storage') && waste.storage.length === 0 ? [{ code: 'no-storage', article: `${DECREE} 5(1)(3)` } as const] : []),
    ...((['use', 'disposal'] as const).some((way) => does(way) && !has(way))
      ? [{ code: 'no-facility', article: `${DECREE} 5(1)(4)` } as const]
      : []),
  ];
}
