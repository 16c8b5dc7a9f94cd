import type { Request } from 'express';
import { ulid as newUlid } from 'ulid';
import { z } from 'zod';
import { optionalText, text } from '../domain/application/fields';
import type { Verdict } from '../domain/change/answer';
import { choicesOf, decided, departmentOf } from '../domain/change/decided';
import { items, type Item } from '../domain/change/tables';
import { actorRef, type Actor } from '../domain/decider';
import { usccProblem } from '../domain/identifiers/uscc';
import { Refused } from '../domain/refused';
import type { Rules } from '../domain/rules/rules';
import {
  confirmationsOf,
  findAssessment,
  saveAssessment,
  saveConfirmation,
  startsOf,
  type Assessment,
  type Confirmation,
} from '../stores/changes';
import { classifiedChange, type ClassifiedChange } from './change';
import { invalidField, Overtaken } from './errors';
import { covers } from './jurisdiction';
import { readChange } from './routes/change-body';
import { bureauOf } from './routing';
import { beginningId, idempotencyKey } from './idempotency';
import { whoAsks } from './require-user';
import type { ApiServices } from './services';
import { parse } from './validation';

const unit = z.strictObject({
  name: text(200),
  uscc: text(40)
    .transform((value) => value.toUpperCase())
    .superRefine((value, context) => {
      const code = usccProblem(value);
      if (code) context.addIssue({ code: 'custom', message: code });
    }),
});
export const AssessmentBody = z.strictObject({ unit, change: z.unknown() });

export const ConfirmationBody = z.strictObject({
  item: z.enum(items),
  class: text(40).describe('A class of the item’s table, or not-applicable'),
  proposed: text(40).describe('The class that the officer was shown: refused when it is another by now'),
  reason: optionalText(1_000).describe('Needed where the class is another than proposed'),
});

/** An assessment with what stands of it now. */
export interface AssessmentView extends Assessment, ClassifiedChange {
  confirmations: Confirmation[];
  starts: Awaited<ReturnType<typeof startsOf>>;
}

/** Classifies a change and keeps it. Twice with one key, or one id, is once. Throws Invalid or Refused. */
export async function assess(
  services: ApiServices,
  req: Request,
  body: unknown,
  key = idempotencyKey(req),
): Promise<{ id: string; repeated: boolean }> {
  const { actor } = whoAsks(req);
  const { unit: of, change: sent } = parse(AssessmentBody, body);
  if (actor.role === 'enterprise' && actor.uscc !== of.uscc) throw invalidField('/unit/uscc', 'unit-not-yours');
  const change = readChange(sent ?? {}, services.catalogue.changeTables.pollutants.factors, '/change');
  if (change.division === undefined) throw invalidField('/change/division', 'required');
  const rules = await services.rules();
  const jurisdiction = assessingBureau(actor, rules, change.division);
  const { verdicts } = await classifiedChange(services, change);
  const id = key === undefined ? newUlid() : beginningId(actor, `change ${key}`);
  const assessedAt = new Date(await services.businessClock.now());
  const { repeated } = await saveAssessment(services.db, {
    ...{ id, jurisdiction, unitName: of.name, uscc: of.uscc, change, verdicts, assessedBy: actorRef(actor), assessedAt },
  });
  return { id, repeated };
}

/** The counter's own bureau for sites in its area; from the portal that of the site's division, or of its city. Throws Invalid. */
function assessingBureau(actor: Actor, rules: Rules, division: string): string {
  if (actor.role === 'enterprise') {
    const found = [division, `${division.slice(0, 4)}00`].find((code) => bureauOf(rules, code) !== undefined);
    if (found === undefined) throw invalidField('/change/division', 'jurisdiction-unknown');
    return found;
  }
  const own = bureauOf(rules, actor.jurisdiction ?? '');
  if (!own || !covers(own, division)) throw invalidField('/change/division', 'site-outside-jurisdiction');
  return own.code;
}

/**
 * An assessment as it stands: confirmed verdicts for good as they were decided, the others by the lists of today. Throws
 * Refused('not-found') where the person may not see it.
 */
export async function assessmentView(services: ApiServices, actor: Actor, id: string): Promise<AssessmentView> {
  const found = await findAssessment(services.db, actor, id);
  if (!found) throw new Refused('not-found');
  const [confirmations, starts] = await Promise.all([confirmationsOf(services.db, id), startsOf(services.db, id)]);
  const confirmed = new Map<Item, Verdict>(
    confirmations.map((one) => [one.item, decided(one.proposed, one.class, services.catalogue.changeTables)]),
  );
  return { ...found, ...(await classifiedChange(services, found.change, confirmed)), confirmations, starts };
}

/** Whether a person may decide on an item of an assessment that they see. */
export const mayConfirm = ({ role, department }: Actor, item: Item): boolean =>
  role === 'approver' || role === 'supervisor' || (role === 'reviewer' && department === departmentOf[item]);

/** An officer confirms one verdict, or decides otherwise with a reason; once. */
export async function confirm(services: ApiServices, actor: Actor, id: string, body: unknown): Promise<{ repeated: boolean }> {
  const view = await assessmentView(services, actor, id);
  const { item, class: chosen, proposed, reason } = parse(ConfirmationBody, body);
  if (!mayConfirm(actor, item)) throw new Refused('not-your-role');
  const { changeTables: tables } = services.catalogue;
  if (!choicesOf(tables, item).includes(chosen)) throw invalidField('/class', 'invalid-choice');
  const before = view.confirmations.find((one) => one.item === item);
  const verdict = view.verdicts.find((one) => one.item === item)!;
  if (!before) {
    if (verdict.class !== proposed) throw new Refused('change-proposal-outdated');
    if (chosen !== verdict.class && reason === undefined) throw invalidField('/reason', 'required');
    const confirmedAt = new Date(await services.businessClock.now());
    const confirmedBy = actorRef(actor);
    const saved = await saveConfirmation(services.db, id, {
      ...{ item, proposed: verdict, class: chosen, reason: reason ?? null, confirmedBy, confirmedAt },
    });
    if (!saved.repeated) return saved;
  }
  const first = before ?? (await confirmationsOf(services.db, id)).find((one) => one.item === item)!;
  if (first.confirmedBy.id === actor.id && first.class === chosen) return { repeated: true };
  throw new Overtaken(new Refused('change-confirmed'), { name: first.confirmedBy.name, at: first.confirmedAt.getTime() });
}
