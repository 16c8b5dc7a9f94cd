import type { Act, Decider, Instant, NewStream, Task } from '../decider';
import { daysBetween, endOfDay, localDate } from '../calendar/dates';
import { requestNotice } from '../notice/request';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import { without } from '../without';
import { momentOfRung, RENEWAL_LADDER } from './ladder';
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
  rungs: [],
});

/** Rungs not yet passed, the earliest first, and the end. An approval that does not expire has neither. */
function tasks(licence: Licence): Task[] {
  const { id, validTo, state, rungs } = licence;
  if (id === '' || validTo === null || (state !== 'valid' && state !== 'suspended')) return [];
  const passed = new Set(rungs.map(({ daysBefore }) => daysBefore));
  const end: Task = { id: 'Expire', kind: 'Expire', for: 'time', at: endOfDay(validTo) };
  return [
    ...RENEWAL_LADDER.filter(({ daysBefore }) => !passed.has(daysBefore)).map((rung): Task => ({
      id: `PassRung/${rung.daysBefore}`,
      kind: 'PassRung',
      for: 'time',
      at: momentOfRung(validTo, rung),
    })),
    end,
  ];
}

/** True when what comes after a rung is due as well: after an outage only the newest reminder is sent. */
function isSuperseded(validTo: string, daysBefore: number, now: Instant): boolean {
  const next = RENEWAL_LADDER.find((rung) => rung.daysBefore < daysBefore);
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
  const task = tasks(licence).find(({ id }) => id === command.task);
  if (!task || licence.validTo === null) return [];
  if (command.type === 'Expire') return [{ type: 'LicenceExpired', at }];
  const daysBefore = Number(command.task.split('/')[1]);
  const outcome = isSuperseded(licence.validTo, daysBefore, now) ? 'superseded' : 'sent';
  return [{ type: 'RungPassed', at, daysBefore, outcome, sentOn: localDate(now) }];
}

function evolve(licence: Licence, event: LicenceEvent): Licence {
  switch (event.type) {
    case 'LicenceOpened':
      return { ...licence, ...without(event, 'type', 'at'), state: 'valid', rungs: [] };
    case 'RungPassed': {
      const { daysBefore, at, outcome } = event;
      return { ...licence, rungs: [...licence.rungs, { daysBefore, at, outcome }] };
    }
    case 'LicenceExpired':
      return { ...licence, state: 'expired' };
  }
}

/** The reminder of a rung, to the holder's contact. Days left are counted from the day it is really sent. */
function opens(licence: Licence, event: LicenceEvent, seq: number, rules: Rules): NewStream[] {
  if (event.type !== 'RungPassed' || event.outcome !== 'sent') return [];
  const rung = RENEWAL_LADDER.find(({ daysBefore }) => daysBefore === event.daysBefore);
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
  version: 1,
  initial,
  decide,
  evolve,
  tasks,
  closed: ({ state }) => state === 'expired' || state === 'cancelled' || state === 'revoked',
  opens,
  allowed: () => [],
};
