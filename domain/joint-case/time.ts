import { actorRef, TIME } from '../decider';
import type { Instant, LocalDate, Task } from '../decider';
import { endOfDay, localDate } from '../calendar/dates';
import { dueDate, momentOfShare } from '../clock/due';
import type { ItemKind } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import { acceptEvents } from './acceptance';
import { noticeEvents } from './corrections';
import type { DecideOne, Phase } from './phase';
import { itemOf, openNotice, pendingDemands } from './standing';
import type { CaseItem, JointCase } from './state';
import { askingEnd, procedureOf, silenceDay } from './terms';

const MINUTE = 60_000;

/** Items whose silence window runs: not accepted, and not asked to be corrected. */
const silent = (state: JointCase): CaseItem[] =>
  state.items.filter((item) => item.state === 'checking' && !openNotice(state)?.items.includes(item.kind));

const silenceTasks = (state: JointCase, rules: Rules): Task[] =>
  silent(state).map((item) => {
    const asked = state.corrections.filter(({ items }) => items.includes(item.kind)).length;
    return {
      id: `AcceptBySilence/${item.kind}/${asked + 1}`,
      kind: 'AcceptBySilence',
      for: 'time',
      subject: item.kind,
      at: endOfDay(silenceDay(state, item, rules)),
    };
  });

/**
 * The merged notice goes by itself as the asking window closes, and in any case before silence would accept the first item
 * concerned. What was demanded after that is left to the clerk.
 */
function closeAskingTasks(state: JointCase, rules: Rules): Task[] {
  const pending = pendingDemands(state);
  if (pending.length === 0 || state.corrections.length > 0) return [];
  const demanded = new Set(pending.flatMap(({ items }) => items));
  const silences = silent(state)
    .filter(({ kind }) => demanded.has(kind))
    .map((item) => endOfDay(silenceDay(state, item, rules)));
  const reported = Math.max(...state.completeness.filter(({ state: s }) => s === 'demands').map(({ at }) => at ?? 0));
  const at = Math.min(askingEnd(state, rules), Math.min(...silences) - MINUTE);
  const id = `CloseAsking/case/${state.occurrences.notice}`;
  return at < reported ? [] : [{ id, kind: 'CloseAsking', for: 'time', subject: 'case', at }];
}

/** Warnings at the shares that the procedure names, and the overrun at the end of the last day; none while a clock stands. */
function termTasks(state: JointCase, rules: Rules): Task[] {
  const calendar = rules.calendar(state.jurisdiction);
  const { warnings } = procedureOf(state, rules);
  return state.clocks.flatMap((clock) => {
    const due = dueDate(clock, rules, calendar);
    if (due.state !== 'running' || due.dueMoment === null) return [];
    const entries = clock.ledger.length;
    const list: Task[] = [];
    for (const share of warnings) {
      const at = momentOfShare(due, share, calendar);
      if (at === null || state.warned.includes(`${clock.id}/${share}`)) continue;
      list.push({ id: `WarnTerm/${clock.id}/${share}/${entries}`, kind: 'WarnTerm', for: 'time', subject: clock.id, at });
    }
    if (!state.warned.includes(`${clock.id}/overrun`)) {
      const id = `OverrunTerm/${clock.id}/${entries}`;
      list.push({ id, kind: 'OverrunTerm', for: 'time', subject: clock.id, at: due.dueMoment });
    }
    return list;
  });
}

/** An overrun stays with the head of the department (of the case: the window) until the clock has ended. */
const overrunTasks = (state: JointCase, rules: Rules): Task[] =>
  state.clocks.flatMap((clock): Task[] => {
    const due = dueDate(clock, rules, rules.calendar(state.jurisdiction));
    if (due.state === 'ended' || !state.warned.includes(`${clock.id}/overrun`)) return [];
    const owner = [...state.items.map(({ kind, department }) => ({ id: kind, department })), ...state.branches];
    const department = owner.find(({ id }) => id === clock.subject)?.department;
    return [
      {
        id: `Overrun/${clock.id}`,
        kind: 'Overrun',
        for: { role: 'supervisor', ...(department ? { department } : {}) },
        subject: clock.id,
        ...(due.date === null ? {} : { due: due.date }),
      },
    ];
  });

const tasks = (state: JointCase, rules: Rules): Task[] => [
  ...silenceTasks(state, rules),
  ...closeAskingTasks(state, rules),
  ...termTasks(state, rules),
  ...overrunTasks(state, rules),
];

/** Nobody said within the time what was missing: accepted, from the day of receipt (条例 9(4), 行政许可法 32(4)). */
const acceptBySilence: DecideOne<'AcceptBySilence'> = (state, { command, receivedAt: at }, rules) => {
  const kind = subjectOf(command.task) as ItemKind;
  const item = itemOf(state, kind);
  if (!item) return [];
  return acceptEvents(state, [kind], { at, effective: item.receivedAt, by: 'silence', actor: actorRef(TIME) }, rules);
};

const closeAsking: DecideOne<'CloseAsking'> = (state, { receivedAt: at }, rules) =>
  noticeEvents(state, at, actorRef(TIME), rules);

const dueAt = (state: JointCase, clockId: string, rules: Rules, at: Instant): LocalDate => {
  const clock = state.clocks.find(({ id }) => id === clockId);
  const date = clock ? dueDate(clock, rules, rules.calendar(state.jurisdiction)).date : null;
  return date ?? localDate(at);
};

/** `WarnTerm/<clock>/<share>/<entries>`: the clock's id may itself hold slashes. */
const warnTerm: DecideOne<'WarnTerm'> = (state, { command, receivedAt: at }, rules) => {
  const parts = command.task.split('/');
  const clock = parts.slice(1, -2).join('/');
  return [{ type: 'TermWarned', at, clock, share: Number(parts.at(-2)), due: dueAt(state, clock, rules, at) }];
};

const overrunTerm: DecideOne<'OverrunTerm'> = (state, { command, receivedAt: at }, rules) => {
  const clock = command.task.split('/').slice(1, -1).join('/');
  return [{ type: 'TermOverrun', at, clock, due: dueAt(state, clock, rules, at) }];
};

const subjectOf = (task: string): string => task.split('/')[1] ?? '';

/** What the law does at its moment, whoever notices. Only silence decides anything, and it names its article. */
export const time = {
  decide: { AcceptBySilence: acceptBySilence, CloseAsking: closeAsking, WarnTerm: warnTerm, OverrunTerm: overrunTerm },
  evolve: {},
  tasks,
  possible: {},
} satisfies Phase;
