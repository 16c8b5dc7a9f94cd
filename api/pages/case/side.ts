import type { ClockCard } from '../../../templates/models/pages/case';
import { paths } from '../../paths';
import { clockCard } from './clock-views';
import type { SeenCase } from './load';

/** The sheet that people print. */
export const sheetHref = ({ state }: SeenCase): string => paths.caseTab({ id: state.id, tab: 'clock-sheet' });

/** The clocks beside every tab of a case. */
export const clocksOf = (of: SeenCase): ClockCard =>
  clockCard(of.view, of.state, of.clocks, {
    how: (id) => `${paths.caseTab({ id: of.state.id, tab: 'clocks' })}#${id}`,
    sheet: sheetHref(of),
  });
