import { actorRef } from '../decider';
import type { ActorRef, Instant, Task } from '../decider';
import { addWorkingDays, localDate } from '../calendar/dates';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import type { JointCaseEvent } from './events';
import { reserve, WORDS } from './numbers';
import type { DecideOne, EvolveOne, Phase } from './phase';
import { textOf } from './phase';
import { openNotice, pendingDemands, unanswered } from './standing';
import type { CaseFacts, CorrectionNotice, JointCase } from './state';
import { procedureOf } from './terms';

/** Where a procedure suggests no time for the answer. No law sets one; it has no legal effect. */
const ANSWER_WORKING_DAYS = 10;

/** Day by which the applicant is asked (not bound) to answer. */
export const suggestedAnswerDay = (state: JointCase, notice: CorrectionNotice, rules: Rules) =>
  addWorkingDays(
    rules.calendar(state.jurisdiction),
    localDate(notice.at),
    procedureOf(state, rules).completeness.answerWorkingDays ?? ANSWER_WORKING_DAYS,
  );

/** The one merged notice (行政许可法 32(4), 条例 9(4)): its number and what it demands of which items. */
export function noticeEvents(state: JointCase, at: Instant, by: ActorRef, rules: Rules, ground?: string): JointCaseEvent[] {
  const notice = `correction-${state.corrections.length + 1}`;
  const demands = pendingDemands(state);
  const demanded = new Set(demands.flatMap(({ items }) => items));
  return [
    reserve(`correction/${notice}`, WORDS.correction, state.jurisdiction, at, rules),
    {
      type: 'CorrectionNoticed',
      at,
      notice,
      items: state.items.map(({ kind }) => kind).filter((kind) => demanded.has(kind)),
      demands,
      by,
      ...(ground === undefined ? {} : { ground }),
    },
  ];
}

const send: DecideOne<'SendCorrectionNotice'> = (state, { command, actor, receivedAt: at }, rules) => {
  const open = openNotice(state);
  if (open) throw new Refused('notice-already-sent', { by: open.by.name, at: open.at });
  if (pendingDemands(state).length === 0) throw new Refused('nothing-demanded');
  const ground = command.ground?.trim();
  // 一次性告知: asking again is an exception that has to be justified on the record.
  if (state.corrections.length > 0 && !ground) throw new Refused('second-notice-needs-ground', {}, '/ground');
  return noticeEvents(state, at, actorRef(actor), rules, ground === '' ? undefined : ground);
};

const answer: DecideOne<'AnswerCorrection'> = (state, { command, actor, receivedAt: at }) => {
  const notice = openNotice(state);
  if (!notice || unanswered(state).length === 0) throw new Refused('no-correction-open');
  if (command.answers.length === 0) throw new Refused('text-missing', {}, '/answers');
  const seen = new Set<string>();
  const answers = command.answers.map(({ demand: id, text, section }, i) => {
    const demand = notice.demands.find((one) => one.id === id);
    if (!demand || seen.has(id)) throw new Refused('demand-unknown', { demand: id }, `/answers/${i}/demand`);
    if (demand.answer) throw new Refused('demand-answered', { demand: id, at: demand.answer.at }, `/answers/${i}/demand`);
    if (section && section.name !== demand.section) {
      throw new Refused('section-not-demanded', { section: section.name }, `/answers/${i}/section`);
    }
    // Another code would be another applicant: that is a new application, not a correction.
    if (section?.facts?.uscc !== undefined && section.facts.uscc !== state.facts.uscc) {
      throw new Refused('unit-fixed', { uscc: state.facts.uscc }, `/answers/${i}/content/uscc`);
    }
    seen.add(id);
    return { demand: id, text: section ? text.trim() : textOf(text, `/answers/${i}/text`), ...(section ? { section } : {}) };
  });
  return [{ type: 'CorrectionAnswered', at, notice: notice.id, answers, by: actorRef(actor) }];
};

const evolveNoticed: EvolveOne<'CorrectionNoticed'> = (state, { notice: id, at, by, items, demands, ground }) => {
  const number = state.numbers[`correction/${id}`]?.number ?? '';
  return {
    ...state,
    corrections: [...state.corrections, { id, number, at, by, items, demands, ...(ground === undefined ? {} : { ground }) }],
    completeness: state.completeness.map((entry) =>
      entry.state === 'open' || entry.noticed !== undefined ? entry : { ...entry, noticed: id },
    ),
    letters: [...state.letters, { id, kind: 'correction-notice', items, number, at }],
  };
};

const evolveAnswered: EvolveOne<'CorrectionAnswered'> = (state, { notice: id, answers, at }) => {
  const given = new Map(answers.map((one) => [one.demand, one]));
  const sections = answers.flatMap(({ section }) => (section ? [[section.name, section.hash] as const] : []));
  return closeIfAnswered(
    {
      ...state,
      facts: Object.assign({}, state.facts, ...answers.map(({ section }) => section?.facts ?? {})) as CaseFacts,
      sections: { ...state.sections, ...Object.fromEntries(sections) },
      version: state.version + (sections.length > 0 ? 1 : 0),
      corrections: state.corrections.map((notice) =>
        notice.id === id
          ? {
              ...notice,
              demands: notice.demands.map((demand) => {
                const one = given.get(demand.id);
                const section = one?.section ? { section: one.section.hash } : {};
                return one ? { ...demand, answer: { text: one.text, ...section, at } } : demand;
              }),
            }
          : notice,
      ),
    },
    at,
  );
};

/**
 * Once every demand that still matters is answered, the application counts as received anew: the silence window of the items
 * begins again, and the departments that demanded check again.
 */
export function closeIfAnswered(state: JointCase, at: Instant): JointCase {
  const notice = openNotice(state);
  if (!notice || unanswered(state).length > 0) return state;
  return {
    ...state,
    corrections: state.corrections.map((one) => (one.id === notice.id ? { ...one, answeredAt: at } : one)),
    items: state.items.map((item) =>
      item.state === 'checking' && notice.items.includes(item.kind) ? { ...item, receivedAt: at } : item,
    ),
    completeness: state.completeness.map(({ noticed, ...entry }) =>
      entry.state === 'demands' && noticed === notice.id
        ? { ...entry, state: 'open', demands: [], round: entry.round + 1 }
        : { ...entry, ...(noticed === undefined ? {} : { noticed }) },
    ),
  };
}

function tasks(state: JointCase, rules: Rules): Task[] {
  const notice = openNotice(state);
  if (!notice || unanswered(state).length === 0) return [];
  return [
    {
      id: `AnswerCorrection/${notice.id}`,
      kind: 'AnswerCorrection',
      for: { role: 'enterprise' },
      subject: notice.id,
      due: suggestedAnswerDay(state, notice, rules),
    },
  ];
}

/** The one-time correction notice and its answers, item by item; only what was demanded may change. */
export const corrections = {
  decide: { SendCorrectionNotice: send, AnswerCorrection: answer },
  evolve: { CorrectionNoticed: evolveNoticed, CorrectionAnswered: evolveAnswered },
  tasks,
  possible: {
    SendCorrectionNotice: (state) => pendingDemands(state).length > 0,
    AnswerCorrection: (state) => unanswered(state).length > 0,
  },
} satisfies Phase;
