import type { CaseBranch, Opinion } from '../../domain/joint-case/branch-state';
import type { CaseItem, CaseStage, JointCase } from '../../domain/joint-case/state';
import { kindOf } from '../../domain/joint-case/standing';
import type { Licence } from '../../domain/licence/licence';
import type { Translate } from '../../templates/i18n';
import type { Tag } from '../../templates/models/pages/parts';
import type { DayType } from '../../domain/rules/deadline';
import { wordOr } from './view';

/** States as tags: the same look for the same meaning on every page. */

const looks = {
  run: { tone: 'run', icon: 'run' },
  ring: { tone: 'plain', icon: 'ring' },
  stop: { tone: 'stop', icon: 'stop' },
  ok: { tone: 'ok', icon: 'ok' },
  soon: { tone: 'soon', icon: 'soon' },
  warn: { tone: 'soon', icon: 'warn' },
  late: { tone: 'late', icon: 'late' },
} as const satisfies Record<string, Omit<Tag, 'text'>>;

type Look = keyof typeof looks;
export const tag = (look: Look, text: string): Tag => ({ ...looks[look], text });

const stageLooks: Record<CaseStage, Look> = {
  draft: 'ring',
  checking: 'run',
  correcting: 'warn',
  reviewing: 'run',
  deciding: 'run',
  issuing: 'run',
  following: 'run',
  closed: 'ok',
};

/** The stage; a closed case says how it ended. */
export function stageTag(t: Translate, stage: CaseStage, items: readonly Pick<CaseItem, 'state'>[] = []): Tag {
  if (stage !== 'closed') return tag(stageLooks[stage], t(`domain.stage.${stage}`));
  const ends = new Set(items.map(({ state }) => state));
  if (ends.has('issued')) return tag('ok', t('domain.stageOf.issued'));
  for (const end of ['refused', 'not-accepted', 'withdrawn'] as const) {
    if (ends.has(end)) return tag(end === 'withdrawn' ? 'ring' : 'late', t(`domain.stageOf.${end}`));
  }
  return tag('ok', t('domain.stage.closed'));
}

const itemLooks: Record<CaseItem['state'], Look> = {
  checking: 'run',
  accepted: 'run',
  filed: 'ok',
  granted: 'ok',
  refused: 'late',
  issued: 'ok',
  withdrawn: 'ring',
  'not-accepted': 'late',
};
export const itemTag = (t: Translate, state: CaseItem['state']): Tag => tag(itemLooks[state], t(`domain.itemState.${state}`));

/** What came of a branch, in the words of its kind. */
export const opinionWord = (t: Translate, branch: Pick<CaseBranch, 'kind'>, value: Opinion): string =>
  wordOr(t, `domain.conclusion.${kindOf(branch)}.${value}`, t(`domain.opinion.${value}`));

/** A branch by its opinion where it has one. */
export function branchTag(t: Translate, branch: Pick<CaseBranch, 'state' | 'opinion' | 'round' | 'kind'>): Tag {
  if (branch.state === 'answered' && branch.opinion?.round === branch.round) {
    const { value } = branch.opinion;
    return tag(value === 'disagree' ? 'late' : 'ok', opinionWord(t, branch, value));
  }
  if (branch.state === 'open') return tag('run', t(`domain.branchOpen.${kindOf(branch)}`));
  return tag('ring', t(`domain.branchState.${branch.state}`));
}

export const completenessTag = (t: Translate, state: JointCase['completeness'][number]['state']): Tag =>
  tag(state === 'complete' ? 'ok' : state === 'demands' ? 'warn' : 'run', t(`domain.completeness.${state}`));

const licenceLooks: Record<string, Look> = { valid: 'ok', suspended: 'stop', expired: 'late', revoked: 'late' };
export const licenceTag = (t: Translate, state: Licence['state']): Tag =>
  tag(licenceLooks[state] ?? 'ring', wordOr(t, `domain.licenceState.${state}`, state));

export const deliveryTag = (t: Translate, state: 'waiting' | 'sent' | 'failed'): Tag =>
  tag(state === 'sent' ? 'ok' : state === 'failed' ? 'late' : 'soon', t(`domain.delivery.${state}`));

/** Due soon: at most this many days are left. */
const SOON = 3;

/** Days left (negative: overdue) as words with their urgency. */
export function dueTag(t: Translate, left: number, dayType: DayType): Tag {
  const working = dayType === 'working' ? 'Working' : '';
  if (left < 0) return tag('late', t(`pages.due.overdue${working}`, { n: -left }));
  if (left === 0) return tag('soon', t('pages.due.today'));
  return tag(left <= SOON ? 'soon' : 'run', t(`pages.due.left${working}`, { n: left }));
}
