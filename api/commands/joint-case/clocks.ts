import { z } from 'zod';
import { text } from '../../../domain/application/fields';
import { ROLES } from '../../../domain/joint-case/roles';
import { defineCommand } from '../entry';
import { clockChoices, stopGroundChoices } from './choices';

export const stopClock = defineCommand<'joint-case', 'StopClock'>()({
  process: 'joint-case',
  name: 'StopClock',
  label: 'commands.joint-case.StopClock',
  roles: ROLES.StopClock,
  body: z.strictObject({
    clock: text(100),
    /** One of the closed list of 行政许可法 45. */
    ground: text(60),
    /** Number of the written notice to the applicant. */
    document: text(100),
  }),
  fields: [
    { name: 'clock', label: 'commands.fields.clock', required: true, type: 'select', choices: clockChoices('running') },
    { name: 'ground', label: 'commands.fields.ground', required: true, type: 'select', choices: stopGroundChoices },
    {
      name: 'document',
      label: 'commands.fields.document',
      hint: 'commands.fields.documentHint',
      required: true,
      type: 'text',
      maxLength: 100,
    },
  ],
  example: { clock: 'item/eia-form', ground: 'expert-review', document: '苏环评告〔2026〕3号' },
  prepare: (body) => ({ command: { type: 'StopClock', ...body } }),
});

export const resumeClock = defineCommand<'joint-case', 'ResumeClock'>()({
  process: 'joint-case',
  name: 'ResumeClock',
  label: 'commands.joint-case.ResumeClock',
  roles: ROLES.ResumeClock,
  body: z.strictObject({ clock: text(100) }),
  fields: [{ name: 'clock', label: 'commands.fields.clock', required: true, type: 'select', choices: clockChoices('stopped') }],
  example: { clock: 'item/eia-form' },
  prepare: (body) => ({ command: { type: 'ResumeClock', ...body } }),
});
