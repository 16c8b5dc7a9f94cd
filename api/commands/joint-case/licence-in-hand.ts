import { deciderOf } from '../../../domain/deciders';
import type { PersonCommand } from '../../../domain/joint-case/commands';
import type { Licence } from '../../../domain/licence/licence';
import { settle } from '../../../domain/settle';
import { openApplication } from '../../../stores/reads/cases';
import { readHead } from '../../../stores/head';
import { refreshed } from '../../../stores/refold';
import { invalidField } from '../../errors';
import { isOwn } from '../../scope';
import type { PrepareContext } from '../entry';

/**
 * The licence that an application starts from, as it stands at the receipt: one of the person’s own unit or bureau, and what the domain
 * decides on. An application that has just come in is found by its case, even before the licence was told of it.
 */
export async function licenceInHand(
  { services: { db }, actor, rules, receivedAt, streamId }: PrepareContext,
  id: string,
): Promise<NonNullable<Extract<PersonCommand, { type: 'Submit' }>['licence']>> {
  const stream = { id, kind: 'licence' } as const;
  const { head } = await refreshed(db, stream, await readHead(db, stream, '', false));
  if (!head?.exists || !isLicence(head.state) || !isOwn(actor, 'licence', head)) {
    throw invalidField('/licence', 'licence-unknown');
  }
  const licence = settle(deciderOf('licence'), head.state, receivedAt, receivedAt, rules).state as Licence;
  const { number, kind, version, validFrom, validTo, renewBy, uscc, jurisdiction, state } = licence;
  const application = licence.application ?? (await openApplication(db, id, streamId));
  return {
    id,
    number,
    kind,
    version,
    validFrom,
    validTo,
    renewBy,
    uscc,
    jurisdiction,
    state,
    ...(application ? { application } : {}),
  };
}

const isLicence = (state: unknown): state is Licence => typeof (state as Partial<Licence>).validFrom === 'string';
