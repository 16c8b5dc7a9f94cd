import { z } from 'zod';
import { anyText, optionalText, text } from '../../../domain/application/fields';
import { isByOpinion } from '../../../domain/joint-case/review';
import { ROLES } from '../../../domain/joint-case/roles';
import { defineCommand } from '../entry';
import { conclusionChoices } from './choices';
import { branchField, conditionsField, isToAct } from './step-fields';

const branch = () => text(60);

export const claim = defineCommand<'joint-case', 'Claim'>()({
  process: 'joint-case',
  name: 'Claim',
  label: 'commands.joint-case.Claim',
  roles: ROLES.Claim,
  body: z.strictObject({ branch: branch() }),
  fields: [
    branchField(
      ({ state, department, claimedBy }, { actor }) => state === 'open' && department === actor.department && !claimedBy,
    ),
  ],
  example: { branch: 'eia-review' },
  prepare: (body) => ({ command: { type: 'Claim', ...body } }),
});

export const release = defineCommand<'joint-case', 'Release'>()({
  process: 'joint-case',
  name: 'Release',
  label: 'commands.joint-case.Release',
  roles: ROLES.Release,
  body: z.strictObject({ branch: branch() }),
  fields: [
    branchField(
      ({ state, department, claimedBy }, { actor }) =>
        state === 'open' &&
        department === actor.department &&
        !!claimedBy &&
        (claimedBy.id === actor.id || actor.role === 'supervisor'),
    ),
  ],
  example: { branch: 'eia-review' },
  prepare: (body) => ({ command: { type: 'Release', ...body } }),
});

export const giveOpinion = defineCommand<'joint-case', 'GiveOpinion'>()({
  process: 'joint-case',
  name: 'GiveOpinion',
  label: 'commands.joint-case.GiveOpinion',
  roles: ROLES.GiveOpinion,
  body: z.strictObject({
    branch: branch(),
    opinion: z.enum(['agree', 'conditions', 'disagree']),
    /** Needed to disagree. */
    text: anyText(5_000).default(''),
    /** Needed to agree with conditions. */
    conditions: optionalText(5_000),
  }),
  fields: [
    branchField((branch, context) => isToAct(branch, context) && isByOpinion(branch)),
    {
      name: 'opinion',
      label: 'commands.fields.opinion',
      required: true,
      type: 'radio',
      choices: conclusionChoices,
    },
    { name: 'text', label: 'commands.fields.opinionText', required: false, type: 'textarea', maxLength: 5_000 },
    conditionsField,
  ],
  example: { branch: 'eia-review', opinion: 'agree', text: '报告表内容完整，结论可信。' },
  prepare: ({ conditions, ...body }) => ({ command: { type: 'GiveOpinion', ...body, ...(conditions ? { conditions } : {}) } }),
});

export const sendBack = defineCommand<'joint-case', 'SendBack'>()({
  process: 'joint-case',
  name: 'SendBack',
  label: 'commands.joint-case.SendBack',
  roles: ROLES.SendBack,
  body: z.strictObject({ branch: branch(), reason: text(2_000) }),
  fields: [
    branchField(({ state }) => state === 'answered'),
    { name: 'reason', label: 'commands.fields.reason', required: true, type: 'textarea', maxLength: 2_000 },
  ],
  example: { branch: 'eia-review', reason: '请补充说明废气收集效率的依据。' },
  prepare: (body) => ({ command: { type: 'SendBack', ...body } }),
});
