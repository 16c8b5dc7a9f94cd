import type { Instant, LocalDate } from '../decider';
import type { Calendar } from '../calendar/calendar';
import { addDays, endOfDay, localDate } from '../calendar/dates';
import { cited, ruleSteps } from '../rules/deadline';
import type { DayType, DeadlineRule } from '../rules/deadline';
import type { ExplainStep, RuleCited } from '../rules/explain-step';
import type { Rules } from '../rules/rules';
import { countDays, countTerm, dayTypeOf, moveDays, type CountedStop, type TermChange, type TermRule } from '../rules/term';
import type { Clock, LedgerEntry } from './ledger';

/** Where a clock stands, computed from its ledger, the rules and the calendar of today; never stored. */
export interface Due {
  /** Last day of the term; null while a stop that began before it lasts. */
  date: LocalDate | null;
  /** 24:00 of that day. */
  dueMoment: Instant | null;
  /** The date depends on holidays that are not announced yet. */
  provisional: boolean;
  state: 'running' | 'stopped' | 'ended';
  /** The day the term hangs on; day 1 is the next one unless the rule says otherwise. */
  startedOn: LocalDate;
  stops: CountedStop[];
  extendedDays: number;
  /** Days that were left when the present stop began, in the clock's day type; null when it is not stopped. */
  heldDays: number | null;
  dayType: DayType;
  startDayCounts: boolean;
  rule: RuleCited;
  steps: ExplainStep[];
}

/**
 * The due date of a clock (行政许可法 45, 82; 民法典 201-203). The term counts from the last start or restart; entries before
 * it no longer matter. Throws when the ledger has no start, or the rule is unknown on the day of receipt.
 */
export function dueDate(clock: Clock, rules: Rules, calendar: Calendar): Due {
  const { startedOn, entries } = lastRun(clock);
  const { rule, source, law } = ruleOf(clock, rules, calendar);
  const end = entries.find(({ kind }) => kind === 'end');
  const changes = changesOf(entries, dayTypeOf(rule.unit));
  const counted = countTerm(rule, startedOn, changes, calendar);
  const stopped = changes.some((change) => change.kind === 'stop' && change.to === null);
  return {
    date: counted.date,
    dueMoment: counted.date === null ? null : endOfDay(counted.date),
    provisional: counted.provisional,
    state: end ? 'ended' : stopped ? 'stopped' : 'running',
    startedOn,
    stops: counted.stops,
    extendedDays: counted.extendedDays,
    heldDays: counted.heldDays,
    dayType: dayTypeOf(rule.unit),
    startDayCounts: rule.startDayCounts,
    rule: source,
    steps: [
      ...law,
      { kind: 'start', date: startedOn },
      ...counted.steps,
      ...(counted.provisional ? [{ kind: 'provisional' as const, lastLoadedYear: calendar.lastLoadedYear }] : []),
      ...(counted.date === null ? [] : [{ kind: 'due' as const, date: counted.date }]),
    ],
  };
}

/** The last day of a term in one reading of 日; null while the clock stands still. */
export interface Reading {
  dayType: DayType;
  date: LocalDate | null;
  provisional: boolean;
  /** The reading that is counted here: the earlier one, or the one that the jurisdiction's own text names. */
  applies: boolean;
}

/**
 * Where the statute says only 日: its last day in calendar days and in working days, so that nobody takes the one counted here
 * for the only one. Null where the text itself says which days it means, or counts in months.
 */
export function readingsOf(clock: Clock, rules: Rules, calendar: Calendar): [calendar: Reading, working: Reading] | null {
  if (clock.rule === undefined || clock.term) return null;
  const rule = rules.deadline(clock.rule, clock.receivedOn, calendar.jurisdiction);
  const open = rule.local?.statute.unitUnspecified ?? rule.unitUnspecified;
  if (!open || (rule.unit !== 'calendar' && rule.unit !== 'working')) return null;
  return [readingIn('calendar', rule, clock, calendar), readingIn('working', rule, clock, calendar)];
}

function readingIn(unit: DayType, rule: DeadlineRule, clock: Clock, calendar: Calendar): Reading {
  const { startedOn, entries } = lastRun(clock);
  const { date, provisional } = countTerm({ ...rule, unit }, startedOn, changesOf(entries, unit), calendar);
  return { dayType: unit, date, provisional, applies: unit === rule.unit };
}

/** Days of the term used up by the end of a day, in the clock's day type; stopped days do not count. */
export function elapsed(due: Due, on: LocalDate, calendar: Calendar): number {
  const origin = originOf(due);
  if (on <= origin) return 0;
  let days = countDays(calendar, due.dayType, origin, on);
  for (const { from, to } of due.stops) {
    const after = addDays(from > origin ? from : addDays(origin, 1), -1);
    const last = to === null || to > on ? on : addDays(to, -1);
    if (last > after) days -= countDays(calendar, due.dayType, after, last);
  }
  return days;
}

/** Days of the term still to come after a day: 0 on the last day, negative when it has passed; while stopped, those left. */
export function daysLeft(due: Due, on: LocalDate, calendar: Calendar): number {
  if (due.date === null) return due.heldDays ?? 0;
  if (on >= due.date) return countDays(calendar, due.dayType, on, due.date);
  return elapsed(due, due.date, calendar) - elapsed(due, on, calendar);
}

/**
 * The moment when a share (0 to 1) of the term has been used: 24:00 of the last day that lies within the share, so that a
 * warning comes early rather than late. Null while the clock is stopped before that day.
 */
export function momentOfShare(due: Due, share: number, calendar: Calendar): Instant | null {
  const origin = originOf(due);
  const stop = due.stops.find(({ to }) => to === null);
  const beforeStop = stop ? elapsed(due, addDays(stop.from, -1), calendar) : 0;
  const total = due.date === null ? beforeStop + (due.heldDays ?? 0) : elapsed(due, due.date, calendar);
  let days = Math.floor(total * share + 1e-9);
  if (due.date === null && days > beforeStop) return null;
  let day = moveDays(calendar, due.dayType, origin, days);
  for (const { from, to, days: given } of due.stops) {
    if (to === null || from > day || days === 0) break;
    days += given;
    day = moveDays(calendar, due.dayType, origin, days);
  }
  return endOfDay(day);
}

/** The last day before day 1 of the term. */
const originOf = (due: Due): LocalDate => (due.startDayCounts ? addDays(due.startedOn, -1) : due.startedOn);

function ruleOf(
  clock: Clock,
  rules: Rules,
  { jurisdiction }: Calendar,
): { rule: TermRule; source: RuleCited; law: ExplainStep[] } {
  if (clock.term) {
    const { length, unit, source } = clock.term;
    const own: RuleCited = { length, unit, source, article: '' };
    const rule: TermRule = { length, unit, startDayCounts: false, roll: true };
    return { rule, source: own, law: [{ kind: 'rule', rule: own, direction: 'after' }] };
  }
  if (clock.rule === undefined) throw new Error(`clock ${clock.id} has neither rule nor term`);
  const rule = rules.deadline(clock.rule, clock.receivedOn, jurisdiction);
  return { rule, source: cited(rule), law: ruleSteps(rule) };
}

/** The day on which the term that counts began, and what happened after it: a restart leaves everything before it behind. */
function lastRun(clock: Clock): { startedOn: LocalDate; entries: readonly LedgerEntry[] } {
  const ledger = inOrder(clock.ledger);
  const first = ledger.findLastIndex(({ kind }) => kind === 'start' || kind === 'restart');
  const start = ledger[first];
  if (!start) throw new Error(`clock ${clock.id} has no start`);
  return { startedOn: localDate(start.at), entries: ledger.slice(first + 1) };
}

/** By time; entries of the same moment keep the order in which they were entered. */
const inOrder = (ledger: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  ledger.every((entry, i) => i === 0 || (ledger[i - 1]?.at ?? 0) <= entry.at) ? ledger : ledger.toSorted((a, b) => a.at - b.at);

/** Stops paired with their resumption (or the end), overlapping ones merged into one; extensions; in the order of time. */
function changesOf(entries: readonly LedgerEntry[], unit: DayType): TermChange[] {
  const changes: TermChange[] = [];
  let open: (TermChange & { kind: 'stop' }) | undefined;
  let waiting: string[] = [];
  for (const entry of entries) {
    const on = localDate(entry.at);
    if (entry.kind === 'stop') {
      waiting.push(entry.ground);
      if (open) {
        open.ground += `;${entry.ground}`;
        open.document += `;${entry.document ?? ''}`;
      } else {
        open = { kind: 'stop', from: on, to: null, ground: entry.ground, article: entry.article, document: entry.document ?? '' };
        changes.push(open);
      }
    } else if (entry.kind === 'resume' && open) {
      // Overlapping stops (imported ledgers): the resumption names the ground that ended; the term runs on after the last.
      const ended = waiting.indexOf(entry.ground);
      waiting = ended < 0 ? [] : waiting.toSpliced(ended, 1);
      if (waiting.length === 0) {
        open.to = on;
        open = undefined;
      }
    } else if (entry.kind === 'extend') {
      const { days = 0, dayType = unit, article, document = '' } = entry;
      changes.push({ kind: 'extend', days, unit: dayType, article, document });
    } else if (entry.kind === 'end') {
      if (open) open.to = on;
      break;
    }
  }
  return changes;
}
