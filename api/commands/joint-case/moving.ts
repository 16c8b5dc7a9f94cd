import { z } from 'zod';
import { text } from '../../../domain/application/fields';
import { ROLES } from '../../../domain/joint-case/roles';
import { defineCommand } from '../entry';
import { versionChoices } from './choices';

export const moveProcedure = defineCommand<'joint-case', 'MoveProcedure'>()({
  process: 'joint-case',
  name: 'MoveProcedure',
  label: 'commands.joint-case.MoveProcedure',
  roles: ROLES.MoveProcedure,
  body: z.strictObject({
    /** The version of the case's procedure that is in force. */
    version: z.coerce.number({ error: 'invalid-type' }).int({ error: 'invalid-type' }).min(1),
    reason: text(2_000),
  }),
  fields: [
    {
      name: 'version',
      label: 'commands.fields.version',
      hint: 'commands.fields.versionHint',
      required: true,
      type: 'select',
      choices: versionChoices,
    },
    {
      name: 'reason',
      label: 'commands.fields.moveReason',
      hint: 'commands.fields.moveReasonHint',
      required: true,
      type: 'textarea',
      maxLength: 2_000,
    },
  ],
  example: { version: 2, reason: '按新规程补充公示环节' },
  prepare: (body) => ({ command: { type: 'MoveProcedure', ...body } }),
});
