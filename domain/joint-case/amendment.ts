import type { LocalDate } from '../decider';
import { localDate } from '../calendar/dates';
import type { AmendLicence, AppliedFor } from '../licence/licence';
import { approvals } from '../procedure/procedure';
import type { Amendment, ItemKind, Procedure } from '../procedure/procedure';
import { Refused } from '../refused';
import type { CommandOf, DecideOne, Phase } from './phase';
import type { ProcessTask } from './process-tasks';
import { isEnded } from './standing';
import type { AmendedLicence, CaseItem, JointCase } from './state';

/** Kinds of licence that the items of the permit may start from. A registration is renewed by registering again. */
const PERMITS: readonly ItemKind[] = ['permit-key', 'permit-simplified'];

/**
 * The permit that the application starts from, as it stood when it came. Refused where the procedure starts from none, and
 * where the permit is not the unit's, not the authority's, not a permit, not valid, or already has an application under way.
 */
export function amendedLicence(procedure: Procedure, command: CommandOf<'Submit'>, on: LocalDate): AmendedLicence | undefined {
  const item = approvals(procedure).find(({ amends }) => amends !== undefined);
  const { licence } = command;
  if (!item) {
    if (licence) throw new Refused('licence-not-expected', {}, '/licence');
    return undefined;
  }
  if (!licence) throw new Refused('licence-missing', { item: item.kind }, '/licence');
  const { uscc, jurisdiction, state, application, ...kept } = licence;
  if (uscc !== command.facts.uscc) throw new Refused('licence-of-other-unit', { number: kept.number }, '/licence');
  if (jurisdiction !== command.jurisdiction) throw new Refused('licence-of-other-authority', { number: kept.number }, '/licence');
  if (!PERMITS.includes(kept.kind))
    throw new Refused('licence-kind-mismatch', { number: kept.number, kind: kept.kind }, '/licence');
  if (state !== 'valid' || (kept.validTo !== null && kept.validTo < on)) {
    throw new Refused('licence-not-valid', { number: kept.number }, '/licence');
  }
  if (application && application.caseId !== command.id) {
    throw new Refused('licence-application-pending', { number: kept.number, case: application.caseNumber }, '/licence');
  }
  return kept;
}

/** The item that starts from a permit. */
export const amendingItem = (state: JointCase): (CaseItem & { amends: Amendment }) | undefined =>
  state.items.find((item): item is CaseItem & { amends: Amendment } => item.amends !== undefined);

/**
 * What the permit must be told, one thing after the other: that an application has come (so that nobody is reminded of it), and
 * then its new version, or that nothing came of it.
 */
export function amendmentTasks(state: JointCase): ProcessTask[] {
  const item = amendingItem(state);
  if (!item || !state.licence) return [];
  const told = state.licenceTold ?? [];
  if (!told.includes('applied')) return [{ id: 'TellLicence/applied', kind: 'TellLicence', subject: 'applied' }];
  if (item.state === 'issued')
    return told.includes('revised') ? [] : [{ id: `ReviseLicence/${item.kind}`, kind: 'ReviseLicence', subject: item.kind }];
  return isEnded(item) && !told.includes('ended') ? [{ id: 'TellLicence/ended', kind: 'TellLicence', subject: 'ended' }] : [];
}

/** The command with which a task of the case reaches the permit's own stream; undefined when the task is not one of these. */
export function licenceCommandOf(state: JointCase, kind: string, subject: string | undefined): AmendLicence | undefined {
  const item = amendingItem(state);
  const { licence } = state;
  if (!item || !licence) return undefined;
  const from: AppliedFor = { caseId: state.id, caseNumber: state.number, amends: item.amends };
  if (kind === 'TellLicence') {
    return subject === 'applied'
      ? { type: 'NoteApplication', task: `${state.id}/applied`, ...from }
      : { type: 'EndApplication', task: `${state.id}/ended`, caseId: state.id };
  }
  const certificate = state.certificates[item.kind];
  if (kind !== 'ReviseLicence' || !certificate || !item.decision || item.issuedAt === undefined) return undefined;
  const { unitName, projectName, contact } = state.facts;
  return {
    type: 'ReviseLicence',
    task: `${state.id}/revised`,
    ...from,
    basedOn: licence.version,
    item: item.kind,
    procedure: state.procedure,
    receivedOn: state.receivedOn,
    unitName,
    projectName,
    contact,
    issuedAt: item.issuedAt,
    issuedOn: localDate(item.issuedAt),
    verifyCode: item.decision.verifyCode,
    certificate,
  };
}

const tell: DecideOne<'TellLicence'> = (_state, { command, receivedAt: at }) => [
  { type: 'LicenceTold', at, what: command.task.startsWith('TellLicence/ended') ? 'ended' : 'applied' },
];

const revise: DecideOne<'ReviseLicence'> = (state, { receivedAt: at }) =>
  state.licence ? [{ type: 'LicenceAmended', at, licence: state.licence.id, version: state.licence.version + 1 }] : [];

const toldOf = (state: JointCase, what: 'applied' | 'ended' | 'revised'): JointCase => ({
  ...state,
  licenceTold: [...(state.licenceTold ?? []), what],
});

/** A case that starts from a permit and makes a new version of it: 条例 14 and 15. */
export const amendment = {
  decide: { TellLicence: tell, ReviseLicence: revise },
  evolve: {
    LicenceTold: (state, { what }) => toldOf(state, what),
    LicenceAmended: (state) => toldOf(state, 'revised'),
  },
  possible: {},
} satisfies Phase;
