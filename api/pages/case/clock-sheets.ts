import { extensionLeft, extensionOf, NO_EXTENSION_ARTICLE } from '../../../domain/clock/extension';
import type { JointCase } from '../../../domain/joint-case/state';
import type { ExplainStep, RuleCited } from '../../../domain/rules/explain-step';
import type { LedgerEntry } from '../../../domain/clock/ledger';
import type { ClockSheet } from '../../../templates/models/pages/case';
import type { Translate } from '../../../templates/i18n';
import { paths } from '../../paths';
import { tag } from '../tags';
import { actorName, wordOr, type View } from '../view';
import { noticesUsed, textsOf, type Background } from './clock-background';
import {
  clockBar,
  clockRemark,
  clockTag,
  groundText,
  idOf,
  promisedDay,
  provisionalText,
  readingsText,
  termText,
  type ClockView,
} from './clock-views';

/** Every clock with each row of its ledger and the steps of its date: the clocks tab and the sheet that is printed. */
export const clockSheets = (
  view: View,
  state: JointCase,
  clocks: readonly ClockView[],
  prefix: string,
  background?: Background,
): ClockSheet[] =>
  clocks.map((one): ClockSheet => ({
    texts: background ? textsOf(view, state, one, background) : [],
    calendar: background ? noticesUsed(view, state, one, background) : [],
    own: paths.clockSheet({ id: state.id, clock: idOf(one.clock) }),
    id: idOf(one.clock),
    name: one.name,
    tag: clockTag(view.t, one.state),
    rule: ruleText(view.t, one.due.rule),
    due:
      one.state === 'ended'
        ? view.t('pages.clocks.endedOn', { date: view.t.date(one.reached) })
        : one.due.date
          ? view.t.date(one.due.date)
          : '',
    remark: clockRemark(view, one),
    bar: clockBar(view, one, `${prefix}-${idOf(one.clock)}`, 'full', promisedDay(clocks)),
    provisional: provisionalText(view, state, one),
    quote: quote(view, state, one),
    readings: readingsText(view, one),
    extension: extensionText(view, one),
    steps: one.due.steps.map((step) => stepText(view.t, step)),
    ledger: one.clock.ledger.map((entry) => ledgerRow(view, entry)),
  }));

const ruleText = (t: Translate, rule: RuleCited): string =>
  rule.article ? `${rule.source} ${rule.article}` : rule.source || t('domain.clockKind.internal');

/** The law's own words, where the clock counts by a statute. */
function quote({ t, rules }: View, { jurisdiction }: JointCase, { clock }: ClockView): string | undefined {
  if (clock.rule === undefined) return undefined;
  const { quoteZh, local } = rules.deadline(clock.rule, clock.receivedOn, jurisdiction);
  const own = local ? ` ${t('pages.clocks.quoteLocal', { text: local.quoteZh })}` : '';
  return `${t('pages.clocks.quote', { text: quoteZh })}${own}`;
}

/** Whether the law lets the term be extended: by how much and by whom, or what stands against it. */
function extensionText({ t }: View, { clock, state }: ClockView): string | undefined {
  if (clock.kind !== 'statutory' || state === 'ended') return undefined;
  const lawful = extensionOf(clock);
  if (!lawful) return t('pages.clocks.noExtension', { article: NO_EXTENSION_ARTICLE });
  const approver = t.locale === 'en' ? lawful.approver.en : lawful.approver.zh;
  const term = termText(t, extensionLeft(clock), lawful.dayType);
  return t('pages.clocks.extension', { term, approver, article: lawful.article });
}

/** One step of a date in words, and the date it leads to. */
export function stepText(t: Translate, step: ExplainStep): { text: string; result?: string } {
  const term = (n: number, unit: RuleCited['unit']) => termText(t, n, unit);
  switch (step.kind) {
    case 'rule': {
      const { length, unit, article, source } = step.rule;
      return article
        ? { text: t('pages.steps.rule', { term: term(length, unit), article: `${source} ${article}` }) }
        : { text: t('pages.steps.ruleLocal', { term: term(length, unit), source }) };
    }
    case 'local': {
      const article = `${step.source} ${step.article}`;
      return { text: t('pages.steps.local', { term: term(step.length, step.unit), article }) };
    }
    case 'start':
      return { text: t('pages.steps.start', { date: t.date(step.date) }) };
    case 'first-day':
      return {
        text: t(step.startDayCounts ? 'pages.steps.firstDaySame' : 'pages.steps.firstDayNext', { date: t.date(step.date) }),
      };
    case 'count':
      return {
        text: t(step.monthEnd ? 'pages.steps.countMonthEnd' : 'pages.steps.count', { term: term(step.length, step.unit) }),
        result: t.date(step.end),
      };
    case 'count-back':
      return { text: t('pages.steps.countBack', { term: term(step.length, step.unit) }), result: t.date(step.end) };
    case 'stop': {
      const { from, to, ground, days, unit, article, end } = step;
      const params = { from: t.date(from), to: t.date(to), ground: groundText(t, ground), term: term(days, unit), article };
      return { text: t('pages.steps.stop', params), result: t.date(end) };
    }
    case 'extend':
      return {
        text: t('pages.steps.extend', { term: term(step.days, step.unit), article: step.article }),
        result: t.date(step.end),
      };
    case 'roll':
      return { text: t('pages.steps.roll', { date: t.date(step.from) }), result: t.date(step.end) };
    case 'no-roll':
      return { text: t('pages.steps.noRoll', { date: t.date(step.date) }) };
    case 'held': {
      const { since, ground, left, unit, article } = step;
      return {
        text: t('pages.steps.held', { date: t.date(since), ground: groundText(t, ground), term: term(left, unit), article }),
      };
    }
    case 'provisional':
      return { text: t('pages.steps.provisional', { year: step.lastLoadedYear }) };
    case 'due':
      return { text: t('pages.steps.due'), result: t.date(step.date) };
  }
}

const entryLooks = { start: 'run', stop: 'stop', resume: 'run', restart: 'run', extend: 'warn', end: 'ok' } as const;

function ledgerRow({ t }: View, entry: LedgerEntry): ClockSheet['ledger'][number] {
  return {
    when: t.dateTime(entry.at),
    tag: tag(entryLooks[entry.kind], t(`domain.entry.${entry.kind}`)),
    ground:
      entry.kind === 'stop' || entry.kind === 'resume'
        ? groundText(t, entry.ground)
        : wordOr(t, `domain.ground.${entry.ground}`, entry.ground),
    article: entry.article,
    document: [entry.document, entry.approver, entry.reason].filter(Boolean).join(' · '),
    actor: actorName(t, entry.actor),
  };
}
