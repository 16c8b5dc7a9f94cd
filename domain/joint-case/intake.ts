import { actorRef } from '../decider';
import type { Instant, LocalDate } from '../decider';
import { isLocalDate, localDate, startOfDay, yearOf } from '../calendar/dates';
import { approvals, isFiling } from '../procedure/procedure';
import type { Procedure, ProcedureItem } from '../procedure/procedure';
import { usccProblem } from '../identifiers/uscc';
import { Refused } from '../refused';
import { without } from '../without';
import { amendedLicence } from './amendment';
import type { CasePlan, JointCaseEvent } from './events';
import { filingEvents } from './filing';
import { reserve, WORDS } from './numbers';
import type { CommandOf, DecideOne, Phase } from './phase';
import { textOf } from './phase';
import type { JointCase, Letter, RoutingOverride } from './state';
import { startItemClock } from './terms';

/** A case before its first event. */
export const initial = (): JointCase => ({
  id: '',
  number: '',
  jurisdiction: '',
  procedure: { id: '', version: 0 },
  submittedAt: 0,
  receivedOn: '',
  channel: 'window',
  facts: {
    unitName: '',
    uscc: '',
    projectName: '',
    industryCode: '',
    division: '',
    contact: { name: '', email: '', phone: '', locale: 'zh-CN' },
    electronicService: false,
  },
  sections: {},
  version: 0,
  numbers: {},
  items: [],
  completeness: [],
  occurrences: { notice: 0, accept: 0 },
  corrections: [],
  branches: [],
  clocks: [],
  warned: [],
  letters: [],
  certificates: {},
  failed: [],
  retries: {},
});

/** Day of receipt: today, or the earlier day on which a clerk took in the paper, with the reason. */
function receivedOn(command: CommandOf<'Submit'>, role: string | undefined, today: string): { on: string; reason?: string } {
  if (command.receivedOn === undefined || command.receivedOn === today) return { on: today };
  if (role !== 'clerk') throw new Refused('backdating-not-allowed', {}, '/receivedOn');
  if (!isLocalDate(command.receivedOn)) throw new Refused('date-invalid', {}, '/receivedOn');
  if (command.receivedOn > today) throw new Refused('received-in-future', {}, '/receivedOn');
  if (!command.reason?.trim()) throw new Refused('backdating-reason-missing', {}, '/reason');
  return { on: command.receivedOn, reason: command.reason.trim() };
}

/** Only a clerk takes in what another authority decides, and says why. */
function overrideOf(override: RoutingOverride, role: string | undefined): RoutingOverride {
  if (role !== 'clerk') throw new Refused('routing-override-not-allowed', {}, '/routingReason');
  return { ...override, reason: textOf(override.reason, '/routingReason') };
}

/** A look-up by what was entered, which the rules answer with an error where there is none. */
function known<T>(lookUp: () => T, code: string, pointer: string): T {
  try {
    return lookUp();
  } catch {
    throw new Refused(code, {}, pointer);
  }
}

/** The moment of receipt: that of the act, or the beginning of the earlier day named. */
const receiptMoment = (on: LocalDate, at: Instant): Instant => (on === localDate(at) ? at : startOfDay(on));

const plannedItem = (item: ProcedureItem): CasePlan['items'][number] => ({
  kind: item.kind,
  department: item.department,
  ...(isFiling(item) ? { handling: 'filing' } : item.amends === undefined ? {} : { amends: item.amends }),
});

/** What a version of a procedure makes of a case. */
export const planOf = (procedure: Procedure): CasePlan => ({
  items: procedure.items.map(plannedItem),
  departments: procedure.completeness.departments,
  branches: procedure.branches.map(({ id, department, items, mandatory, kind, opens }) => ({
    id,
    department,
    items,
    mandatory,
    ...(kind === 'review' ? {} : { kind }),
    ...(opens === undefined || opens === 'acceptance' ? {} : { opens }),
  })),
});

const submit: DecideOne<'Submit'> = (state, { command, actor, receivedAt: at }, rules) => {
  const { facts } = command;
  if (state.id !== '') throw new Refused('already-submitted');
  const inScope = actor.role === 'clerk' ? actor.jurisdiction === command.jurisdiction : actor.uscc === facts.uscc;
  if (!inScope) throw new Refused('forbidden');
  if (!facts.electronicService) throw new Refused('consent-missing', { article: '民事诉讼法 90' }, '/facts/electronicService');
  const problem = usccProblem(facts.uscc);
  if (problem) throw new Refused(problem, { uscc: facts.uscc }, '/facts/uscc');
  textOf(facts.unitName, '/facts/unitName');
  textOf(facts.projectName, '/facts/projectName');

  const { on, reason } = receivedOn(command, actor.role, localDate(at));
  const procedure = known(() => rules.currentProcedure(command.procedure, on), 'procedure-unknown', '/procedure');
  known(() => rules.jurisdiction(command.jurisdiction), 'jurisdiction-unknown', '/jurisdiction');
  const by = actorRef(actor);
  const received = receiptMoment(on, at);
  const licence = amendedLicence(procedure, command, on);
  return [
    {
      type: 'CaseSubmitted',
      at,
      id: command.id,
      jurisdiction: command.jurisdiction,
      procedure: { id: procedure.id, version: procedure.version },
      plan: planOf(procedure),
      channel: command.channel,
      facts,
      sections: command.sections,
      receivedOn: on,
      ...(reason === undefined ? {} : { backdatedReason: reason }),
      ...(licence === undefined ? {} : { licence }),
      ...(command.routingOverride ? { routingOverride: overrideOf(command.routingOverride, actor.role) } : {}),
      by,
    },
    reserve('case', WORDS.case, command.jurisdiction, at, rules, { year: yearOf(on) }),
    ...approvals(procedure)
      .filter(({ clockStarts }) => clockStarts === 'receipt')
      .map((item): JointCaseEvent =>
        startItemClock(item, received, { at, by, receivedOn: on, jurisdiction: command.jurisdiction }, rules),
      ),
    ...filingEvents(procedure, command, { at, effective: received }, rules),
  ];
};

/** Application, its number, the clocks that run from receipt (EIA: 法典 102(2)), and the receipt for what was handed in. */
export const intake = {
  decide: { Submit: submit },
  evolve: {
    CaseSubmitted: (state, event) => {
      const { at, plan, receivedOn: on } = event;
      const submitted = without(event, 'type', 'at', 'plan', 'backdatedReason', 'by');
      const receivedAt = receiptMoment(on, at);
      const letter: Letter = {
        id: 'receipt',
        kind: 'receipt',
        // What is only filed gets its own receipt at once.
        items: plan.items.filter(({ handling }) => handling === undefined).map(({ kind }) => kind),
        number: '',
        at,
      };
      return {
        ...state,
        ...submitted,
        submittedAt: at,
        version: 1,
        items: plan.items.map((item) => ({ ...item, state: 'checking', receivedAt })),
        completeness: plan.departments.map((department) => ({ department, state: 'open', demands: [], round: 1 })),
        branches: plan.branches.map((branch) => ({ ...branch, state: 'waiting', round: 0 })),
        letters: letter.items.length > 0 ? [letter] : [],
      };
    },
    NumberReserved: (state, { subject, number, verifyCode = '' }) => {
      const numbers = { ...state.numbers, [subject]: { number, verifyCode } };
      const letterId =
        subject === 'case' ? 'receipt' : subject.startsWith('letter/') ? subject.slice('letter/'.length) : undefined;
      return {
        ...state,
        numbers,
        number: subject === 'case' ? number : state.number,
        letters: state.letters.map((letter) => (letter.id === letterId ? { ...letter, number } : letter)),
      };
    },
  },
  possible: { Submit: (state) => state.id === '' },
} satisfies Phase;
