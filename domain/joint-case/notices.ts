import { localDate } from '../calendar/dates';
import { dueDate } from '../clock/due';
import { STOP_GROUNDS } from '../clock/grounds';
import type { LocalDate, NewStream } from '../decider';
import { requestNotice } from '../notice/request';
import { packRows } from '../notice/moments';
import type { Moment, NoticeParams } from '../notice/moments';
import type { ItemKind } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import { isAcceptanceNumber } from './acceptance';
import { suggestedAnswerDay } from './corrections';
import type { JointCaseEvent } from './events';
import { branchOf, outgoingNumber } from './standing';
import type { InterestedParty } from './branch-state';
import type { CaseItem, JointCase } from './state';
import { approvalItem, dueOf, itemClock, silenceDay } from './terms';
import { endOf } from './licences';

type Told = { [M in Moment]: { moment: M; params: NoticeParams[M] } }[Moment] | undefined;

/** In every message about a case. */
const ofCase = (state: JointCase, rules: Rules) => {
  const { smsSign, shortName, nameZh, nameEn, phone } = rules.jurisdiction(state.jurisdiction);
  return {
    sign: smsSign,
    signShort: shortName,
    authority: nameZh,
    authorityEn: nameEn,
    tel: phone,
    case: state.number,
    unit: state.facts.unitName,
    project: state.facts.projectName,
    // Consent to electronic service is part of the application, without which it is refused (民诉法 90).
    consentOn: state.receivedOn,
  };
};

const documentNumber = ({ decision, filed }: CaseItem): string => decision?.documentNumber ?? filed?.number ?? '';

const letterNumber = (state: JointCase, id: string): string => state.letters.find((letter) => letter.id === id)?.number ?? '';

/** Kind, due date of the decision, day type and length of its term. */
const acceptedRow = (state: JointCase, kind: ItemKind, rules: Rules) => {
  const { unit, length } = rules.deadline(approvalItem(state, kind, rules).decisionRule, state.receivedOn, state.jurisdiction);
  return [kind, dueOf(state, itemClock(kind), rules) ?? '', unit, length];
};

/** N06, N07 and N12: a statutory clock stops, runs again, or is extended. Internal terms and promises are nobody else's. */
function ofClock(
  state: JointCase,
  { clock: id, entry, at }: Extract<JointCaseEvent, { type: 'ClockEntered' }>,
  rules: Rules,
): Told {
  const clock = state.clocks.find((one) => one.id === id);
  if (clock?.kind !== 'statutory') return undefined;
  const common = { ...ofCase(state, rules), subject: clock.subject };
  const d = localDate(at);
  const calendar = rules.calendar(state.jurisdiction);
  const due = dueDate(clock, rules, calendar);
  switch (entry.kind) {
    case 'stop': {
      const ground = STOP_GROUNDS.find(({ code }) => code === entry.ground);
      const { article, days = 0 } = entry;
      // Of a letter of this case, the number is in the ledger only.
      const document = clock.ledger.at(-1)?.document ?? '';
      const step = { stepZh: ground?.zh ?? entry.ground, stepEn: ground?.en ?? entry.ground };
      return { moment: 'N06', params: { ...common, ...step, article, document, n: days, d } };
    }
    case 'resume': {
      const n = due.stops.at(-1)?.days ?? 0;
      return { moment: 'N07', params: { ...common, n, dayType: due.dayType, d, due: due.date ?? '' } };
    }
    case 'extend': {
      const before = dueDate({ ...clock, ledger: clock.ledger.slice(0, -1) }, rules, calendar).date ?? '';
      const { article, document = '', days = 0, reason = '', approver = '', dayType = due.dayType } = entry;
      const said = { article, document, reason, approver, n: days, dayType, before, due: due.date ?? '' };
      return { moment: 'N12', params: { ...common, ...said } };
    }
    default:
      return undefined;
  }
}

/**
 * N01: the application is there, and by when more is heard: the earliest day on which silence would accept something. What is
 * only filed is answered at once (N15), so a case of filings alone has no such message; nor has one recorded so late that silence
 * has accepted already (N02).
 */
function ofReceipt(state: JointCase, common: ReturnType<typeof ofCase>, today: LocalDate, rules: Rules): Told {
  const examined = state.items.filter(({ handling }) => handling === undefined);
  const due = examined.map((item) => silenceDay(state, item, rules)).toSorted()[0];
  if (due === undefined || due < today) return undefined;
  const items = packRows(examined.map(({ kind }) => [kind]));
  return { moment: 'N01', params: { ...common, items, d: state.receivedOn, due, document: letterNumber(state, 'receipt') } };
}

/** The items of a branch, as rows of a message. */
const branchRows = (state: JointCase, id: string) => packRows((branchOf(state, id)?.items ?? []).map((kind) => [kind]));

/** Who is told of an event, and what: the moments N01, N02, N03, N05 to N09, N11, N12, N13 or N15, and N14. */
function momentOf(state: JointCase, event: JointCaseEvent, rules: Rules): Told {
  const common = ofCase(state, rules);
  const d = localDate(event.at);
  switch (event.type) {
    case 'NumberReserved': {
      if (event.subject === 'case') return ofReceipt(state, common, d, rules);
      // The letter's number is the last event of an acceptance: all its items and their clocks are known by then.
      if (!isAcceptanceNumber(event.subject)) return undefined;
      const letter = state.letters.find(({ id }) => `letter/${id}` === event.subject);
      const items = packRows((letter?.items ?? []).map((kind) => acceptedRow(state, kind, rules)));
      return { moment: 'N02', params: { ...common, document: event.number, items, d } };
    }
    case 'CorrectionNoticed': {
      const notice = state.corrections.find(({ id }) => id === event.notice);
      if (!notice) return undefined;
      const demands = packRows(notice.demands.map(({ text }) => [text]));
      const suggested = suggestedAnswerDay(state, notice, rules);
      return { moment: 'N03', params: { ...common, document: notice.number, demands, n: notice.demands.length, d: suggested } };
    }
    case 'ItemNotAccepted': {
      const document = letterNumber(state, `non-acceptance-${event.item}`);
      const { reason } = event;
      return { moment: 'N05', params: { ...common, document, items: packRows([[event.item]]), reason, rightAuthority: '', d } };
    }
    case 'ClockEntered':
      return ofClock(state, event, rules);
    case 'VisitScheduled': {
      const items = branchRows(state, event.branch);
      return { moment: 'N08', params: { ...common, items, d: event.on, note: event.note } };
    }
    case 'NoticePublished': {
      const items = branchRows(state, event.branch);
      const { length, unit } = rules.deadline(event.rule, state.receivedOn, state.jurisdiction);
      const dayType = unit === 'working' ? 'working' : 'calendar';
      return { moment: 'N09', params: { ...common, items, d: event.from, to: event.to, n: length, dayType } };
    }
    case 'HearingRightTold': {
      const { matter, until } = event;
      const items = branchRows(state, event.branch);
      const document = letterNumber(state, event.letter);
      return { moment: 'N11', params: { ...common, document, what: 'right', items, d: until, matter, time: '', place: '' } };
    }
    case 'HearingScheduled': {
      const items = branchRows(state, event.branch);
      const { on, time, place } = event;
      const matter = branchOf(state, event.branch)?.hearing?.matter ?? '';
      const document = letterNumber(state, event.letter);
      return { moment: 'N11', params: { ...common, document, what: 'hearing', items, d: on, matter, time, place } };
    }
    case 'ItemDecided': {
      if (event.outcome === 'grant') return undefined;
      const document = letterNumber(state, `refusal-${event.item}`);
      return { moment: 'N14', params: { ...common, document, items: packRows([[event.item]]), d } };
    }
    case 'LicencesIssued': {
      const issued = state.items
        .filter(({ kind }) => event.items.includes(kind))
        .map((item) => ({ item, kind: item.kind, validTo: endOf(state, item, d, rules) }));
      // One message for all that goes out together. Licences that expire are the ones to be looked after, and a receipt is no grant (N15).
      if (issued.some(({ item, validTo }) => item.filed !== undefined || validTo !== null)) {
        const items = packRows(issued.map(({ kind, item, validTo }) => [kind, outgoingNumber(item), validTo ?? '']));
        return { moment: 'N15', params: { ...common, items, d } };
      }
      const items = packRows(issued.map(({ kind, item }) => [kind, documentNumber(item), '']));
      return { moment: 'N13', params: { ...common, document: issued[0] ? documentNumber(issued[0].item) : '', items, d } };
    }
    default:
      return undefined;
  }
}

/** Who besides the applicant is told: of a hearing, those whose interests are concerned (行政许可法 47, 48). */
const othersTold = (state: JointCase, event: JointCaseEvent): InterestedParty[] =>
  event.type === 'HearingRightTold' || event.type === 'HearingScheduled'
    ? (branchOf(state, event.branch)?.hearing?.parties ?? [])
    : [];

/** The notice that an event calls for, to the applicant's contact. */
export function noticesOf(state: JointCase, event: JointCaseEvent, seq: number, rules: Rules): NewStream[] {
  const told = momentOf(state, event, rules);
  if (!told) return [];
  const { contact, uscc } = state.facts;
  return [
    requestNotice({
      id: `${state.id}-n${seq}`,
      about: { stream: state.id, kind: 'joint-case' },
      jurisdiction: state.jurisdiction,
      recipients: [
        { ...contact, uscc },
        ...othersTold(state, event).map(({ name, phone, email }) => ({
          ...{ name, phone, locale: 'zh-CN' as const },
          ...(email === '' ? {} : { email }),
        })),
      ],
      ...told,
    }),
  ];
}
