import type { Act, Decider, Instant, LocalDate, NewStream, Task } from '../decider';
import { daysBetween, endOfDay, localDate } from '../calendar/dates';
import { requestNotice } from '../notice/request';
import { Refused } from '../refused';
import { applyDeadline } from '../rules/deadline';
import type { Rules } from '../rules/rules';
import { without } from '../without';
import { decideAmendment, evolveRevised, stopsReminders } from './amendment';
import { ladderOf, momentOfRung } from './ladder';
import type { Licence, LicenceCommand, LicenceEvent } from './licence';
import { validityOf } from './validity';

const initial = (): Licence => ({
  id: '',
  caseId: '',
  kind: 'permit-simplified',
  number: '',
  jurisdiction: '',
  procedure: { id: '', version: 0 },
  unitName: '',
  uscc: '',
  projectName: '',
  contact: { name: '', email: '', phone: '', locale: 'zh-CN' },
  state: 'valid',
  issuedAt: 0,
  validFrom: '',
  validTo: null,
  renewBy: null,
  receivedOn: '',
  verifyCode: '',
  certificate: { file: '', content: '', template: '', bytes: 0 },
  version: 1,
  versions: [],
  rungs: [],
});

/**
 * Rungs not yet passed, the earliest first, and the end. An approval that does not expire has neither. Tasks of a later version
 * have ids of their own; rungs missed while an application was under way are caught up when it ends without a new version.
 */
function tasks(licence: Licence): Task[] {
  const { id, validTo, state, rungs } = licence;
  if (id === '' || validTo === null || (state !== 'valid' && state !== 'suspended')) return [];
  const passed = new Set(rungs.map(({ daysBefore }) => daysBefore));
  const suffix = licence.version === 1 ? '' : `/${licence.version}`;
  const end: Task = { id: `Expire${suffix}`, kind: 'Expire', for: 'time', at: endOfDay(validTo) };
  const rungsLeft = stopsReminders(licence) ? [] : ladderOf(licence.kind).filter(({ daysBefore }) => !passed.has(daysBefore));
  return [
    ...rungsLeft.map((rung): Task => ({
      id: `PassRung/${rung.daysBefore}${suffix}`,
      kind: 'PassRung',
      for: 'time',
      at: Math.max(momentOfRung(validTo, rung), licence.resumedAt ?? 0),
    })),
    end,
  ];
}

/** True when what comes after a rung is due as well: after an outage only the newest reminder is sent. */
function isSuperseded(kind: Licence['kind'], validTo: string, daysBefore: number, now: Instant): boolean {
  const next = ladderOf(kind).find((rung) => rung.daysBefore < daysBefore);
  return (next ? momentOfRung(validTo, next) : endOfDay(validTo)) <= now;
}

function decide(licence: Licence, act: Act<LicenceCommand>, rules: Rules): LicenceEvent[] {
  const { command, receivedAt: at, now } = act;
  if (act.actor.kind === 'person') throw new Refused('forbidden');
  if (command.type === 'OpenLicence') {
    if (licence.id !== '') return [];
    const opened = without(command, 'type');
    const item = rules.procedure(opened.procedure).items.find(({ kind }) => kind === opened.kind);
    if (!item) throw new Refused('item-unknown', { item: opened.kind });
    const validity = validityOf(item, opened.validFrom, opened.receivedOn, rules, rules.calendar(opened.jurisdiction));
    return [{ type: 'LicenceOpened', at, ...opened, ...validity }];
  }
  if (command.type === 'NoteApplication' || command.type === 'EndApplication' || command.type === 'ReviseLicence')
    return decideAmendment(licence, command, at, rules);
  const task = tasks(licence).find(({ id }) => id === command.task);
  if (!task || licence.validTo === null) return [];
  if (command.type === 'Expire') return [{ type: 'LicenceExpired', at }];
  const daysBefore = Number(command.task.split('/')[1]);
  const outcome = isSuperseded(licence.kind, licence.validTo, daysBefore, now) ? 'superseded' : 'sent';
  const renewBy = renewalDay(licence, rules);
  const moved = renewBy !== null && renewBy !== licence.renewBy ? { renewBy } : {};
  return [{ type: 'RungPassed', at, daysBefore, outcome, sentOn: localDate(now), ...moved }];
}

/**
 * Last day to apply for renewal by the calendar of today: one that is counted in working days (a waste licence's) moves when the
 * holidays of its year are announced.
 */
function renewalDay({ procedure, kind, validTo, receivedOn, jurisdiction }: Licence, rules: Rules): LocalDate | null {
  const item = rules.procedure(procedure).items.find((one) => one.kind === kind);
  if (!item?.renewalRule || validTo === null) return null;
  return applyDeadline(rules.deadline(item.renewalRule, receivedOn, jurisdiction), validTo, rules.calendar(jurisdiction)).date;
}

function evolve(licence: Licence, event: LicenceEvent): Licence {
  switch (event.type) {
    case 'LicenceOpened':
      return { ...licence, ...without(event, 'type', 'at'), state: 'valid', rungs: [] };
    case 'RungPassed': {
      const { daysBefore, at, outcome, renewBy = licence.renewBy } = event;
      return { ...licence, renewBy, rungs: [...licence.rungs, { daysBefore, at, outcome }] };
    }
    case 'LicenceExpired':
      return { ...licence, state: 'expired' };
    case 'AmendmentApplied':
      return { ...licence, application: without(event, 'type', 'at') };
    case 'AmendmentEnded':
      return { ...without(licence, 'application'), resumedAt: event.at };
    case 'LicenceRevised':
      return evolveRevised(licence, event);
  }
}

/** The reminder of a rung, to the holder's contact. Days left are counted from the day it is really sent. */
function opens(licence: Licence, event: LicenceEvent, seq: number, rules: Rules): NewStream[] {
  if (event.type !== 'RungPassed' || event.outcome !== 'sent') return [];
  const rung = ladderOf(licence.kind).find(({ daysBefore }) => daysBefore === event.daysBefore);
  const { validTo, renewBy, contact, uscc, unitName, projectName, kind, number } = licence;
  if (!rung || validTo === null || renewBy === null) return [];
  const { smsSign, shortName, nameZh, nameEn, phone } = rules.jurisdiction(licence.jurisdiction);
  const n = daysBetween(event.sentOn, rung.moment === 'N17' ? validTo : renewBy);
  return [
    requestNotice({
      id: `${licence.id}-n${seq}`,
      about: { stream: licence.id, kind: 'licence' },
      jurisdiction: licence.jurisdiction,
      recipients: [{ ...contact, uscc }],
      moment: rung.moment,
      params: {
        sign: smsSign,
        signShort: shortName,
        authority: nameZh,
        authorityEn: nameEn,
        tel: phone,
        unit: unitName,
        project: projectName,
        kind,
        number,
        validTo,
        renewBy,
        n,
      },
    }),
  ];
}

/** A licence lives until it ends; reminders of its renewal and its expiry come by themselves. */
export const licence: Decider<Licence, LicenceCommand, LicenceEvent> = {
  kind: 'licence',
  version: 2,
  initial,
  decide,
  evolve,
  tasks,
  closed: ({ state }) => state === 'expired' || state === 'cancelled' || state === 'revoked',
  opens,
  allowed: () => [],
};
