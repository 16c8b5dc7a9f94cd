import type { ItemKind, Procedure } from '../procedure/procedure';
import type { CaseBranch } from './branch-state';
import type { CaseItem, JointCase } from './state';

/** The conditions in a text, one a line. */
export const conditionLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Two lines are one condition when they differ in numbering, width, blanks or the closing mark only. */
const keyOf = (line: string): string =>
  line
    .normalize('NFKC')
    .replace(/^[(]?(\d+|[一二三四五六七八九十]+)[).、.]\s*/u, '')
    .replace(/[\s]/gu, '')
    .replace(/[。.;；]+$/u, '')
    .toLowerCase();

export const isSameCondition = (a: string, b: string): boolean => keyOf(a) === keyOf(b);

/** The first of each condition. */
const once = (lines: readonly string[]): string[] =>
  lines.filter((line, i) => lines.findIndex((other) => isSameCondition(other, line)) === i);

/**
 * Whose licence a branch's conditions go to, where each may stand in one only: that of the item which the branch's department
 * handles, otherwise the first that it serves.
 */
const ownerOf = (state: JointCase, { items, department }: CaseBranch): ItemKind | undefined =>
  state.items.find(({ kind, department: handles }) => items.includes(kind) && handles === department)?.kind ?? items[0];

const setFor = (state: JointCase, item: CaseItem, serves: (branch: CaseBranch) => boolean): string[] =>
  once([
    ...state.branches.filter(serves).flatMap(({ opinion }) => conditionLines(opinion?.conditions ?? '')),
    ...conditionLines(item.decision?.conditions ?? ''),
  ]);

/**
 * The conditions that go onto an item's licence: what reviewers and the approver set for it, the same words once. Where the
 * procedure has each condition in one licence only, a branch of several items gives its conditions to one of them, and what
 * stands in an earlier item's licence is left out of the later one.
 */
export function conditionsOf(state: JointCase, kind: ItemKind, { conditions }: Pick<Procedure, 'conditions'>): string[] {
  const item = state.items.find((one) => one.kind === kind);
  if (!item) return [];
  if (conditions?.rule !== 'one-licence') return setFor(state, item, ({ items }) => items.includes(kind));
  const taken: string[] = [];
  for (const one of state.items.filter(({ state: standing }) => isLicensable(standing))) {
    const own = setFor(state, one, (branch) => ownerOf(state, branch) === one.kind);
    const left = own.filter((line) => !taken.some((other) => isSameCondition(other, line)));
    if (one.kind === kind) return left;
    taken.push(...left);
  }
  return [];
}

/** Becomes a licence, or may. */
const isLicensable = (standing: CaseItem['state']): boolean =>
  standing !== 'refused' && standing !== 'withdrawn' && standing !== 'not-accepted';

/** The first of these conditions that is on the licence of another item already, and of which. */
export function conditionElsewhere(
  state: JointCase,
  kind: ItemKind,
  text: string,
  procedure: Pick<Procedure, 'conditions'>,
): { line: string; item: ItemKind } | undefined {
  if (procedure.conditions?.rule !== 'one-licence') return undefined;
  for (const line of conditionLines(text)) {
    const other = state.items.find(
      (one) => one.kind !== kind && conditionsOf(state, one.kind, procedure).some((set) => isSameCondition(set, line)),
    );
    if (other) return { line, item: other.kind };
  }
  return undefined;
}
