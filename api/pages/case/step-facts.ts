import type { CaseBranch } from '../../../domain/joint-case/state';
import type { Fact } from '../../../templates/models/pages/parts';
import type { View } from '../view';
import { peopleText } from './timeline';

/** What a step left behind besides its conclusion: days, people, papers. */
export function stepFacts({ t }: View, { visit, panel, notices = [], followUp }: CaseBranch): Fact[] {
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
    ...notices.flatMap(({ from, to, publishedAt, opinions }) => [
      ...fact('published', t.dateTime(publishedAt)),
      ...fact('period', t('pages.publicity.fromTo', { from: t.date(from), to: t.date(to) })),
      ...opinions.flatMap(({ text, name, contact, answer }, i): Fact[] => [
        { label: t('pages.opinions.publicOpinion', { n: i + 1 }), value: [text, name, contact].filter(Boolean).join('　') },
        {
          label: t('pages.opinions.answer'),
          value: answer ? `${t(`domain.adopted.${answer.adopted}`)}：${answer.text}` : t('pages.opinions.unanswered'),
        },
      ]),
    ]),
    ...fact('followedUpOn', followUp && t.date(followUp.on)),
  ];
}
