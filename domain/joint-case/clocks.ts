import { localDate } from '../calendar/dates';
import { dueDate } from '../clock/due';
import { extension, extensionLeft } from '../clock/extension';
import { actorRef } from '../decider';
import { STOP_ARTICLE } from '../clock/grounds';
import { clockState } from '../clock/ledger';
import type { Clock } from '../clock/ledger';
import { Refused } from '../refused';
import type { DecideOne, Phase } from './phase';
import { textOf } from './phase';
import { kindOf } from './standing';
import type { JointCase } from './state';
import { stepHolding } from './holding';
import { entered } from './terms';

const clockOf = (state: JointCase, id: string): Clock => {
  const clock = state.clocks.find((one) => one.id === id);
  if (!clock) throw new Refused('clock-unknown', { clock: id }, '/clock');
  return clock;
};

const stop: DecideOne<'StopClock'> = (state, { command, actor, receivedAt: at }) => {
  const { ground, document, days } = command;
  const said = { ground, article: STOP_ARTICLE, actor: actorRef(actor), document: document.trim() };
  // The notice tells the applicant how long the step will take; it is not the length of the stop, which ends when the step does.
  return [entered(clockOf(state, command.clock), { kind: 'stop', at, ...said, ...(days === undefined ? {} : { days }) })];
};

const resume: DecideOne<'ResumeClock'> = (state, { command, actor, receivedAt: at }, rules) => {
  const clock = clockOf(state, command.clock);
  const step = stepHolding(state, clock, rules);
  if (step) throw new Refused(kindOf(step) === 'hearing' ? 'hearing-running' : 'panel-running', { branch: step.id });
  const ground = clock.ledger.findLast(({ kind }) => kind === 'stop')?.ground ?? '';
  return [entered(clock, { kind: 'resume', at, ground, article: STOP_ARTICLE, actor: actorRef(actor) })];
};

const extend: DecideOne<'ExtendTerm'> = (state, { command, actor, receivedAt: at }, rules) => {
  const clock = clockOf(state, command.clock);
  const { date } = dueDate(clock, rules, rules.calendar(state.jurisdiction));
  const reason = textOf(command.reason, '/reason');
  const approver = textOf(command.approver, '/approver');
  const document = textOf(command.document, '/document');
  const given = { days: command.days, reason, approver, document, at, actor: actorRef(actor) };
  return [entered(clock, extension(clock, date, localDate(at), given))];
};

const any = (state: JointCase, standing: ReturnType<typeof clockState>): boolean =>
  state.clocks.some((clock) => clockState(clock) === standing);

/** Ledgers of the case's clocks. What a ledger allows is its own rule (domain/clock/ledger.ts, 行政许可法 45). */
export const clocks = {
  decide: { StopClock: stop, ResumeClock: resume, ExtendTerm: extend },
  evolve: {
    ClockStarted: (state, { clock }) => ({ ...state, clocks: [...state.clocks, clock] }),
    ClockEntered: (state, { clock: id, entry: given, letter }) => {
      const entry = letter === undefined ? given : { ...given, document: state.numbers[`letter/${letter}`]?.number ?? '' };
      return {
        ...state,
        clocks: state.clocks.map((clock) => (clock.id === id ? { ...clock, ledger: [...clock.ledger, entry] } : clock)),
      };
    },
    TermWarned: (state, { clock, share }) => ({ ...state, warned: [...state.warned, `${clock}/${share}`] }),
    TermOverrun: (state, { clock }) => ({ ...state, warned: [...state.warned, `${clock}/overrun`] }),
  },
  possible: {
    StopClock: (state) => any(state, 'running'),
    ExtendTerm: (state) => state.clocks.some((clock) => clockState(clock) !== 'ended' && extensionLeft(clock) > 0),
    ResumeClock: (state, _actor, rules) =>
      state.clocks.some((clock) => clockState(clock) === 'stopped' && !stepHolding(state, clock, rules)),
  },
} satisfies Phase;
