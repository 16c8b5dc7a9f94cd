import { jointTerm } from '../../domain/authority/competence';
import { citeOf, type RoutingAnswer, type RoutingBasis } from '../../domain/authority/route';
import type { Translate } from '../../templates/i18n';
import type { RoutingBlock, RoutingLine } from '../../templates/models/pages/authority';
import { inLanguage } from './view';

/** Who decides each item, with level, authority, text and reason, for the application and for the case. */
export const routingBlock = (t: Translate, answers: readonly RoutingAnswer[]): RoutingBlock => ({
  title: t('authority.title'),
  lines: answers.map((answer) => routingLine(t, answer)),
  ...(answers.filter(({ act }) => act === 'approval').length > 1 ? { joint: inLanguage(t, jointTerm(answers).reason) } : {}),
});

function routingLine(t: Translate, answer: RoutingAnswer): RoutingLine {
  const { item, level, act, authority, actedBy, basis, reason, steps, questions } = answer;
  return {
    item: t(`domain.item.${item}`),
    who: authority ? inLanguage(t, authority) : t('authority.open'),
    level: act === 'filing' && level !== 'ask' ? t('authority.filing') : t(`domain.authorityLevel.${level}`),
    ...(actedBy ? { actedBy: t('authority.actedBy', { bureau: inLanguage(t, actedBy) }) } : {}),
    reason: inLanguage(t, reason),
    ...(steps.length > 1 ? { stepsTitle: t('authority.steps'), steps: steps.map((step) => inLanguage(t, step)) } : {}),
    shown: t('authority.texts', { n: basis.length }),
    texts: basis.map((one) => ({
      article: citeOf(one),
      quote: one.quote,
      note: `${validity(t, one)} · ${t(`domain.sure.${one.sure}`)}`,
    })),
    questions: questions.map((question) => `${inLanguage(t, question)}${question.unit ? ` (${question.unit})` : ''}`),
  };
}

/** `2026-08-15 起`; days that are not known are left out. */
export function validity(t: Translate, { validFrom, validTo }: Pick<RoutingBasis, 'validFrom' | 'validTo'>): string {
  if (validFrom && validTo) return t('authority.fromTo', { from: validFrom, to: validTo });
  if (validFrom) return t('authority.from', { from: validFrom });
  return validTo ? t('authority.until', { to: validTo }) : t('authority.ever');
}
