import type { Instant } from '../decider';
import { Refused } from '../refused';
import { approvals } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import { without } from '../without';
import type { AmendLicence, Licence, LicenceEvent } from './licence';
import { revisedValidity } from './revision';

/** While one of these is under way nobody is reminded to renew: a re-application takes over the renewal (five new years). */
export const stopsReminders = ({ application }: Licence): boolean => application !== undefined && application.amends !== 'change';

/**
 * What a case that starts from the licence does to it. Told twice is told once: by the case's id, whatever the process repeats.
 * A permit that ran out while its renewal was being decided gets its new version all the same, valid from the issue.
 */
export function decideAmendment(licence: Licence, command: AmendLicence, at: Instant, rules: Rules): LicenceEvent[] {
  const { application } = licence;
  switch (command.type) {
    case 'NoteApplication': {
      const { caseId, caseNumber, amends } = command;
      if (application?.caseId === caseId || madeBy(licence, caseId)) return [];
      if (application) throw new Refused('licence-application-pending', { number: licence.number, case: application.caseNumber });
      return [{ type: 'AmendmentApplied', at, caseId, caseNumber, amends }];
    }
    case 'EndApplication':
      return application?.caseId === command.caseId ? [{ type: 'AmendmentEnded', at, caseId: command.caseId }] : [];
    case 'ReviseLicence':
      return madeBy(licence, command.caseId) ? [] : [revised(licence, command, at, rules)];
  }
}

/** Whether a version of the licence came from this case. */
const madeBy = (licence: Licence, caseId: string): boolean =>
  licence.caseId === caseId || licence.versions.some((version) => version.caseId === caseId);

function revised(
  licence: Licence,
  command: Extract<AmendLicence, { type: 'ReviseLicence' }>,
  at: Instant,
  rules: Rules,
): LicenceEvent {
  const { number, state, version, jurisdiction } = licence;
  if (state === 'revoked' || state === 'cancelled') throw new Refused('licence-not-valid', { number });
  if (version !== command.basedOn) throw new Refused('licence-changed-since', { number });
  const item = approvals(rules.procedure(command.procedure)).find(({ kind }) => kind === command.item);
  if (!item?.amends) throw new Refused('item-unknown', { item: command.item });
  const { issuedOn, receivedOn } = command;
  const validity = revisedValidity(item, licence, issuedOn, receivedOn, rules, rules.calendar(jurisdiction));
  return {
    type: 'LicenceRevised',
    at,
    amends: item.amends,
    version: version + 1,
    caseId: command.caseId,
    kind: item.licenceKind ?? licence.kind,
    procedure: command.procedure,
    receivedOn,
    unitName: command.unitName,
    projectName: command.projectName,
    contact: command.contact,
    issuedAt: command.issuedAt,
    ...validity,
    verifyCode: command.verifyCode,
    certificate: command.certificate,
    from: item.amends === 'change' ? issuedOn : validity.validFrom,
  };
}

/** The new version stands in front; the one before it is kept as its certificate says it. */
export function evolveRevised(licence: Licence, event: Extract<LicenceEvent, { type: 'LicenceRevised' }>): Licence {
  const next = without(event, 'type', 'at', 'from');
  const { version, caseId, kind, amends, issuedAt, validFrom, validTo, verifyCode, certificate } = licence;
  const before = { version, caseId, kind, issuedAt, validFrom, validTo, verifyCode, certificate, replacedOn: event.from };
  return {
    ...without(licence, 'application'),
    ...next,
    state: licence.state === 'expired' ? 'valid' : licence.state,
    versions: [...licence.versions, amends === undefined ? before : { ...before, amends }],
    rungs: next.validTo === licence.validTo ? licence.rungs : [],
  };
}
