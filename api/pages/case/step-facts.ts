import type { CaseBranch } from '../../../domain/joint-case/branch-state';
import type { Fact } from '../../../templates/models/pages/parts';
import type { View } from '../view';
import { peopleText } from './timeline';

/** What a step left behind besides its conclusion: days, people, papers. */
export function stepFacts({ t }: View, { visit, panel, notices = [], hearing, followUp }: CaseBranch): Fact[] {
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
    ...(hearing
      ? [
          ...fact('hearingMatter', hearing.matter),
          ...fact('interested', hearing.parties.map(({ name, concern }) => `${name}（${concern}）`).join('、')),
          ...fact('notice', hearing.number),
          ...fact('askBy', t.date(hearing.until)),
          ...fact('askedBy', hearing.asked && [hearing.asked.asker, t.dateTime(hearing.asked.at)].join('　')),
          ...fact('lapsed', hearing.lapsedAt === undefined ? undefined : t('pages.opinions.lapsedValue')),
          ...fact('hearingOn', hearing.planned && `${t.date(hearing.planned.on)} ${hearing.planned.time}`),
          ...fact('place', hearing.planned?.place),
          ...fact('notice', hearing.planned?.number),
          ...fact('chair', hearing.held?.chair ?? hearing.planned?.chair),
          ...fact('heardOn', hearing.held && t.date(hearing.held.on)),
          ...fact('heardBy', hearing.held && peopleText(hearing.held.participants)),
          ...fact('minutes', hearing.held?.minutes),
        ]
      : []),
    ...fact('followedUpOn', followUp && t.date(followUp.on)),
  ];
}
