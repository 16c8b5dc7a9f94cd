import { localDate } from '../calendar/dates';
import type { LocalDate, NewStream } from '../decider';
import type { LicenceCommand } from '../licence/licence';
import { revisedValidity } from '../licence/revision';
import { validityOf } from '../licence/validity';
import { isFiling } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import type { EventOf } from './phase';
import { licenceIdOf } from './issue';
import { itemOf, outgoingNumber } from './standing';
import type { CaseItem, JointCase } from './state';
import { procedureItem } from './terms';

/**
 * A stream for each new licence; it begins on the day of issue, a registration on the day it was filed (PDP-15: 登记日). An
 * amended permit has its stream already.
 */
export const licencesOf = (state: JointCase, event: EventOf<'LicencesIssued'>): NewStream[] =>
  event.items.flatMap((kind): NewStream[] => {
    const item = itemOf(state, kind);
    const certificate = event.certificates[kind];
    const verifyCode = item?.decision?.verifyCode ?? item?.filed?.verifyCode;
    if (!item || item.amends || verifyCode === undefined || !certificate) return [];
    const { id: caseId, jurisdiction, procedure, receivedOn, facts } = state;
    const { unitName, uscc, projectName, contact } = facts;
    const id = licenceIdOf(caseId, kind);
    const command: LicenceCommand = {
      type: 'OpenLicence',
      id,
      caseId,
      kind,
      number: outgoingNumber(item),
      jurisdiction,
      procedure,
      unitName,
      uscc,
      projectName,
      contact,
      issuedAt: event.at,
      validFrom: localDate(item.filed?.at ?? event.at),
      receivedOn,
      verifyCode,
      certificate,
    };
    return [{ id, kind: 'licence', command }];
  });

/** Last day of what goes out on a day, null where it does not expire. */
export function endOf(state: JointCase, item: CaseItem, issuedOn: LocalDate, rules: Rules): LocalDate | null {
  const planned = procedureItem(state, item.kind, rules);
  const calendar = rules.calendar(state.jurisdiction);
  if (!isFiling(planned) && planned.amends && state.licence) {
    return revisedValidity(planned, state.licence, issuedOn, state.receivedOn, rules, calendar).validTo;
  }
  const from = item.filed ? localDate(item.filed.at) : issuedOn;
  return validityOf(planned, from, state.receivedOn, rules, calendar).validTo;
}
