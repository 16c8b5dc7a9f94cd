import { localDate } from '../calendar/dates';
import type { NewStream } from '../decider';
import type { LicenceCommand } from '../licence/licence';
import type { EventOf } from './phase';
import { licenceIdOf } from './issue';
import { itemOf } from './standing';
import type { JointCase } from './state';

/** A stream for each licence issued; it begins on the day of issue. */
export const licencesOf = (state: JointCase, event: EventOf<'LicencesIssued'>): NewStream[] =>
  event.items.flatMap((kind): NewStream[] => {
    const decision = itemOf(state, kind)?.decision;
    const certificate = event.certificates[kind];
    if (!decision || !certificate) return [];
    const { id: caseId, jurisdiction, procedure, receivedOn, facts } = state;
    const { unitName, uscc, projectName, contact } = facts;
    const id = licenceIdOf(caseId, kind);
    const command: LicenceCommand = {
      type: 'OpenLicence',
      id,
      caseId,
      kind,
      number: decision.licenceNumber,
      jurisdiction,
      procedure,
      unitName,
      uscc,
      projectName,
      contact,
      issuedAt: event.at,
      validFrom: localDate(event.at),
      receivedOn,
      verifyCode: decision.verifyCode,
      certificate,
    };
    return [{ id, kind: 'licence', command }];
  });
