import { localDate } from '../../domain/calendar/dates';
import type { ActorRef, Instant, LocalDate } from '../../domain/decider';
import type { JointCase } from '../../domain/joint-case/state';
import type { ItemKind, Procedure, ProcedureBranch } from '../../domain/procedure/procedure';
import type { Rules } from '../../domain/rules/rules';
import type { Translate } from '../../templates/i18n';

/** What preparing a page needs besides its data: the reader's words, the rules, and the business clock. */
export interface View {
  t: Translate;
  rules: Rules;
  now: Instant;
  today: LocalDate;
}

export const newView = (t: Translate, rules: Rules, now: Instant): View => ({ t, rules, now, today: localDate(now) });

/** The text of a pair of names in the reader's language. */
export const inLanguage = (t: Translate, names: { zh: string; en: string }): string => (t.locale === 'en' ? names.en : names.zh);

/** Joins names as the language does: `、` or `, `. */
export const listed = (t: Translate, names: readonly string[]): string => names.join(t('pages.lanes.and'));

/** `环评报告表 + 排污许可 · 简化` */
export const itemsLine = (t: Translate, kinds: readonly ItemKind[]): string =>
  kinds.map((kind) => t(`domain.itemShort.${kind}`)).join(' + ');

export const procedureOfCase = (state: JointCase, rules: Rules): Procedure => rules.procedure(state.procedure);

/** The branch in the case's procedure; one that only another version has, in the newest of those. */
export const plannedBranch = ({ rules }: View, state: JointCase, id: string): ProcedureBranch | undefined =>
  [procedureOfCase(state, rules), ...rules.versionsOf(state.procedure.id).toReversed()]
    .flatMap(({ branches }) => branches)
    .find((branch) => branch.id === id);

/** The branch as its procedure names it. */
export function branchName(view: View, state: JointCase, id: string): string {
  const found = plannedBranch(view, state, id);
  return found ? inLanguage(view.t, found) : id;
}

/** `materials/eia_form` → the material's name; other sections by their word. */
export function sectionName(view: View, state: JointCase, section: string): string {
  const code = section.startsWith('materials/') ? section.slice('materials/'.length) : undefined;
  if (code === undefined) return view.t.has(`domain.section.${section}`) ? view.t(`domain.section.${section}`) : section;
  const material = procedureOfCase(state, view.rules).materials.find((one) => one.code === code);
  return material ? inLanguage(view.t, material) : code;
}

/** Who acted: a person's name; the process and time have words of their own. */
export const actorName = (t: Translate, actor: Pick<ActorRef, 'id' | 'name'>): string =>
  actor.id === 'process' || actor.id === 'time' || actor.id === 'public' ? t(`domain.actor.${actor.id}`) : actor.name;

/** A date as a headline and its weekday beside it: `2026-12-18` + `（周五）`, `18 Dec 2026` + ` Fri`. */
export function dateParts(t: Translate, date: LocalDate): { day: string; weekday: string } {
  const full = t.date(date);
  return t.locale === 'en'
    ? { day: full.slice(4), weekday: ` ${full.slice(0, 3)}` }
    : { day: date, weekday: full.slice(date.length) };
}

/** Inside a drawing: `12-18`, `18 Dec`. */
export const shortDate = (t: Translate, date: LocalDate): string => (t.locale === 'en' ? t.day(date) : date.slice(5));

const KB = 1024;

/** `340 KB`, `1.2 MB`. */
export const fileSize = (bytes: number): string =>
  bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / KB / KB).toFixed(1)} MB`;

/** Text of a key, or the code itself where the words lack it (data of a newer version). */
export const wordOr = (t: Translate, key: string, otherwise: string): string => (t.has(key) ? t(key) : otherwise);
