import { addDays, daysBetween, localDate } from '../../../domain/calendar/dates';
import { daysLeft, dueDate, readingsOf, type Due, type Reading } from '../../../domain/clock/due';
import type { Clock } from '../../../domain/clock/ledger';
import type { LocalDate } from '../../../domain/decider';
import { JOINT_CLOCK } from '../../../domain/joint-case/terms';
import type { JointCase } from '../../../domain/joint-case/state';
import type { Tag } from '../../../templates/models/pages/parts';
import type { ClockCard, ClockLine } from '../../../templates/models/pages/case';
import type { Translate } from '../../../templates/i18n';
import { drawClockBar, type ClockBar } from '../drawings/clock-bar';
import { tag } from '../tags';
import { branchName, dateParts, shortDate, wordOr, type View } from '../view';

/** A clock of a case with where it stands today. */
export interface ClockView {
  clock: Clock;
  due: Due;
  /** Both dates where the text says only 日. */
  readings: [calendar: Reading, working: Reading] | null;
  name: string;
  /** Days left in the clock's day type; negative when overdue. */
  left: number;
  state: 'running' | 'stopped' | 'overdue' | 'ended';
  /** Day on which the clock ended; the business day for the others. */
  reached: LocalDate;
}

/** All clocks of a case: those that move first, the nearest due date first. */
export function viewClocks(view: View, state: JointCase): ClockView[] {
  const calendar = view.rules.calendar(state.jurisdiction);
  return state.clocks
    .map((clock): ClockView => {
      const due = dueDate(clock, view.rules, calendar);
      const end = clock.ledger.findLast(({ kind }) => kind === 'end');
      const reached = end ? localDate(end.at) : view.today;
      const left = daysLeft(due, reached, calendar);
      const overdue = due.state === 'running' && due.date !== null && due.date < view.today;
      return {
        clock,
        due,
        readings: readingsOf(clock, view.rules, calendar),
        name: clockName(view, state, clock, due),
        left,
        state: overdue ? 'overdue' : due.state,
        reached,
      };
    })
    .sort((a, b) => order(a) - order(b) || ((a.due.date ?? '9') < (b.due.date ?? '9') ? -1 : 1));
}

const order = ({ clock, state }: ClockView): number =>
  (state === 'ended' ? 10 : 0) + (clock.kind === 'internal' ? 2 : clock.kind === 'promised' ? 1 : 0);

/** `环评报告表（30 日）`, `许可审查（10 个工作日）`, `承诺办结（20 个工作日）`. */
function clockName(view: View, state: JointCase, clock: Clock, due: Due): string {
  const term = termText(view.t, due.rule.length, due.rule.unit);
  if (clock.kind === 'promised') return view.t('pages.clocks.promisedName', { term });
  return view.t('pages.clocks.name', { subject: clockSubject(view, state, clock), term });
}

export const clockSubject = (view: View, state: JointCase, clock: Clock): string =>
  clock.id === JOINT_CLOCK
    ? view.t('domain.clockKind.joint')
    : clock.kind === 'promised'
      ? view.t('domain.clockKind.promised')
      : clock.kind === 'internal'
        ? branchName(view, state, clock.subject)
        : wordOr(view.t, `domain.itemShort.${clock.subject}`, clock.subject);

export const termText = (t: Translate, n: number, unit: Due['rule']['unit']): string => t(`domain.unitWord.${unit}`, { n });

const looks = { running: 'run', stopped: 'stop', overdue: 'late', ended: 'ok' } as const;
export const clockTag = (t: Translate, state: ClockView['state']): Tag => tag(looks[state], t(`domain.clockState.${state}`));

/** What is said beside the due date. */
export function clockRemark(view: View, { due, left, state }: ClockView): string {
  const { t } = view;
  if (state === 'ended') return due.date ? t('pages.clocks.endedDue', { date: t.date(due.date) }) : '';
  if (state === 'stopped') return t('pages.clocks.held', { left: termText(t, due.heldDays ?? 0, due.dayType) });
  return leftText(t, left, due.dayType);
}

export function leftText(t: Translate, left: number, dayType: Due['dayType']): string {
  const working = dayType === 'working' ? 'Working' : '';
  if (left < 0) return t(`pages.due.overdue${working}`, { n: -left });
  return left === 0 ? t('pages.due.today') : t(`pages.due.left${working}`, { n: left });
}

export const provisionalText = (view: View, state: JointCase, { due }: ClockView): string | undefined =>
  due.provisional && due.state !== 'ended'
    ? view.t('pages.due.provisional', { year: view.rules.calendar(state.jurisdiction).lastLoadedYear + 1 })
    : undefined;

/** Where the law says only 日: both dates, and which of them is counted here and why. */
export function readingsText({ t }: View, { due, readings }: ClockView): string | undefined {
  const [calendar, working] = readings ?? [];
  if (!calendar?.date || !working?.date) return undefined;
  const unit = t(`pages.clocks.dayType.${due.dayType}`);
  const { local } = due.rule;
  const counted = local ? 'readingLocal' : due.dayType === 'calendar' ? 'readingEarlier' : 'readingDefault';
  const why = t(`pages.clocks.${counted}`, { unit, article: local ? `${local.source} ${local.article}` : '' });
  return `${t('pages.clocks.readings', { calendar: t.date(calendar.date), working: t.date(working.date) })} ${why}`;
}

/** The signature drawing of a clock; the promised mark stands on the statutory ones. */
export function clockBar(view: View, one: ClockView, id: string, size: 'tiny' | 'full', promised?: LocalDate): string {
  const { t } = view;
  const { due, reached } = one;
  const stops = due.stops.map((stop) => {
    const to = stop.to === null ? reached : addDays(stop.to, -1);
    const days = stop.to === null ? Math.max(1, daysBetween(stop.from, reached) + 1) : stop.days;
    return {
      from: stop.from,
      to,
      label: t('pages.clocks.bar.stop', { ground: groundText(t, stop.ground), n: days }),
      ground: stop.ground,
    };
  });
  const shownDue = due.date ?? addDays(reached, Math.max(1, due.heldDays ?? 1));
  const bar: ClockBar = {
    id,
    state: one.state,
    // Day 1 is the first that counts.
    from: due.startDayCounts ? due.startedOn : addDays(due.startedOn, 1),
    due: shownDue,
    reached,
    stops,
    startLabel: t('pages.clocks.bar.start', { date: shortDate(t, due.startedOn) }),
    dueLabel: due.date === null ? '' : t('pages.clocks.bar.due', { date: shortDate(t, due.date) }),
    alternative: barText(view, one, stops),
    ...(promised && one.clock.kind === 'statutory' && promised > due.startedOn && promised !== due.date
      ? { promised: { date: promised, label: t('pages.clocks.bar.promised', { date: shortDate(t, promised) }) } }
      : {}),
  };
  return drawClockBar(bar, size);
}

/** Several grounds of merged stops are parted by `;`. */
export const groundText = (t: Translate, ground: string): string =>
  ground
    .split(';')
    .map((code) => wordOr(t, `domain.ground.${code}`, code))
    .join(t('pages.lanes.and'));

function barText(view: View, one: ClockView, stops: { from: LocalDate; to: LocalDate; ground: string }[]): string {
  const { t } = view;
  const { name, due } = one;
  const from = t.date(due.startedOn);
  if (one.state === 'ended') {
    return t('pages.clocks.bar.ended', { name, from, end: t.date(one.reached), due: due.date ? t.date(due.date) : '—' });
  }
  const said = stops
    .map((stop) =>
      t('pages.clocks.bar.stopped', { from: t.date(stop.from), to: t.date(stop.to), ground: groundText(t, stop.ground) }),
    )
    .join('');
  const params = { name, from, state: t(`domain.clockState.${one.state}`), left: clockRemark(view, one), stops: said };
  return due.date
    ? t('pages.clocks.bar.alternative', { ...params, due: t.date(due.date) })
    : t('pages.clocks.bar.alternativeOpen', params);
}

/** Day of the promised term, shown as a mark on the statutory clocks while it runs. */
export const promisedDay = (clocks: readonly ClockView[]): LocalDate | undefined =>
  clocks.find(({ clock, state }) => clock.kind === 'promised' && state !== 'ended')?.due.date ?? undefined;

/** The side column: what binds outwards at once, internal and ended clocks one click away. */
export function clockCard(
  view: View,
  state: JointCase,
  clocks: readonly ClockView[],
  links: { how(id: string): string; sheet: string },
): ClockCard {
  const promised = promisedDay(clocks);
  const line = (one: ClockView): ClockLine => ({
    tag: clockTag(view.t, one.state),
    name: one.name,
    ...headline(view.t, one),
    remark: clockRemark(view, one),
    bar: clockBar(view, one, `bar-${idOf(one.clock)}`, 'full', promised),
    provisional: provisionalText(view, state, one),
    readings: one.state === 'ended' ? undefined : readingsText(view, one),
    how: links.how(idOf(one.clock)),
  });
  const outward = clocks.filter(({ clock, state: standing }) => clock.kind !== 'internal' && standing !== 'ended');
  const shown = outward.length > 0 ? outward : clocks.filter(({ clock }) => clock.kind === 'statutory');
  const rest = clocks.filter((one) => !shown.includes(one));
  return {
    clocks: shown.map(line),
    ...(rest.length > 0 ? { more: { text: view.t('pages.clocks.others', { n: rest.length }), clocks: rest.map(line) } } : {}),
    ...(clocks.length > 0 ? { sheet: links.sheet } : {}),
  };
}

/** The date in large: when it ended, else when it is due; none while it stands still. */
function headline(t: Translate, { due, state, reached }: ClockView): Pick<ClockLine, 'due' | 'dueDay' | 'dueWeekday'> {
  const date = state === 'ended' ? reached : due.date;
  if (date === null) return { due: false };
  const { day, weekday } = dateParts(t, date);
  return { due: true, dueDay: day, dueWeekday: weekday };
}

/** A clock's id as an anchor. */
export const idOf = (clock: Clock): string => clock.id.replaceAll('/', '-');
