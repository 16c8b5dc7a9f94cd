import type { DeadlineOverride } from '../../../domain/rules/override';
import type { RuleVersion } from '../../../templates/models/pages/law';
import type { Fact } from '../../../templates/models/pages/parts';
import { termText } from '../case/clock-views';
import type { View } from '../view';
import { confidenceTag, standingTag } from './tags';

/** How single jurisdictions count a rule: whose text it is, what it changes, its words and how sure we are. */
export const localRules = (view: View, overrides: readonly DeadlineOverride[]): RuleVersion[] =>
  overrides.map((override) => localRule(view, override));

function localRule({ t, rules, today }: View, override: DeadlineOverride): RuleVersion {
  const fact = (name: string, value: string | undefined): Fact[] =>
    value === undefined ? [] : [{ label: t(`pages.rules.${name}`), value }];
  const answer = (value: boolean | undefined): string | undefined =>
    value === undefined ? undefined : t(`pages.rules.${value ? 'yes' : 'no'}`);
  const { jurisdiction, length, unit, validFrom, validTo, allowedBy, procedure } = override;
  const authority = rules.jurisdiction(jurisdiction);
  const name = t.locale === 'en' ? authority.nameEn : authority.nameZh;
  return {
    article: `${override.source} ${override.article}`,
    tag: standingTag(t, validFrom, validTo ?? '', today),
    confidence: confidenceTag(override.verified),
    quote: override.quoteZh,
    facts: [
      ...fact('authority', authority.level === 'city' ? t('pages.rules.withDistricts', { name }) : name),
      ...fact('procedure', procedure),
      ...fact('length', lengthText(t, length, unit)),
      ...fact('startDay', answer(override.startDayCounts)),
      ...fact('roll', answer(override.roll)),
      ...fact('validity', t('pages.rules.fromTo', { from: validFrom, to: validTo ?? t('pages.rules.open') })),
      ...fact('allowedBy', allowedBy && `${allowedBy.source} ${allowedBy.article}：${allowedBy.quoteZh}`),
      ...fact('source', override.sourceRef),
    ],
  };
}

/** Length and day type, or the one of them that the text changes. */
function lengthText(t: View['t'], length: number | undefined, unit: DeadlineOverride['unit']): string | undefined {
  if (length !== undefined && unit !== undefined) return termText(t, length, unit);
  if (unit !== undefined) return t(`pages.rules.counted.${unit}`);
  return length === undefined ? undefined : String(length);
}
