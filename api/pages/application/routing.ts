import { bindingFor, isCompetent } from '../../../domain/authority/competence';
import { factsOfProject, specialFacts } from '../../../domain/authority/facts';
import { citeOf, routeItems } from '../../../domain/authority/route';
import type { Actor, LocalDate } from '../../../domain/decider';
import { divisionCodeProblem } from '../../../domain/identifiers/division-code';
import { isLocalDate } from '../../../domain/calendar/dates';
import type { Procedure } from '../../../domain/procedure/procedure';
import type { Rules } from '../../../domain/rules/rules';
import type { RoutingBlock } from '../../../templates/models/pages/authority';
import type { ApiServices } from '../../services';
import { routingTables } from '../../routing';
import { routingBlock } from '../authority-view';
import { area, problemAt, textAt, textsAt, valueAt, type Form } from '../forms/form';
import { inLanguage } from '../view';

interface At {
  actor: Actor;
  rules: Rules;
  today: LocalDate;
  procedure: Procedure | undefined;
}

/**
 * Who decides the items of the chosen procedure at the site typed, and at the counter a word where this bureau may not receive one,
 * with room for a reason. Nothing while there is no such site.
 */
export function routingFor(
  form: Form,
  { catalogue }: Pick<ApiServices, 'catalogue'>,
  { actor, rules, today, procedure }: At,
): RoutingBlock | undefined {
  const { t } = form;
  const division = textAt(form, '/application/site/division');
  if (!procedure || divisionCodeProblem(division, catalogue)) return undefined;
  const ticked = textsAt(form, '/application/project/special');
  const answered = valueAt(form.values, '/application/project/special') !== undefined;
  const special = specialFacts.filter((fact) => ticked.includes(fact));
  const received = textAt(form, '/receivedOn');
  const answers = routeItems(
    procedure.items.map(({ kind }) => kind),
    factsOfProject({ division, ...(answered ? { special } : {}) }),
    routingTables(catalogue, rules),
    isLocalDate(received) ? received : today,
  );
  const block = routingBlock(t, answers);
  if (actor.role !== 'clerk') return block;
  const others = bindingFor(answers, procedure).filter((answer) => !isCompetent(actor.jurisdiction ?? '', answer));
  const words = others.length < answers.length ? 'authority.notJoint' : 'authority.not';
  const said = textAt(form, '/routingReason') !== '' || problemAt(form, '/routingReason') !== undefined;
  return {
    ...block,
    warnings: others.map(({ item, authority, basis }) =>
      t(words, {
        item: t(`domain.item.${item}`),
        authority: authority ? inLanguage(t, authority) : '',
        article: basis[0] ? citeOf(basis[0]) : '',
      }),
    ),
    ...(others.length > 0 || said
      ? {
          override: area(
            form,
            '/routingReason',
            { label: t('authority.reason'), hint: t('authority.reasonHint'), optional: true },
            2,
          ),
        }
      : {}),
  };
}
