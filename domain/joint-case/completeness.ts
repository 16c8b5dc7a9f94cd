import { actorRef } from '../decider';
import type { Actor, DepartmentKind, Task } from '../decider';
import { Refused } from '../refused';
import type { ItemKind } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import { acceptEvents, evolveItemAccepted } from './acceptance';
import { closeIfAnswered } from './corrections';
import type { JointCaseEvent } from './events';
import { reserve, WORDS } from './numbers';
import type { DecideOne, Phase } from './phase';
import { textOf } from './phase';
import { blockingDepartments, isAcceptable, itemOf, itemsIn, leftToCheck, pendingDemands } from './standing';
import type { Demand, JointCase } from './state';
import { cancelUnneeded } from './branch';
import { endClocksOf, groundOf, approvalItem, silenceDay } from './terms';

/** The window's check is the clerk's; every other department's is that of its reviewers. */
const checks = (actor: Actor, department: DepartmentKind): boolean =>
  department === 'window' ? actor.role === 'clerk' : actor.role === 'reviewer' && actor.department === department;

const isReportable = (state: JointCase, entry: JointCase['completeness'][number]): boolean =>
  entry.noticed === undefined && leftToCheck(state, entry.department).length > 0;

const report: DecideOne<'ReportCompleteness'> = (state, { command, actor, receivedAt: at }) => {
  const entry = state.completeness.find(({ department }) => department === command.department);
  if (!entry) throw new Refused('department-unknown', { department: command.department }, '/department');
  if (!checks(actor, command.department)) throw new Refused('forbidden');
  if (leftToCheck(state, command.department).length === 0)
    throw new Refused('nothing-to-check', { department: command.department });
  if (entry.noticed !== undefined) throw new Refused('notice-already-sent', { by: entry.by?.name ?? '', at: entry.at ?? 0 });
  const round = state.corrections.length + 1;
  const demands = command.demands.map((demand, i): Demand => {
    const unknown = demand.items.find((item) => !itemOf(state, item));
    if (demand.items.length === 0 || unknown) throw new Refused('item-unknown', { item: unknown ?? '' }, `/demands/${i}/items`);
    return {
      id: `${command.department}-${round}-${i + 1}`,
      department: command.department,
      items: demand.items,
      section: textOf(demand.section, `/demands/${i}/section`),
      text: textOf(demand.text, `/demands/${i}/text`),
    };
  });
  return [{ type: 'CompletenessReported', at, department: command.department, demands, by: actorRef(actor) }];
};

const accept: DecideOne<'Accept'> = (state, { actor, receivedAt: at }, rules) => {
  const items = itemsIn(state, 'checking');
  if (items.length === 0) throw new Refused('nothing-to-accept');
  const blocking = blockingDepartments(state);
  if (blocking.length > 0) throw new Refused('completeness-open', { departments: blocking.join(',') });
  if (!isAcceptable(state)) throw new Refused('correction-open');
  return acceptEvents(state, items, { at, effective: at, by: 'act', actor: actorRef(actor) }, rules);
};

const decline: DecideOne<'DeclineAcceptance'> = (state, { command, actor, receivedAt: at }, rules) => {
  const item = itemOf(state, command.item);
  if (!item) throw new Refused('item-unknown', { item: command.item }, '/item');
  if (item.state !== 'checking') throw new Refused('not-checking', { item: item.kind, state: item.state });
  const ground = groundOf(approvalItem(state, item.kind, rules), 'acceptance', command.ground);
  if (!ground) throw new Refused('ground-unknown', { ground: command.ground }, '/ground');
  const reason = textOf(command.reason, '/reason');
  const by = actorRef(actor);
  const { article } = ground;
  const rightAuthority = command.rightAuthority?.trim();
  return [
    reserve(`letter/${nonAcceptanceLetter(item.kind)}`, WORDS.nonAcceptance, state.jurisdiction, at, rules),
    ...endClocksOf(state, item.kind, { at, ground: 'not-accepted', article, actor: by }),
    {
      type: 'ItemNotAccepted',
      at,
      item: item.kind,
      ground: ground.code,
      reason,
      ...(rightAuthority ? { rightAuthority } : {}),
      article,
      by,
    },
  ] satisfies JointCaseEvent[];
};

const nonAcceptanceLetter = (item: ItemKind): string => `non-acceptance-${item}`;

function tasks(state: JointCase, rules: Rules): Task[] {
  const checking = itemsIn(state, 'checking');
  if (checking.length === 0) return [];
  const dueFor = (items: readonly ItemKind[]) =>
    state.items
      .filter(({ kind }) => items.includes(kind))
      .map((item) => silenceDay(state, item, rules))
      .sort()[0];
  const list: Task[] = state.completeness
    .filter((entry) => entry.state === 'open' && leftToCheck(state, entry.department).length > 0)
    .map(({ department, round }) => ({
      id: `CheckCompleteness/${department}/${round}`,
      kind: 'CheckCompleteness',
      for: department === 'window' ? { role: 'clerk' } : { role: 'reviewer', department },
      subject: department,
      due: dueFor(leftToCheck(state, department)),
    }));
  const clerk = { role: 'clerk' } as const;
  const pending = pendingDemands(state);
  if (pending.length > 0) {
    const due = dueFor(pending.flatMap(({ items }) => items));
    const id = `SendCorrectionNotice/case/${state.occurrences.notice}`;
    list.push({ id, kind: 'SendCorrectionNotice', for: clerk, subject: 'case', due });
  }
  if (isAcceptable(state)) {
    list.push({
      id: `Accept/case/${state.occurrences.accept}`,
      kind: 'Accept',
      for: clerk,
      subject: 'case',
      due: dueFor(checking),
    });
  }
  return list;
}

/** Every department checks its part in parallel; the clerk accepts, or refuses to accept with a ground (行政许可法 32, 条例 9). */
export const completeness = {
  decide: { ReportCompleteness: report, Accept: accept, DeclineAcceptance: decline },
  evolve: {
    CompletenessReported: (state, { department, demands, by, at }) => ({
      ...state,
      completeness: state.completeness.map((entry) =>
        entry.department === department
          ? { ...entry, state: demands.length > 0 ? 'demands' : 'complete', by, at, demands }
          : entry,
      ),
    }),
    ItemAccepted: evolveItemAccepted,
    ItemNotAccepted: (state, { item, at, ground, reason, rightAuthority, article }) => {
      const id = nonAcceptanceLetter(item);
      const number = state.numbers[`letter/${id}`]?.number ?? '';
      const notAccepted = { at, ground, reason, ...(rightAuthority ? { rightAuthority } : {}), article };
      const next: JointCase = {
        ...state,
        items: state.items.map((one) => (one.kind === item ? { ...one, state: 'not-accepted', notAccepted } : one)),
        letters: [...state.letters, { id, kind: 'non-acceptance', items: [item], number, at }],
      };
      return closeIfAnswered(cancelUnneeded(next), at);
    },
  },
  tasks,
  possible: {
    ReportCompleteness: (state, actor) =>
      state.completeness.some((entry) => checks(actor, entry.department) && isReportable(state, entry)),
    Accept: isAcceptable,
    DeclineAcceptance: (state) => itemsIn(state, 'checking').length > 0,
  },
} satisfies Phase;
