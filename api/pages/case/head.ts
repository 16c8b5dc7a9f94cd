import { localDate } from '../../../domain/calendar/dates';
import { isEnded } from '../../../domain/joint-case/standing';
import { stageOf } from '../../../domain/joint-case/stage';
import { jointCase } from '../../../domain/joint-case';
import type { CaseHead, ItemLine } from '../../../templates/models/pages/case';
import type { Note } from '../../../templates/models/pages/parts';
import { paths } from '../../paths';
import { dueTag, itemTag, stageTag } from '../tags';
import { itemsLine, procedureOfCase, type View } from '../view';
import type { ClockView } from './clock-views';
import type { SeenCase } from './load';
import type { JointCase } from '../../../domain/joint-case/state';

/** Parts of a case, each with an address of its own. */
export const caseTabs = ['materials', 'corrections', 'clocks', 'opinions', 'notices', 'timeline', 'documents'] as const;
export type CaseTab = (typeof caseTabs)[number] | 'overview';

/** What the applicant sees of their case; the rest stays inside the authority. */
export const openTabs: ReadonlySet<CaseTab> = new Set(['overview', 'materials', 'corrections', 'clocks', 'documents']);

interface HeadOptions {
  tab: CaseTab;
  result?: Note;
  /** Notices of the case that still wait to be sent. */
  waitingNotices?: boolean;
  /** The page asks again whether the process is done. */
  watching?: boolean;
  counts?: Partial<Record<CaseTab, number>>;
}

/** Number, enterprise, state, the next due date in words, and the tabs. */
export function viewHead(
  { view, state, clocks, open }: SeenCase,
  { tab, result, waitingNotices, watching, counts = {} }: HeadOptions,
): CaseHead {
  const { t } = view;
  const due = nearest(clocks);
  const busy = tab === 'overview' ? busyText(view, state, waitingNotices) : undefined;
  const href = (one: CaseTab) => (one === 'overview' ? paths.case({ id: state.id }) : paths.caseTab({ id: state.id, tab: one }));
  const all: Partial<Record<CaseTab, number>> = {
    materials: Object.keys(state.sections).filter((name) => name.startsWith('materials/')).length,
    corrections: state.corrections.length,
    clocks: state.clocks.length,
    opinions: state.branches.filter(({ state: standing }) => standing === 'answered').length,
    ...counts,
  };
  return {
    title: `${state.facts.unitName} ${state.facts.projectName}`,
    stage: stageTag(t, stageOf(state), state.items),
    sub: subText(view, state),
    ...(due
      ? {
          due: t('pages.due.line', {
            what: due.name,
            date: t.date(due.due.date!),
            state: t(`domain.clockState.${due.state}`),
          }),
          dueTag: dueTag(t, due.left, due.due.dayType),
        }
      : {}),
    ...(state.licence
      ? {
          licence: {
            href: paths.licence({ id: state.licence.id }),
            text: t('pages.case.fromLicence', { number: state.licence.number, n: state.licence.version }),
          },
        }
      : {}),
    ...(result ? { result } : {}),
    ...(busy ? { busy, refresh: href(tab), watch: paths.case({ id: state.id }, { watch: 1 }) } : {}),
    ...(!busy && watching ? { finished: t('pages.case.finished'), refresh: href(tab) } : {}),
    tabs: (['overview', ...caseTabs] as const)
      .filter((one) => !open || openTabs.has(one))
      .map((one) => ({
        href: href(one),
        text: t(`pages.case.${open && one === 'overview' ? 'progress' : one}`),
        ...(all[one] ? { count: all[one] } : {}),
        current: one === tab,
      })),
  };
}

/** The nearest of the statutory and promised terms that run. */
export const nearest = (clocks: readonly ClockView[]): ClockView | undefined =>
  clocks
    .filter(({ clock, due, state }) => clock.kind !== 'internal' && state !== 'ended' && state !== 'stopped' && due.date !== null)
    .sort((a, b) => (a.due.date! < b.due.date! ? -1 : 1))[0];

function subText({ t }: View, state: JointCase): string {
  const items = itemsLine(
    t,
    state.items.map(({ kind }) => kind),
  );
  const number = state.number || t('pages.case.number');
  const accepted = state.items.flatMap(({ acceptedAt }) => (acceptedAt === undefined ? [] : [acceptedAt]));
  if (accepted.length > 0) return t('pages.case.subAccepted', { number, items, date: t.date(localDate(Math.min(...accepted))) });
  return t('pages.case.sub', { number, items, channel: t(`domain.channel.${state.channel}`), date: t.date(state.receivedOn) });
}

/** What the process has to do at this moment, in words. */
function busyText({ t, rules }: View, state: JointCase, waitingNotices = false): string | undefined {
  const kinds = new Set(
    jointCase
      .tasks(state, rules)
      .filter((task) => task.for === 'process')
      .map(({ kind }) => kind),
  );
  if (kinds.has('IssueLicences')) return t('pages.case.busyIssue');
  if (kinds.has('ProduceLetter')) return t('pages.case.busyLetter');
  return waitingNotices ? t('pages.case.busyNotice') : undefined;
}

/** Items with their state, decision and certificate. */
export const viewItems = ({ view: { t }, state }: SeenCase, certificate: (file: string) => string): ItemLine[] =>
  state.items.map((item) => {
    const department = t(`domain.department.${item.department}`);
    const { decision } = item;
    const paper = item.state === 'issued' ? state.certificates[item.kind] : undefined;
    return {
      name: t(`domain.item.${item.kind}`),
      line: decision
        ? t('pages.items.decided', {
            department,
            date: t.date(localDate(decision.at)),
            outcome: t(`domain.outcome.${decision.outcome}`),
          })
        : department,
      tag: itemTag(t, item.state),
      ...(paper ? { document: { href: certificate(paper.file), text: t('pages.items.open') } } : {}),
    };
  });

/** How items depend on each other and go out: said as long as it still matters. */
export function issueRule({ view: { t, rules }, state }: SeenCase): string | undefined {
  if (state.items.every(isEnded)) return undefined;
  const procedure = procedureOfCase(state, rules);
  const lines = [
    ...(procedure.issue.rule === 'together' && procedure.issue.items.length > 1 ? [t('pages.items.together')] : []),
    ...procedure.dependencies.map(({ item, after, article }) =>
      t('pages.items.after', { item: t(`domain.itemShort.${item}`), after: t(`domain.itemShort.${after}`), article }),
    ),
  ];
  return lines.length > 0 ? lines.join(t.locale === 'en' ? ' ' : '') : undefined;
}
