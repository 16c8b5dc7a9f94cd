import { localDate } from '../calendar/dates';
import type { LocalDate } from '../decider';
import { Refused } from '../refused';
import type { ItemKind } from '../procedure/procedure';
import type { Rules } from '../rules/rules';
import type { DecideOne, Phase } from './phase';
import type { ProcessTask } from './process-tasks';
import { isOpen, itemsIn } from './standing';
import type { JointCase } from './state';
import { procedureOf } from './terms';

/**
 * Items granted or filed that may go out now. Items that go out together wait until each of their set has its outcome; one that was
 * refused, withdrawn or not accepted leaves the set.
 */
export function itemsToIssue(state: JointCase, rules: Rules): ItemKind[] {
  const { rule, items: set } = procedureOf(state, rules).issue;
  const waits = rule === 'together' && state.items.some((item) => set.includes(item.kind) && isOpen(item));
  return itemsIn(state, 'granted', 'filed').filter((kind) => !(waits && set.includes(kind)));
}

/**
 * The facts that the certificates rest on, as one string: what was rendered is issued only while it still holds. Made of the
 * decisions, their numbers, the hashes of the sections, and the day of issue where the certificates print one.
 */
export const issueBasis = (state: JointCase, issuedOn?: LocalDate): string =>
  JSON.stringify([
    state.id,
    issuedOn ?? null,
    state.version,
    Object.entries(state.sections).sort(([a], [b]) => (a < b ? -1 : 1)),
    state.items
      .filter(({ state: standing }) => standing === 'granted' || standing === 'filed')
      .map(({ kind, decision, filed }) => [
        kind,
        decision?.at,
        decision?.documentNumber ?? filed?.number,
        decision?.licenceNumber ?? filed?.platformNumber,
        decision?.verifyCode ?? filed?.verifyCode,
        decision?.conditions,
      ]),
  ]);

/** One task for all that may go out; a larger set is another task, so that an answer to the smaller one does nothing. */
export function issueTasks(state: JointCase, rules: Rules): ProcessTask[] {
  const items = itemsToIssue(state, rules);
  const subject = items.join('+');
  return items.length === 0 ? [] : [{ id: `IssueLicences/${subject}`, kind: 'IssueLicences', subject }];
}

const issue: DecideOne<'IssueLicences'> = (state, { command, receivedAt: at }, rules) => {
  // Rendered before midnight and issued after it, a certificate would print another first day than its licence has.
  const holds = [issueBasis(state), issueBasis(state, localDate(at))].includes(command.basis);
  if (!holds) throw new Refused('basis-changed');
  const items = itemsToIssue(state, rules);
  const missing = items.find((kind) => command.certificates[kind] === undefined);
  if (missing) throw new Refused('certificate-missing', { item: missing }, `/certificates/${missing}`);
  const certificates = Object.fromEntries(items.map((kind) => [kind, command.certificates[kind]]));
  return [{ type: 'LicencesIssued', at, certificates, items }];
};

/** All at once, or none: one event issues every certificate of the set and opens the streams of new licences. */
export const issuing = {
  decide: { IssueLicences: issue },
  evolve: {
    LicencesIssued: (state, { certificates, items, at }) => ({
      ...state,
      issuedAt: state.issuedAt ?? at,
      certificates: { ...state.certificates, ...certificates },
      items: state.items.map((item) =>
        items.includes(item.kind)
          ? {
              ...item,
              state: 'issued',
              issuedAt: at,
              licenceId: (item.amends && state.licence?.id) ?? licenceIdOf(state.id, item.kind),
            }
          : item,
      ),
    }),
  },
  possible: {},
} satisfies Phase;

export const licenceIdOf = (caseId: string, kind: ItemKind): string => `${caseId}-${kind}`;
