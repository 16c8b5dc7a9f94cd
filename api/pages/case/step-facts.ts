import type { CaseBranch } from '../../../domain/joint-case/state';
import type { Fact } from '../../../templates/models/pages/parts';
import type { View } from '../view';
import { peopleText } from './timeline';

/** What a step left behind besides its conclusion: days, people, papers. */
export function stepFacts({ t }: View, { visit, panel }: CaseBranch): Fact[] {
  const fact = (key: string, value: string | undefined): Fact[] => (value ? [{ label: t(`pages.opinions.${key}`), value }] : []);
  return [
    ...(visit
      ? [
          ...fact('visitScheduled', visit.scheduled && t.date(visit.scheduled.on)),
          ...fact('note', visit.scheduled?.note),
          ...fact('visitedOn', visit.held && t.date(visit.held.on)),
          ...fact('participants', visit.held && peopleText(visit.held.participants)),
        ]
      : []),
    ...(panel
      ? [
          ...fact(panel.held === undefined ? 'panelPlanned' : 'panelOn', t.date(panel.on)),
          ...fact('experts', peopleText(panel.experts)),
          ...fact('notice', panel.document),
        ]
      : []),
  ];
}
