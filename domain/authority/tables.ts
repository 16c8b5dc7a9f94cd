import { z } from 'zod';
import { isLocalDate } from '../calendar/dates';
import type { LocalDate } from '../decider';
import { itemKinds } from '../procedure/procedure';
import { routingConditionSchema } from './condition';

/** Rules as data: data/authority.json. */
const text = z.string().trim().min(1);
const words = z.strictObject({ zh: text, en: text });
const day = z.string().refine(isLocalDate, 'not a date (YYYY-MM-DD)').nullable();

export const authorityLevels = ['state', 'province', 'city', 'county', 'zone'] as const;
export type AuthorityLevel = (typeof authorityLevels)[number];

const source = {
  id: z.string().regex(/^[A-Z]{3}(-[A-Z]+)+$/, 'three capital letters, then words in capitals'),
  items: z.array(z.enum(itemKinds)).min(1),
  /** Cities or zones that it holds for; none: the whole country. */
  place: z
    .array(z.string().regex(/^\d{6}$/, 'a division code'))
    .min(1)
    .optional(),
  source: text,
  article: text,
  /** Literal words of the source; a local setting says in its own words that it is one. */
  quote: text,
  ref: text,
  /** V1 read in full, V1c one publisher's copy of the Code, V2 an excerpt; `seed` a published plan of a bureau; `setting` ours. */
  sure: z.enum(['V1', 'V1c', 'V2', 'seed', 'setting']),
  /** First and last day of receipt that it holds for; null: not known, or still in force. */
  validFrom: day,
  validTo: day,
  reason: words,
};

export const routingRuleSchema = z.strictObject({
  ...source,
  /** A filing is done online by the unit itself: nobody decides, so no window is wrong for it. */
  act: z.enum(['approval', 'filing']),
  when: routingConditionSchema,
  /** `chosen`: the level that the fact `provincialRule` names. `person`: the source leaves it to a text that nobody here has read. */
  level: z.enum([...authorityLevels, 'chosen', 'person']),
  /** Where the level's authority is not simply that of the place. */
  named: words.optional(),
});

/** Who acts for an authority in a part of its area. */
export const delegationSchema = z.strictObject({ ...source, level: z.enum(authorityLevels) });

export const authoritySchema = z.strictObject({
  note: text,
  rules: z.array(routingRuleSchema).min(1),
  delegations: z.array(delegationSchema),
});

export type RoutingRule = z.infer<typeof routingRuleSchema>;
export type Delegation = z.infer<typeof delegationSchema>;
export type AuthorityTables = z.infer<typeof authoritySchema>;

export const inForce = ({ validFrom, validTo }: Pick<RoutingRule, 'validFrom' | 'validTo'>, on: LocalDate): boolean =>
  (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo);

/** What a shape cannot say: places that exist, local rows with a place and national ones without, versions apart, every item decided. */
export function authorityProblems(
  { rules, delegations }: AuthorityTables,
  isDivision: (code: string) => boolean,
): { pointer: string; message: string }[] {
  const rows = [
    ...rules.map((row, i) => ({ row, at: `/rules/${i}`, earlier: rules.slice(0, i) })),
    ...delegations.map((row, i) => ({ row, at: `/delegations/${i}`, earlier: delegations.slice(0, i) })),
  ];
  return [
    ...rows.flatMap(({ row, at, earlier }) => rowProblems(row, at, earlier, isDivision)),
    ...itemKinds
      .filter(
        (kind) =>
          !rules.some((rule) => rule.items.includes(kind) && rule.when === 'always' && !rule.place && rule.validTo === null),
      )
      .map((kind) => ({ pointer: '/rules', message: `no rule decides ${kind} everywhere and without a condition` })),
  ];
}

function rowProblems(
  row: RoutingRule | Delegation,
  at: string,
  earlier: readonly (RoutingRule | Delegation)[],
  isDivision: (code: string) => boolean,
): { pointer: string; message: string }[] {
  const { id, place, sure, validFrom, validTo } = row;
  const local = sure === 'seed' || sure === 'setting';
  const overlaps = earlier.some(
    (other) =>
      other.id === id &&
      (other.validFrom ?? '') <= (validTo ?? '9999-12-31') &&
      (validFrom ?? '') <= (other.validTo ?? '9999-12-31'),
  );
  return [
    ...(local && !place ? [{ pointer: `${at}/place`, message: 'a local row names the places that it holds for' }] : []),
    ...(!local && place ? [{ pointer: `${at}/place`, message: 'a statute holds everywhere' }] : []),
    ...(place ?? []).flatMap((code, i) =>
      isDivision(code) ? [] : [{ pointer: `${at}/place/${i}`, message: `${code} is no division` }],
    ),
    ...(validFrom !== null && validTo !== null && validTo < validFrom
      ? [{ pointer: `${at}/validTo`, message: 'ends before it begins' }]
      : []),
    ...(overlaps ? [{ pointer: `${at}/id`, message: `${id} has another text in force on the same day` }] : []),
    ...('level' in row && 'when' in row && row.level === 'zone' && !row.named
      ? [{ pointer: `${at}/named`, message: 'a zone’s bureau is named as its source names it' }]
      : []),
  ];
}
