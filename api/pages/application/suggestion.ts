import type { Catalogue } from '../../../domain/catalogue/catalogue';
import type { CatalogueLine, EiaAnswer, PermitAnswer } from '../../../domain/classification/answer';
import { classifyEia } from '../../../domain/classification/eia';
import { classifyPermit } from '../../../domain/classification/permit';
import { industryCodeProblem } from '../../../domain/identifiers/industry-code';
import type { Procedure } from '../../../domain/procedure/procedure';
import type { Translate } from '../../../templates/i18n';
import type { Suggestion, SuggestionLine } from '../../../templates/models/pages/application';
import { textAt, type Form } from '../forms/form';
import { inLanguage } from '../view';

type List = CatalogueLine['list'];

/**
 * What the two lists ask of the industry that was typed, and a word where the chosen procedure does not fit: a warning, never
 * a refusal. Nothing while there is no such industry.
 */
export function suggestionFor(form: Form, catalogue: Catalogue, procedure: Procedure | undefined): Suggestion | undefined {
  const { t } = form;
  const code = textAt(form, '/application/project/industryCode').trim().toUpperCase();
  if (industryCodeProblem(code, catalogue)) return undefined;
  const facts = { industry: code.slice(-4), is: {}, amounts: {} };
  const eia = classifyEia(facts, catalogue);
  const permit = classifyPermit(facts, catalogue);
  const chosen = procedure?.items.map(({ kind }) => kind) ?? [];
  const unfit = [
    ...(fits('eia', eia.document, eia.lines, chosen) ? [] : [t('classification.list.eia')]),
    ...(fits('permit', permit.tier, permit.lines, chosen) ? [] : [t('classification.list.permit')]),
  ];
  return {
    title: t('classification.title'),
    answers: [answerLine(t, 'eia', eia.document, eia), answerLine(t, 'permit', permit.tier, permit)],
    warnings: unfit.map((list) => t('classification.unfit', { list })),
  };
}

/**
 * Whether the procedure's item of that list can be right: its tier is the answer, or one that is still open. A procedure
 * without an item of the list, or an industry that the list does not name, says nothing.
 */
function fits(list: List, answer: string, lines: readonly CatalogueLine[], chosen: readonly string[]): boolean {
  const item = chosen.find((kind) => kind.startsWith(`${list}-`));
  if (!item || lines.length === 0) return true;
  return answer !== 'none' && lines.some(({ tier }) => item === `${list}-${tier}`);
}

function answerLine(t: Translate, list: List, answer: string, found: EiaAnswer | PermitAnswer): SuggestionLine {
  const { lines, questions, reason, article } = found;
  return {
    list: t(`classification.list.${list}`),
    answer: ['none', 'ask'].includes(answer) ? t(`classification.${answer}`) : t(`domain.item.${list}-${answer}`),
    reason: inLanguage(t, reason),
    article,
    texts: lines.map(({ no, tier, text, nameZh }) => ({ no, name: nameZh, tier: t(`domain.item.${list}-${tier}`), text })),
    shown: t('classification.texts', { n: lines.length }),
    questions: questions.map((question) => `${inLanguage(t, question)}${question.unit ? ` (${question.unit})` : ''}`),
  };
}
