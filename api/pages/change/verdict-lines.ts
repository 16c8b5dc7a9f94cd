import type { Limit, RowQuoted, Verdict } from '../../../domain/change/answer';
import type { Change } from '../../../domain/change/facts';
import type { LocalReading } from '../../../domain/change/local';
import type { Plan } from '../../../domain/change/plan';
import { askedFacts, questionOf } from '../../../domain/change/questions';
import type { ChangeTables, Item } from '../../../domain/change/tables';
import type { Confirmation } from '../../../stores/changes';
import type { Translate } from '../../../templates/i18n';
import type { ChangeResultPage, RowLine } from '../../../templates/models/pages/change';
import type { Fact, Note, Tag } from '../../../templates/models/pages/parts';
import { tag } from '../tags';
import { inLanguage } from '../view';

/** The name of a class in the reader's language; `ask` and its like have words of their own. */
export function classText(t: Translate, tables: ChangeTables, item: Item, id: string): string {
  const found = tables[item].classes.find((one) => one.id === id);
  return found ? inLanguage(t, found) : t(`changes.class.${id}`);
}

const LIGHT = ['not-material', 'none', 'waste-none', 'not-applicable'];

function classTag(t: Translate, { class: id }: Verdict, confirmed: boolean): Tag {
  if (confirmed) return tag('ok', t('changes.result.confirmed'));
  if (id === 'ask' || id === 'needs-judgement') return tag('warn', t('changes.result.open'));
  return LIGHT.includes(id) ? tag('ring', t('changes.result.proposed')) : tag('run', t('changes.result.proposed'));
}

type Card = Omit<ChangeResultPage['cards'][number], 'answer' | 'confirm'>;

export function verdictCard(t: Translate, verdict: Verdict, done: Confirmation | undefined): Card {
  const { item, rulesHit, rulesNeedJudgement, rulesAsk, reason, baseFile, listVersion } = verdict;
  const rows = (key: string, lines: RowLine[]) => (lines.length > 0 ? [{ title: t(`changes.result.${key}`), lines }] : []);
  return {
    id: `item-${item}`,
    title: t(`changes.item.${item}`),
    tag: classTag(t, verdict, done !== undefined),
    reason: inLanguage(t, reason),
    rows: [
      ...rows(
        'hit',
        rulesHit.map((row) => rowLine(t, row)),
      ),
      ...rows(
        'judge',
        rulesNeedJudgement.map((row) => rowLine(t, row)),
      ),
      ...rows(
        'ask',
        rulesAsk.map((row) => ({
          ...rowLine(t, row),
          questions: row.questions.map((one) =>
            [one.of, inLanguage(t, one), one.unit && `(${one.unit})`].filter(Boolean).join(' '),
          ),
        })),
      ),
    ],
    foot: [
      t('changes.result.list', { version: listVersion }),
      ...(baseFile ? [t('changes.result.base', { file: baseFile })] : []),
    ].join(' · '),
    ...(done
      ? {
          done: [
            t('changes.result.confirmedBy', { by: done.confirmedBy.name, at: t.dateTime(done.confirmedAt.getTime()) }),
            ...(done.class === done.proposed.class ? [] : [t('changes.result.overridden')]),
            ...(done.reason ? [done.reason] : []),
          ],
        }
      : {}),
  };
}

export function rowLine(t: Translate, { no, text, quoted, en, basis, marks, note, limit }: RowQuoted): RowLine {
  return {
    // The official list prints its numbers in the text.
    no: text.startsWith(`${no}.`) ? '' : no,
    text,
    quoted,
    ...(t.locale === 'en' ? { meaning: en } : {}),
    basis,
    marks: marks.map((mark) => t(`changes.mark.${mark}`)),
    ...(note ? { note: inLanguage(t, note) } : {}),
    ...(limit ? { limit: limitText(t, limit) } : {}),
  };
}

function limitText(t: Translate, limit: Limit): string {
  if ('before' in limit) return t('changes.result.before', { when: inLanguage(t, limit.before) });
  if ('missing' in limit)
    return t('changes.result.limitMissing', { article: limit.article, what: t(`changes.form.${limit.missing}`) });
  return t(limit.provisional ? 'changes.result.limitProvisional' : 'changes.result.limit', {
    date: t.date(limit.date),
    article: limit.article,
  });
}

export const planLines = (
  t: Translate,
  { routes, limits, notes, papers, open }: Plan,
): Omit<ChangeResultPage['plan'], 'starts'> => ({
  routes: routes.map((route) => inLanguage(t, route)),
  limits: limits.map((one) => ({ item: t(`changes.item.${one.item}`), text: limitText(t, one) })),
  notes: notes.map((note) => ({
    no: note.no,
    text: inLanguage(t, note),
    marks: note.marks.map((mark) => t(`changes.mark.${mark}`)),
  })),
  papers: papers.map((paper) => t(`changes.paper.${paper}`)),
  ...(open.length > 0
    ? { open: t('changes.result.openItems', { items: open.map((item) => t(`changes.item.${item}`)).join(t('pages.lanes.and')) }) }
    : {}),
});

/** The local three classes: a label beside the national verdict, with how sure it is. */
export function localNote(t: Translate, { applies, found }: LocalReading, { local }: ChangeTables): Note {
  const place = inLanguage(t, local.place);
  return {
    tone: 'plain',
    title: t('changes.local.title', { place, found: found ? inLanguage(t, found) : t('changes.class.ask') }),
    lines: [
      ...(found ? [inLanguage(t, found.criteria), inLanguage(t, found.eia), inLanguage(t, found.permit)] : []),
      t(applies ? 'changes.local.applies' : 'changes.local.elsewhere', { place }),
      t('changes.local.sure'),
    ],
  };
}

/** What was said of the change, as it was said. */
export function factLines(t: Translate, change: Change, { pollutants }: ChangeTables): Fact[] {
  const line = (label: string, value: string | undefined): Fact[] => (value ? [{ label, value }] : []);
  const field = (key: 'approvedOn' | 'permitValidTo' | 'wasteValidTo' | 'registeredOn' | 'changedOn') =>
    line(t(`changes.form.${key}`), change[key] && t.date(change[key]));
  const arrow = (before = '?', after = '?') => `${before} → ${after}`;
  return [
    ...line(t('changes.form.baseFile'), change.baseFile),
    ...field('approvedOn'),
    ...line(t('changes.form.tier'), change.tier && t(`changes.tier.${change.tier}`)),
    ...line(t('changes.form.newTier'), change.newTier && t(`changes.tier.${change.newTier}`)),
    ...line(
      t('changes.form.factors'),
      change.notAttained &&
        (pollutants.factors
          .filter(({ id }) => change.notAttained?.includes(id))
          .map((one) => inLanguage(t, one))
          .join(t('pages.lanes.and')) ||
          t('changes.form.attained')),
    ),
    ...field('permitValidTo'),
    ...field('wasteValidTo'),
    ...field('registeredOn'),
    ...field('changedOn'),
    ...askedFacts.flatMap((fact) =>
      change.answers[fact] === undefined
        ? []
        : line(inLanguage(t, questionOf(fact)), t(`changes.form.${change.answers[fact] ? 'yes' : 'no'}`)),
    ),
    ...(change.capacities?.rows ?? []).flatMap((row) => line(row.name, `${arrow(row.before, row.after)} ${row.unit}`)),
    ...(change.pollutants?.rows ?? []).flatMap((row) =>
      line(
        row.name,
        `${arrow(row.before, row.after)} ${row.unit}${row.permitted === undefined ? '' : ` (${t('changes.form.permitted')} ${row.permitted})`}`,
      ),
    ),
    ...(change.outlets?.rows ?? []).flatMap((row) => line(row.name, row.change ? t(`changes.form.${row.change}`) : '?')),
    ...line(
      t('changes.result.unchanged'),
      change.unchanged.map((topic) => t(`changes.topic.${topic}`)).join(t('pages.lanes.and')),
    ),
  ];
}
