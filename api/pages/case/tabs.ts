import { localDate } from '../../../domain/calendar/dates';
import { kindOf } from '../../../domain/joint-case/standing';
import type { CaseCorrections, CaseOpinions, FileLink } from '../../../templates/models/pages/case';
import type { Fact } from '../../../templates/models/pages/parts';
import { branchTag, opinionWord, completenessTag, itemTag, tag } from '../tags';
import { actorName, branchName, fileSize, itemsLine, sectionName } from '../view';
import type { SeenCase } from './load';
import { stepFacts } from './step-facts';
import { fileAddress, isMaterialSection, type Sections } from './papers';

/** What the departments asked, the notices that went out, and each answer with its files. `answered`: sections by hash. */
export function viewCorrections(
  of: SeenCase,
  answered: Sections,
  open: boolean,
): Omit<CaseCorrections, 'chrome' | 'head' | 'clocks'> {
  const { view, state } = of;
  const { t } = view;
  return {
    checks: open
      ? []
      : state.completeness.map((check) => ({
          department: t(`domain.department.${check.department}`),
          who: check.by && check.at !== undefined ? `${actorName(t, check.by)} · ${t.dateTime(check.at)}` : '',
          tag: completenessTag(t, check.state),
          demands: check.demands.map(({ text, section }) => ({ text, section: sectionName(view, state, section) })),
        })),
    openTag: tag('warn', t('pages.corrections.open')),
    notices: state.corrections.map((notice) => {
      const letter = state.letters.find(({ id }) => id === notice.id)?.document;
      return {
        title: t('pages.corrections.notice', { number: notice.number }),
        tag:
          notice.answeredAt === undefined
            ? tag('warn', t('pages.corrections.open'))
            : tag('ok', t('pages.corrections.answeredOn', { date: t.date(localDate(notice.answeredAt)) })),
        line: t('pages.corrections.line', {
          date: t.dateTime(notice.at),
          who: actorName(t, notice.by),
          items: itemsLine(t, notice.items),
        }),
        ...(notice.ground ? { ground: t('pages.corrections.ground', { ground: notice.ground }) } : {}),
        demands: notice.demands.map((demand, i) => ({
          no: i + 1,
          text: demand.text,
          line: t('pages.corrections.demandLine', {
            department: t(`domain.department.${demand.department}`),
            section: sectionName(view, state, demand.section),
          }),
          ...(demand.answer
            ? {
                answer: {
                  text: demand.answer.text,
                  line: t('pages.corrections.answeredOn', { date: t.dateTime(demand.answer.at) }),
                  files: filesOf(state.id, answered[demand.answer.section ?? '']),
                },
              }
            : {}),
        })),
        ...(letter ? { letter: { href: fileAddress(state.id, letter.file), text: t('pages.corrections.letter') } } : {}),
      };
    }),
  };
}

const filesOf = (caseId: string, content: unknown): FileLink[] =>
  isMaterialSection(content)
    ? content.files.map(({ name, file, bytes }) => ({ name, href: fileAddress(caseId, file), size: fileSize(bytes) }))
    : [];

/** Every branch with its opinion, and every decision. */
export function viewOpinions({ view, state, clocks }: SeenCase): Omit<CaseOpinions, 'chrome' | 'head' | 'clocks'> {
  const { t } = view;
  return {
    branches: state.branches.map((branch) => {
      const { opinion, sentBack, claimedBy } = branch;
      const clock = clocks.find((one) => one.clock.subject === branch.id && one.state !== 'ended');
      const line = t('pages.opinions.line', {
        department: t(`domain.department.${branch.department}`),
        round: Math.max(1, branch.round),
        items: itemsLine(t, branch.items),
      });
      const holder = claimedBy ? t('pages.opinions.claimed', { who: claimedBy.name }) : t('pages.opinions.unclaimed');
      return {
        name: branchName(view, state, branch.id),
        tag: branchTag(t, branch),
        line: [
          line,
          ...(branch.state === 'open' && kindOf(branch) !== 'publicity' ? [holder] : []),
          ...(clock?.due.date ? [t('pages.opinions.due', { date: t.date(clock.due.date) })] : []),
        ].join(' · '),
        ...(sentBack
          ? {
              sentBack: t('pages.opinions.sentBack', {
                who: sentBack.by.name,
                at: t.dateTime(sentBack.at),
                reason: sentBack.reason,
              }),
            }
          : {}),
        facts: stepFacts(view, branch),
        ...(opinion
          ? {
              opinion: {
                value: opinionWord(t, branch, opinion.value),
                text: opinion.text || (opinion.basis ?? ''),
                conditions: opinion.conditions,
                by: t('pages.opinions.byLine', {
                  who: actorName(t, opinion.by),
                  department: t(`domain.department.${branch.department}`),
                  at: t.dateTime(opinion.at),
                }),
              },
            }
          : {}),
      };
    }),
    decisions: state.items.flatMap((item) => {
      const { decision } = item;
      if (!decision) return [];
      const fact = (key: string, value: string | undefined): Fact[] =>
        value ? [{ label: t(`pages.opinions.${key}`), value }] : [];
      return [
        {
          name: t(`domain.item.${item.kind}`),
          tag: itemTag(t, item.state),
          facts: [
            ...fact('number', decision.documentNumber),
            ...fact('licenceNumber', decision.licenceNumber === decision.documentNumber ? undefined : decision.licenceNumber),
            ...fact('at', t.dateTime(decision.at)),
            ...fact('who', actorName(t, decision.by)),
            ...fact('article', decision.article),
            ...fact('conditions', decision.conditions),
            ...fact('reason', decision.reason),
          ],
        },
      ];
    }),
  };
}
