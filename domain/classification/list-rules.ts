import { z } from 'zod';
import { conditionSchema } from '../condition/schema';
import { evaluate, type Condition, type Facts, type Verdict } from './condition';
import { amountFacts, yesFacts } from './questions';

/** Rules as data: data/classification/{permit,eia}.json. */
const when = conditionSchema({ yes: yesFacts, amounts: amountFacts, lists: [] });

const alternativeSchema = z.strictObject({
  /** Literal words of the list's cell that the condition encodes. */
  words: z.string().min(1),
  when,
  /** The words carry the star of note 1: only in an industrial building. */
  industrialBuilding: z.literal(true).optional(),
});
const alternatives = z.array(alternativeSchema);

const ruleSchema = <Tier extends string>(...tiers: [Tier, Tier, Tier]) =>
  z.strictObject({
    /** Number of the entry or item in the list. */
    no: z.int().positive(),
    /** Industry codes, only where the list names none beside the text; then `codesFrom` says why these. */
    codes: z.array(z.string().regex(/^\d{3,4}$/)).optional(),
    codesFrom: z.string().optional(),
    tiers: z.strictObject(Object.fromEntries(tiers.map((tier) => [tier, alternatives])) as Record<Tier, typeof alternatives>),
    /** What follows when nothing of it applies: the list asks for nothing, or a person has to decide. */
    otherwise: z.enum(['none', 'ask']),
  });

export const permitTiers = ['key', 'simplified', 'registration'] as const;
export const eiaTiers = ['book', 'form', 'registration'] as const;
export type PermitTier = (typeof permitTiers)[number];
export type EiaTier = (typeof eiaTiers)[number];

const paragraph = { paragraph: z.string().min(1), zh: z.string().min(1), en: z.string().min(1) };
const article7Schema = z.union([
  z.strictObject({ ...paragraph, when }),
  z.strictObject({ ...paragraph, toxicEquivalentsAbove: z.number().positive() }),
]);

export const permitRulesSchema = z.strictObject({
  source: z.string().min(1),
  article7: z.array(article7Schema).min(1),
  rules: z.array(ruleSchema(...permitTiers)),
});
export const eiaRulesSchema = z.strictObject({ source: z.string().min(1), rules: z.array(ruleSchema(...eiaTiers)) });
export type Article7Rule = z.infer<typeof article7Schema>;
export type PermitRules = z.infer<typeof permitRulesSchema>;
export type EiaRules = z.infer<typeof eiaRulesSchema>;
type Alternative = z.infer<typeof alternativeSchema>;

interface ListRule<Tier extends string> {
  no: number;
  codes?: string[] | undefined;
  codesFrom?: string | undefined;
  tiers: Record<Tier, Alternative[]>;
  otherwise: 'none' | 'ask';
}

type Found<Tier extends string> =
  { kind: 'tier'; tier: Tier; words: string } | { kind: 'none' } | { kind: 'ask'; asks: Verdict['asks'] };

/** The first tier, highest first, that applies; asks as soon as one may. */
export function apply<Tier extends string>(rule: ListRule<Tier>, tiers: readonly Tier[], facts: Facts): Found<Tier> {
  for (const tier of tiers) {
    const verdicts = rule.tiers[tier].map((one) => ({ words: one.words, ...evaluate(starred(one), facts) }));
    const hit = verdicts.find(({ holds }) => holds === true);
    if (hit) return { kind: 'tier', tier, words: hit.words };
    const asks = verdicts.filter(({ holds }) => holds === undefined).flatMap((one) => one.asks);
    if (asks.length > 0) return { kind: 'ask', asks };
  }
  const star = tiers.some((tier) => rule.tiers[tier].some((one) => one.industrialBuilding));
  const outside = star && facts.is.industrialBuilding === false;
  return rule.otherwise === 'none' || outside ? { kind: 'none' } : { kind: 'ask', asks: [] };
}

const starred = ({ when, industrialBuilding }: Alternative): Condition =>
  industrialBuilding ? { all: [when, { is: 'industrialBuilding' }] } : when;
