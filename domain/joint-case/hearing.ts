import { actorRef, TIME } from '../decider';
import type { Actor, Instant, LocalDate, Task } from '../decider';
import { addDays, endOfDay, localDate } from '../calendar/dates';
import { Refused } from '../refused';
import { applyDeadline } from '../rules/deadline';
import type { DeadlineRule } from '../rules/deadline';
import type { Rules } from '../rules/rules';
import { countBack } from '../rules/term';
import {
  answered,
  branchesToAct,
  branchTask,
  branchToAct,
  comingDay,
  conclusionOf,
  endRound,
  ofDepartment,
  ofThisRound,
  onBranch,
  ownBranch,
  participantsOf,
  pastDay,
} from './branch';
import { releaseClocks } from './holding';
import { reserve, WORDS } from './numbers';
import type { DecideOne, EvolveOne, Phase } from './phase';
import { textOf } from './phase';
import { branchOf, isOpen, itemOf, kindOf } from './standing';
import type { CaseBranch, Hearing, InterestedParty } from './branch-state';
import type { JointCase } from './state';
import { articleOf, procedureOf, startBranchClock } from './terms';

/** 行政许可法 47(1): 在被告知听证权利之日起五日内提出听证申请. */
const ASK = 'APL-06';
/** 行政许可法 47(1): 应当在二十日内组织听证. */
const HOLD = 'APL-07';
/** 行政许可法 48: 应当于举行听证的七日前将举行听证的时间、地点通知申请人、利害关系人. */
const TELL = 'APL-11';

const isHearing = (branch: CaseBranch): boolean => kindOf(branch) === 'hearing';
const present = (branch: CaseBranch): Hearing | undefined => ofThisRound(branch, branch.hearing);
const ruleOf = (state: JointCase, id: string, rules: Rules): DeadlineRule =>
  rules.deadline(id, state.receivedOn, state.jurisdiction);

/** Last day by which a hearing that was asked for is to be held. */
const holdBy = (state: JointCase, { asked }: Hearing, rules: Rules): LocalDate | undefined =>
  asked && applyDeadline(ruleOf(state, HOLD, rules), localDate(asked.at), rules.calendar(state.jurisdiction)).date;

/** The first day on which a hearing can be whose time and place are told now: counted back from it, the term is kept. */
export function firstHearingDay(state: JointCase, at: Instant, rules: Rules): LocalDate {
  const calendar = rules.calendar(state.jurisdiction);
  const told = localDate(at);
  let on = addDays(told, 1);
  while (countBack(ruleOf(state, TELL, rules), on, calendar).date < told) on = addDays(on, 1);
  return on;
}

/** Opened by an officer, once, for items that are accepted and not decided. */
const isTellable = (state: JointCase, branch: CaseBranch): boolean =>
  isHearing(branch) &&
  branch.state === 'waiting' &&
  branch.items.every((kind) => itemOf(state, kind)?.state !== 'checking') &&
  branch.items.some((kind) => itemOf(state, kind)?.state === 'accepted');

const partiesOf = (list: readonly InterestedParty[]): InterestedParty[] =>
  list.map(({ name, phone, email, concern }, i) => ({
    name: textOf(name, `/parties/${i}/name`),
    phone: textOf(phone, `/parties/${i}/phone`),
    email: email.trim(),
    concern: textOf(concern, `/parties/${i}/concern`),
  }));

const tell: DecideOne<'TellHearingRight'> = (state, { command, actor, receivedAt: at }, rules) => {
  const branch = ownBranch(state, command.branch, actor);
  const planned = procedureOf(state, rules).branches.find(({ id }) => id === branch.id);
  if (!planned || !isHearing(branch)) throw new Refused('branch-of-other-kind', { branch: branch.id }, '/branch');
  if (!isTellable(state, branch)) throw new Refused('hearing-not-possible', { branch: branch.id });
  const matter = textOf(command.matter, '/matter');
  const parties = partiesOf(command.parties);
  const round = branch.round + 1;
  const by = actorRef(actor);
  const letter = `hearing-right-${branch.id}`;
  const { date: until } = applyDeadline(ruleOf(state, ASK, rules), localDate(at), rules.calendar(state.jurisdiction));
  return [
    { type: 'BranchOpened', at, branch: branch.id, round },
    startBranchClock(state, planned, round, at, by),
    reserve(`letter/${letter}`, WORDS.hearingRight, state.jurisdiction, at, rules),
    { type: 'HearingRightTold', at, branch: branch.id, round, letter, matter, parties, rule: ASK, until, by },
  ];
};

/** The open hearing of which this person may say that it is asked for. */
function hearingToAsk(state: JointCase, id: string): { branch: CaseBranch; hearing: Hearing } {
  const branch = branchOf(state, id);
  if (!branch) throw new Refused('branch-unknown', { branch: id }, '/branch');
  const hearing = present(branch);
  if (!hearing) throw new Refused('hearing-not-told', { branch: id });
  if (hearing.asked) throw new Refused('already-acted', { by: hearing.asked.asker, at: hearing.asked.at });
  if (hearing.lapsedAt !== undefined) throw new Refused('hearing-right-lapsed', { until: hearing.until });
  if (branch.state !== 'open') throw new Refused('branch-not-open', { branch: id, state: branch.state });
  return { branch, hearing };
}

const ask: DecideOne<'AskForHearing'> = (state, { command, actor, receivedAt: at }) => {
  const { branch, hearing } = hearingToAsk(state, command.branch);
  const { id, round } = branch;
  const named = command.party?.trim() ?? '';
  const known = named === '' || named === state.facts.unitName || hearing.parties.some(({ name }) => name === named);
  if (!known || (actor.role === 'enterprise' && named !== '' && named !== state.facts.unitName))
    throw new Refused('party-unknown', { party: named }, '/party');
  const asker = named === '' ? state.facts.unitName : named;
  return [{ type: 'HearingAsked', at, branch: id, round, asker, by: actorRef(actor) }];
};

/** `LapseHearingRight/<branch>/<round>`: nobody asked in time (行政许可法 47(1)). */
const lapse: DecideOne<'LapseHearingRight'> = (state, { command, receivedAt: at }, rules) => {
  const branch = branchOf(state, command.task.split('/')[1] ?? '');
  if (!branch) return [];
  const { id, round } = branch;
  const by = actorRef(TIME);
  const basis = `${ASK} ${articleOf(ruleOf(state, ASK, rules))}`;
  return [
    { type: 'HearingRightLapsed', at, branch: id, round },
    { type: 'OpinionGiven', at, branch: id, round, opinion: 'agree', text: '', conditions: '', by, basis },
    ...endRound(state, branch, at, by),
  ];
};

const keyOf = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** Who examined the application: in its checks, reviews, visits, and whoever holds a branch of it now. */
const examiners = (state: JointCase): string[] => [
  ...state.completeness.flatMap(({ by }) => by?.name ?? []),
  ...state.branches
    .filter((branch) => !isHearing(branch))
    .flatMap(({ opinion, claimedBy, visit }) => [
      opinion?.by.name ?? '',
      claimedBy?.name ?? '',
      ...(visit?.held?.participants ?? []).map(({ name }) => name),
    ]),
];

/**
 * 行政许可法 48: 行政机关应当指定审查该行政许可申请的工作人员以外的人员为听证主持人 [memory]. People are compared by name: the chair
 * need not have an account here.
 */
function chairOf(state: JointCase, name: string): string {
  const chair = textOf(name, '/chair');
  if (examiners(state).some((one) => one !== '' && keyOf(one) === keyOf(chair)))
    throw new Refused('chair-examined', { chair }, '/chair');
  return chair;
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

const schedule: DecideOne<'ScheduleHearing'> = (state, { command, actor, receivedAt: at }, rules) => {
  const branch = branchToAct(state, command.branch, actor, ['hearing']);
  const { id, round } = branch;
  const hearing = present(branch);
  if (!hearing?.asked) throw new Refused('hearing-not-asked', { branch: id });
  if (hearing.planned) throw new Refused('hearing-scheduled', { branch: id, on: hearing.planned.on });
  const on = comingDay(command.on, at);
  const first = firstHearingDay(state, at, rules);
  if (on < first) throw new Refused('hearing-too-early', { first }, '/on');
  const last = holdBy(state, hearing, rules) ?? first;
  // Told too late to keep both terms, it is still to be held: on the first day that the notice allows.
  if (on > last && on > first) throw new Refused('hearing-too-late', { last: last > first ? last : first }, '/on');
  const time = command.time.trim();
  if (!TIME_OF_DAY.test(time)) throw new Refused('time-invalid', {}, '/time');
  const place = textOf(command.place, '/place');
  const chair = chairOf(state, command.chair);
  const letter = `hearing-notice-${id}`;
  return [
    reserve(`letter/${letter}`, WORDS.hearing, state.jurisdiction, at, rules),
    { type: 'HearingScheduled', at, branch: id, round, letter, on, time, place, chair, by: actorRef(actor) },
  ];
};

const record: DecideOne<'RecordHearing'> = (state, { command, actor, receivedAt: at }, rules) => {
  const branch = branchToAct(state, command.branch, actor, ['hearing']);
  const { id, round } = branch;
  const planned = present(branch)?.planned;
  if (!planned) throw new Refused('hearing-not-scheduled', { branch: id });
  const on = pastDay(command.on, at, planned.on);
  const chair = chairOf(state, command.chair);
  const participants = participantsOf(command.participants, 1, '/participants');
  const minutes = textOf(command.minutes, '/minutes');
  const { conclusion } = command;
  const { conditions } = conclusionOf({ value: conclusion, text: minutes, conditions: command.conditions }, { text: '/minutes' });
  const by = actorRef(actor);
  return [
    { type: 'HearingRecorded', at, branch: id, round, on, chair, participants, minutes, conclusion, conditions, by },
    ...endRound(state, branch, at, by),
    ...releaseClocks(state, branch, at, by, rules),
  ];
};

const onHearing = (state: JointCase, id: string, change: (hearing: Hearing) => Hearing): JointCase =>
  onBranch(state, id, (branch) => (branch.hearing ? { ...branch, hearing: change(branch.hearing) } : branch));

const numberOf = (state: JointCase, letter: string): string => state.numbers[`letter/${letter}`]?.number ?? '';

/** The state with the paper of a hearing still to be written. */
const withLetter = (state: JointCase, branch: string, id: string, kind: 'hearing-right' | 'hearing-notice', at: Instant) => ({
  ...state,
  letters: [...state.letters, { id, kind, items: branchOf(state, branch)?.items ?? [], number: numberOf(state, id), at }],
});

const evolveTold: EvolveOne<'HearingRightTold'> = (state, { branch: id, round, letter, matter, parties, until, at }) =>
  withLetter(
    onBranch(state, id, (branch) => ({
      ...branch,
      hearing: { round, letter, number: numberOf(state, letter), matter, parties, toldAt: at, until },
    })),
    ...([id, letter, 'hearing-right', at] as const),
  );

const evolveScheduled: EvolveOne<'HearingScheduled'> = (state, { branch: id, letter, on, time, place, chair, at }) =>
  withLetter(
    onHearing(state, id, (hearing) => ({
      ...hearing,
      planned: { on, time, place, chair, letter, number: numberOf(state, letter), at },
    })),
    ...([id, letter, 'hearing-notice', at] as const),
  );

const evolveRecorded: EvolveOne<'HearingRecorded'> = (state, event) => {
  const { branch: id, round, on, chair, participants, minutes, conclusion, conditions, by, at } = event;
  const told = onHearing(state, id, (hearing) => ({ ...hearing, held: { on, chair, participants, minutes, at } }));
  return onBranch(told, id, (branch) => answered(branch, { value: conclusion, text: '', conditions, by, at, round }));
};

/** Time ends the right at the end of its last day; once asked, the department arranges the hearing, and writes its record. */
const tasks = (state: JointCase, rules: Rules): Task[] =>
  state.branches
    .filter((branch) => branch.state === 'open' && isHearing(branch))
    .flatMap((branch): Task[] => {
      const { id, round } = branch;
      const hearing = present(branch);
      if (!hearing) return [];
      if (!hearing.asked) {
        const at = endOfDay(hearing.until);
        return [{ id: `LapseHearingRight/${id}/${round}`, kind: 'LapseHearingRight', for: 'time', subject: id, at }];
      }
      const due = hearing.planned?.on ?? holdBy(state, hearing, rules);
      const task = branchTask(state, branch, hearing.planned ? 'RecordHearing' : 'ScheduleHearing', rules);
      return [{ ...task, ...(due === undefined ? {} : { due }) }];
    });

const mayTell = (state: JointCase, actor: Actor): boolean =>
  state.branches.some((branch) => isTellable(state, branch) && ofDepartment(actor, branch));

/** Hearings that may be asked for now. */
export const askable = (state: JointCase): CaseBranch[] =>
  state.branches.filter((branch) => {
    const hearing = present(branch);
    return (
      branch.state === 'open' && hearing !== undefined && !hearing.asked && branch.items.some((kind) => isOpenItem(state, kind))
    );
  });

const isOpenItem = (state: JointCase, kind: string): boolean => {
  const item = itemOf(state, kind);
  return item !== undefined && isOpen(item);
};

/** Hearings to which an officer may open the way. */
export const tellable = (state: JointCase): CaseBranch[] => state.branches.filter((branch) => isTellable(state, branch));

/**
 * A hearing (听证, 行政许可法 46 to 48): the right to it is told, lapses unless somebody asks, and one that was asked for is
 * arranged, held and recorded before anything is decided.
 */
export const hearings = {
  decide: {
    TellHearingRight: tell,
    AskForHearing: ask,
    ScheduleHearing: schedule,
    RecordHearing: record,
    LapseHearingRight: lapse,
  },
  evolve: {
    HearingRightTold: evolveTold,
    HearingAsked: (state, { branch, asker, by, at }) => onHearing(state, branch, (one) => ({ ...one, asked: { by, asker, at } })),
    HearingRightLapsed: (state, { branch, at }) => onHearing(state, branch, (one) => ({ ...one, lapsedAt: at })),
    HearingScheduled: evolveScheduled,
    HearingRecorded: evolveRecorded,
  },
  tasks,
  possible: {
    TellHearingRight: mayTell,
    AskForHearing: (state) => askable(state).length > 0,
    ScheduleHearing: (state, actor) =>
      branchesToAct(state, actor, ['hearing']).some((branch) => present(branch)?.asked && !present(branch)?.planned),
    RecordHearing: (state, actor) => branchesToAct(state, actor, ['hearing']).some((branch) => present(branch)?.planned),
  },
} satisfies Phase;
