import { factsOfProject } from '../../../domain/authority/facts';
import { routeItems } from '../../../domain/authority/route';
import type { RoutingBlock } from '../../../templates/models/pages/authority';
import { routingTables } from '../../routing';
import type { ApiServices } from '../../services';
import { routingBlock } from '../authority-view';
import { inLanguage, listed } from '../view';
import type { SeenCase } from './load';

/** Who decides the items of a case by the texts of its day of receipt, and why it was taken in here all the same. */
export function caseRouting({ view, state }: SeenCase, catalogue: ApiServices['catalogue']): RoutingBlock {
  const { t, rules } = view;
  const answers = routeItems(
    state.items.map(({ kind }) => kind),
    factsOfProject(state.facts),
    routingTables(catalogue, rules),
    state.receivedOn,
  );
  const { routingOverride } = state;
  return {
    ...routingBlock(t, answers),
    ...(routingOverride
      ? {
          warnings: [
            t('authority.overridden', {
              reason: routingOverride.reason,
              items: listed(
                t,
                routingOverride.items.map(
                  ({ item, authority }) => `${t(`domain.itemShort.${item}`)} → ${inLanguage(t, authority)}`,
                ),
              ),
            }),
          ],
        }
      : {}),
  };
}
