import { z } from 'zod';
import { applicationSchema, type Application, type ApplicationLookUps } from '../../../domain/application/application';
import { optionalText, text, ulid } from '../../../domain/application/fields';
import { factsOf, sectionsOf } from '../../../domain/application/sections';
import { factsOfProject } from '../../../domain/authority/facts';
import { isLocalDate, localDate } from '../../../domain/calendar/dates';
import { wasteSchema } from '../../../domain/application/waste';
import type { LocalDate } from '../../../domain/decider';
import { ROLES } from '../../../domain/joint-case/roles';
import type { ItemKind, Procedure } from '../../../domain/procedure/procedure';
import { invalidField } from '../../errors';
import { receiverOf } from '../../jurisdiction';
import { collectMaterials } from '../../materials';
import { addressed } from '../../sections';
import { parse } from '../../validation';
import { refuseWaste } from '../../waste';
import { defineCommand, type PrepareContext } from '../entry';
import { exampleApplication } from './example-application';
import { licenceInHand } from './licence-in-hand';
import { itemKinds } from '../../../domain/procedure/procedure';

const date = () => text(10).refine(isLocalDate, { error: 'date-invalid' });

const submission = (lookUps: ApplicationLookUps) =>
  z.strictObject({
    /** Given with the draft; without it the Idempotency-Key names the case. */
    id: ulid().optional(),
    procedure: text(60),
    /** Day on which the counter took in the paper, when that was before today; needs a reason. */
    receivedOn: date().optional(),
    reason: optionalText(500),
    /** Id of the licence that is to be changed, renewed or applied for anew. */
    licence: optionalText(80),
    /** Numbers that the national platform gave for what is only filed, by item; left out where there is none yet. */
    platformNumbers: z.partialRecord(z.enum(itemKinds), optionalText(60)).optional(),
    /** Why a clerk takes it in although another authority decides an item; kept in the case. */
    routingReason: optionalText(500),
    application: applicationSchema(lookUps),
  });

/** Any code of the right shape: for the API's description, where no list is at hand. */
const anyCode = { code: '', nameZh: '', level: 'class', section: '', parent: '' };
const described = submission({ industry: () => anyCode, division: () => anyCode } as unknown as ApplicationLookUps);

export const submit = defineCommand<'joint-case', 'Submit'>()({
  process: 'joint-case',
  name: 'Submit',
  label: 'commands.joint-case.Submit',
  roles: ROLES.Submit,
  creates: true,
  body: described,
  bodyWith: submission,
  fields: [
    { name: 'procedure', label: 'commands.fields.procedure', required: true, type: 'text', maxLength: 60 },
    { name: 'application', label: 'commands.fields.application', required: true, type: 'application' },
    {
      name: 'receivedOn',
      label: 'commands.fields.receivedOn',
      hint: 'commands.fields.receivedOnHint',
      required: false,
      type: 'date',
    },
    { name: 'reason', label: 'commands.fields.reason', required: false, type: 'textarea', maxLength: 500 },
    {
      name: 'routingReason',
      label: 'commands.fields.routingReason',
      hint: 'commands.fields.routingReasonHint',
      required: false,
      type: 'textarea',
      maxLength: 500,
    },
  ],
  example: { procedure: 'eia-form-simplified-permit', application: exampleApplication },
  async prepare(body, context) {
    const { application } = body;
    const licence = body.licence === undefined ? undefined : await licenceInHand(context, body.licence);
    const on = body.receivedOn ?? localDate(context.receivedAt);
    const procedure = procedureNow(body.procedure, on, context);
    const facts = factsOf(application);
    // A permit is changed by the authority that issued it (条例 14, 15: 审批部门), wherever the site now is said to be.
    const receiver =
      licence && context.actor.role === 'enterprise'
        ? { jurisdiction: licence.jurisdiction }
        : receiverOf(context, {
            items: procedure.items.map(({ kind }) => kind),
            facts: factsOfProject(facts),
            receivedBy: procedure.receivedBy,
            on,
            reason: body.routingReason,
          });
    checkUnit(application, context);
    checkWaste(application, procedure);
    const { files, uploads } = await collectMaterials(
      context,
      application.materials.map((material, i) => ({ ...material, pointer: `/application/materials/${i}` })),
      procedure.materials.map(({ code }) => code),
    );
    const { sections, contents } = addressed(sectionsOf(application, files));
    return {
      command: {
        type: 'Submit',
        id: context.streamId,
        ...receiver,
        procedure: body.procedure,
        channel: context.actor.role === 'enterprise' ? 'portal' : 'window',
        facts,
        sections,
        ...(body.receivedOn ? { receivedOn: body.receivedOn } : {}),
        ...(body.reason ? { reason: body.reason } : {}),
        ...(licence ? { licence } : {}),
        ...(body.platformNumbers ? { platformNumbers: given(body.platformNumbers) } : {}),
      },
      sections: contents,
      uploads,
    };
  },
});

/** Without those left blank. */
const given = (numbers: Partial<Record<ItemKind, string | undefined>>): Partial<Record<ItemKind, string>> =>
  Object.fromEntries(Object.entries(numbers).filter(([, number]) => number !== undefined));

function procedureNow(id: string, on: LocalDate, { rules }: PrepareContext) {
  try {
    return rules.currentProcedure(id, on);
  } catch {
    throw invalidField('/procedure', 'procedure-unknown');
  }
}

/** The part on hazardous waste: there where the procedure asks for it, and what its items allow. */
function checkWaste({ waste }: Application, { sections = [], items }: Procedure): void {
  const at = '/application/waste';
  if (!sections.includes('waste')) {
    if (waste) throw invalidField(at, 'section-not-asked');
    return;
  }
  const given = parse(wasteSchema, waste, at);
  const kinds = items.map(({ kind }) => kind);
  refuseWaste(given, kinds, at);
}

/** A portal user applies for the unit that their account belongs to. */
function checkUnit({ unit }: Application, { actor }: PrepareContext): void {
  if (actor.role === 'enterprise' && actor.uscc !== unit.uscc) throw invalidField('/application/unit/uscc', 'unit-not-yours');
}
