import { yearOf } from '../../../domain/calendar/dates';
import type { JointCase } from '../../../domain/joint-case/state';
import type { Statute } from '../../../domain/rules/statute';
import type { LocalHoliday, NoticeYear } from '../../../stores/reads/calendar';
import { articleText, statuteText } from '../../../templates/statute-words';
import type { ClockSheet } from '../../../templates/models/pages/case';
import type { View } from '../view';
import type { ClockView } from './clock-views';

/** What a printed sheet quotes beside the rules: every text of the deadline file, and the holiday notices. */
export interface Background {
  statutes: readonly Statute[];
  notices: readonly NoticeYear[];
  local: readonly LocalHoliday[];
}

/** The law's own words, in every text that it had, the one of the day of receipt marked; then the jurisdiction's. */
export function textsOf(
  { t, rules }: View,
  { jurisdiction }: JointCase,
  { clock }: ClockView,
  { statutes }: Background,
): ClockSheet['texts'] {
  if (clock.rule === undefined) {
    return clock.term ? [{ title: clock.term.source, mark: t('pages.sheet.localTerm'), quote: '' }] : [];
  }
  const { source, article, local } = rules.deadline(clock.rule, clock.receivedOn, jurisdiction);
  const versions = statutes.filter((row) => row.rule_id === clock.rule);
  // Where both texts are quoted, the note that points from one to the other says nothing more.
  const texts = versions.map((row) => ({
    title: articleText(t.locale, row),
    mark: t(row.source === source && row.article === article ? 'pages.sheet.inForceThen' : 'pages.sheet.other'),
    quote: row.quote_zh,
    ...(row.also_in && versions.length === 1
      ? { alsoIn: t('pages.sheet.alsoIn', { text: statuteText(t.locale, row.also_in) }) }
      : {}),
  }));
  const own = local && { title: `${local.source} ${local.article}`, mark: t('pages.sheet.localText'), quote: local.quoteZh };
  return own ? [...texts, own] : texts;
}

/** The notice of every year that the term runs through; a year without one is said to be so. */
export function noticesUsed(
  { t, rules }: View,
  { jurisdiction }: JointCase,
  { due, reached }: ClockView,
  { notices, local }: Background,
): string[] {
  const last = [due.date ?? reached, reached].toSorted().at(-1)!;
  const years = Array.from({ length: yearOf(last) - yearOf(due.startedOn) + 1 }, (_, i) => yearOf(due.startedOn) + i);
  const national = years.map((year) => {
    const notice = notices.find((one) => one.year === year);
    return notice ? notice.noticeRef : t('pages.sheet.noNotice', { year: String(year) });
  });
  const binding = [jurisdiction, rules.jurisdiction(jurisdiction).parent];
  const own = local.filter((day) => binding.includes(day.jurisdiction) && years.includes(day.year));
  return [...national, ...new Set(own.map(({ noticeRef }) => noticeRef))];
}
