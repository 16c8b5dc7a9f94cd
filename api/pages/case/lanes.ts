import { addDays, localDate } from '../../../domain/calendar/dates';
import { stageOf } from '../../../domain/joint-case/stage';
import { isReviewOver, kindOf, openNotice } from '../../../domain/joint-case/standing';
import type { CaseBranch } from '../../../domain/joint-case/branch-state';
import type { CaseItem, JointCase } from '../../../domain/joint-case/state';
import { approvals } from '../../../domain/procedure/procedure';
import type { LaneView } from '../../../templates/models/pages/case';
import { drawLaneChart, type Lane, type LaneChart, type LanePiece } from '../drawings/lane-chart';
import { branchTag, completenessTag, itemTag } from '../tags';
import { branchName, listed, procedureOfCase, shortDate, type View } from '../view';
import type { ClockView } from './clock-views';

interface Row extends Lane {
  state: string;
}

/** Items and branches over time, and who has the ball: the drawing, and the same as a table. */
export function viewLanes(view: View, state: JointCase, clocks: readonly ClockView[]): LaneView {
  const { t, today } = view;
  const start = localDate(state.submittedAt);
  const rows = [
    ...checkRows(view, state),
    ...state.items.flatMap((item) => [
      itemRow(view, state, item, clocks),
      ...state.branches.filter((branch) => branch.items[0] === item.kind).map((branch) => branchRow(view, state, branch, clocks)),
    ]),
  ];
  const ends = rows.flatMap(({ pieces }) => pieces.map(({ to }) => to));
  const last = [today, ...ends].reduce((a, b) => (a > b ? a : b));
  const over = stageOf(state) === 'closed';
  const chart: LaneChart = {
    id: 'lanes',
    from: state.receivedOn < start ? state.receivedOn : start,
    to: over
      ? addDays(
          ends.reduce((a, b) => (a > b ? a : b), start),
          1,
        )
      : addDays(last, 2),
    today,
    todayLabel: t('pages.lanes.today'),
    writeDay: (date) => shortDate(t, date),
    lanes: rows,
    alternative: t('pages.lanes.alternative', { rows: rows.map((row) => rowText(view, row)).join(t('pages.lanes.stop')) }),
  };
  return {
    ball: ballText(view, state),
    wide: drawLaneChart(chart, 'wide'),
    narrow: drawLaneChart(chart, 'narrow'),
    rows: rows.map((row) => ({
      name: row.label,
      state: row.state,
      from: row.pieces[0] ? t.date(row.pieces[0].from) : '—',
      to: row.pieces.length > 0 ? t.date(row.pieces.at(-1)!.to) : '—',
    })),
  };
}

function rowText({ t }: View, { label, state, pieces }: Row): string {
  const first = pieces[0];
  if (!first) return t('pages.lanes.rowNone', { name: label, state });
  return t('pages.lanes.row', { name: label, state, from: t.date(first.from), to: t.date(pieces.at(-1)!.to) });
}

/** Completeness: one lane for all departments, with the time that the applicant had the ball. */
function checkRows(view: View, state: JointCase): Row[] {
  const { t, today } = view;
  const pieces: LanePiece[] = [];
  let from = state.receivedOn;
  for (const notice of state.corrections) {
    const sent = localDate(notice.at);
    const back = notice.answeredAt === undefined ? undefined : localDate(notice.answeredAt);
    pieces.push({ from, to: sent, look: 'done', title: t('pages.lanes.checking') });
    pieces.push({ from: sent, to: back ?? today, look: 'applicant', title: t('pages.lanes.applicant') });
    from = back ?? '';
    if (!back) break;
  }
  const accepted = state.items.flatMap(({ acceptedAt }) => (acceptedAt === undefined ? [] : [localDate(acceptedAt)])).sort();
  const checking = state.items.some((item) => item.state === 'checking');
  if (from !== '' && checking) pieces.push({ from, to: today, look: 'running', title: t('pages.lanes.checking') });
  else if (from !== '') {
    const end = state.items.every((item) => item.acceptedBy === 'silence') ? today : (accepted.at(-1) ?? today);
    pieces.push({ from, to: end < from ? from : end, look: 'done', title: t('pages.lanes.checking') });
  }
  if (state.items.every(({ handling }) => handling === 'filing')) return [];
  const waits = openNotice(state);
  const left = state.completeness.filter((entry) => entry.state === 'open');
  const word = waits
    ? t('pages.lanes.applicant')
    : checking
      ? left.length > 0
        ? t('pages.lanes.checkLeft', { n: left.length })
        : completenessTag(t, 'complete').text
      : t('pages.lanes.checked');
  return [
    {
      kind: 'item',
      label: t('pages.lanes.completeness'),
      pieces,
      state: word,
      note: { text: word, tone: waits ? 'warn' : checking ? 'plain' : 'good' },
    },
  ];
}

function itemRow(view: View, state: JointCase, item: CaseItem, clocks: readonly ClockView[]): Row {
  const { t, today } = view;
  const word = itemTag(t, item.state).text;
  const label = t(`domain.itemShort.${item.kind}`);
  const clock = clocks.find((one) => one.clock.id === `item/${item.kind}`);
  const row = { kind: 'item' as const, label, state: word };
  if (!clock) return { ...row, pieces: [], note: { text: word, tone: 'plain' } };
  const { due, reached, state: standing } = clock;
  const pieces: LanePiece[] = [];
  let from = due.startedOn;
  for (const stop of due.stops) {
    const to = stop.to ?? today;
    if (stop.from > from) pieces.push({ from, to: addDays(stop.from, -1), look: lookOf(standing), title: word });
    pieces.push({ from: stop.from, to: stop.to ? addDays(to, -1) : to, look: 'stopped', title: t('domain.clockState.stopped') });
    from = to;
  }
  if (standing !== 'stopped' && from <= reached) pieces.push(...reachedPieces(clock, from, word));
  if (standing === 'running' && due.date && due.date > today) {
    pieces.push({ from: addDays(today, 1), to: due.date, look: 'left', title: t('pages.lanes.due', { date: t.date(due.date) }) });
  }
  const decided = item.decision && ['granted', 'issued', 'refused'].includes(item.state);
  const tone =
    standing === 'overdue' || item.state === 'refused' ? 'bad' : standing === 'stopped' ? 'stop' : decided ? 'good' : 'plain';
  const text =
    standing === 'stopped'
      ? t('domain.clockState.stopped')
      : due.date && (standing === 'running' || standing === 'overdue')
        ? t('pages.lanes.due', { date: shortDate(t, due.date) })
        : word;
  return { ...row, pieces, note: { text, tone } };
}

/** Time used so far: what lies beyond the due date is late. */
function reachedPieces({ due, reached, state: standing }: ClockView, from: string, title: string): LanePiece[] {
  if (standing !== 'overdue' || due.date === null || due.date < from)
    return [{ from, to: reached, look: lookOf(standing), title }];
  return [
    { from, to: due.date, look: 'running', title },
    { from: addDays(due.date, 1), to: reached, look: 'late', title },
  ];
}

const lookOf = (standing: ClockView['state']): LanePiece['look'] =>
  standing === 'ended' ? 'done' : standing === 'overdue' ? 'late' : 'running';

function branchRow(view: View, state: JointCase, branch: CaseBranch, clocks: readonly ClockView[]): Row {
  const { t } = view;
  const word = branchTag(t, branch).text;
  const row = { kind: 'branch' as const, label: branchName(view, state, branch.id), state: word };
  const rounds = clocks.filter(({ clock }) => clock.kind === 'internal' && clock.subject === branch.id);
  const pieces = rounds
    .sort((a, b) => (a.due.startedOn < b.due.startedOn ? -1 : 1))
    .flatMap((one): LanePiece[] => {
      const begun = reachedPieces(one, one.due.startedOn, word);
      const rest = one.state === 'running' && one.due.date && one.due.date > one.reached;
      return rest
        ? [
            ...begun,
            {
              from: addDays(one.reached, 1),
              to: one.due.date!,
              look: 'left',
              title: t('pages.lanes.due', { date: t.date(one.due.date!) }),
            },
          ]
        : begun;
    });
  // Nobody has to take a notice that is on display.
  if (branch.state === 'open' && kindOf(branch) !== 'publicity') {
    const who = branch.claimedBy?.name ?? t('pages.inbox.unclaimed');
    return { ...row, pieces, note: { text: who, tone: branch.claimedBy ? 'plain' : 'warn' } };
  }
  const value = branch.state === 'answered' ? branch.opinion?.value : undefined;
  const mark = value === 'disagree' ? '✕ ' : value ? '✓ ' : '';
  return { ...row, pieces, note: { text: mark + word, tone: value === 'disagree' ? 'bad' : value ? 'good' : 'plain' } };
}

/** Who has the ball now: the applicant, departments, or the one who decides. */
export function ballText(view: View, state: JointCase): string {
  const { t } = view;
  const who = holders(view, state);
  if (stageOf(state) === 'closed') return t('pages.lanes.ballNobody');
  if (openNotice(state)) return t('pages.lanes.ballApplicant');
  return who.length > 0 ? t('pages.lanes.ball', { who: listed(t, who) }) : '';
}

/** Names of those whose turn it is. */
export function holders(view: View, state: JointCase): string[] {
  const { t } = view;
  const stage = stageOf(state);
  const departments = (kinds: readonly string[]) => [...new Set(kinds)].map((kind) => t(`domain.department.${kind}`));
  if (stage === 'checking') {
    const left = state.completeness.filter((entry) => entry.state === 'open').map(({ department }) => department);
    return departments(left.length > 0 ? left : ['window']);
  }
  const open = state.branches.filter((branch) => branch.state === 'open').map(({ department }) => department);
  const ready = state.items.filter((item) => item.state === 'accepted' && isReviewOver(state, item.kind));
  const deciding = ready.map(
    (item) => approvals(procedureOfCase(state, view.rules)).find(({ kind }) => kind === item.kind)?.decidingRole ?? 'approver',
  );
  return [...departments(open), ...[...new Set(deciding)].map((role) => t(`domain.role.${role}`))];
}
