import { z } from 'zod';
import { orBlank, text } from '../../../domain/application/fields';
import { ROLES } from '../../../domain/joint-case/roles';
import { defineCommand } from '../entry';
import { clockChoices, extendableClocks, stopGroundChoices } from './choices';

const MOST_DAYS = 366;

/** A whole number of days; forms send it as text. */
const days = () => z.coerce.number({ error: 'invalid-type' }).int({ error: 'invalid-type' }).min(1).max(MOST_DAYS);

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
    /** Working days that the step needs, as the notice says. */
    days: orBlank(days()),
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
    {
      name: 'days',
      label: 'commands.fields.stopDays',
      hint: 'commands.fields.stopDaysHint',
      required: false,
      type: 'number',
      most: MOST_DAYS,
    },
  ],
  example: { clock: 'item/eia-form', ground: 'expert-review', document: '苏环评告〔2026〕3号', days: 15 },
  prepare: ({ days: needed, ...body }) => ({
    command: { type: 'StopClock', ...body, ...(needed === undefined ? {} : { days: needed }) },
  }),
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

export const extendTerm = defineCommand<'joint-case', 'ExtendTerm'>()({
  process: 'joint-case',
  name: 'ExtendTerm',
  label: 'commands.joint-case.ExtendTerm',
  roles: ROLES.ExtendTerm,
  body: z.strictObject({
    /** A clock whose term 行政许可法 42 sets itself. */
    clock: text(100),
    days: days(),
    reason: text(2_000),
    /** Who approved it: the head of the authority, of the government where it is joint handling. */
    approver: text(100),
    /** Number of the notice that tells the applicant why. */
    document: text(100),
  }),
  fields: [
    { name: 'clock', label: 'commands.fields.clock', required: true, type: 'select', choices: extendableClocks },
    {
      name: 'days',
      label: 'commands.fields.extensionDays',
      hint: 'commands.fields.extensionDaysHint',
      required: true,
      type: 'number',
      most: MOST_DAYS,
    },
    {
      name: 'reason',
      label: 'commands.fields.extensionReason',
      hint: 'commands.fields.extensionReasonHint',
      required: true,
      type: 'textarea',
      maxLength: 2_000,
    },
    {
      name: 'approver',
      label: 'commands.fields.approver',
      hint: 'commands.fields.approverHint',
      required: true,
      type: 'text',
      maxLength: 100,
    },
    { name: 'document', label: 'commands.fields.extensionDocument', required: true, type: 'text', maxLength: 100 },
  ],
  example: {
    clock: 'joint',
    days: 10,
    reason: '需要两个部门进一步会商',
    approver: '区人民政府负责人',
    document: '示环延告〔2026〕1号',
  },
  prepare: (body) => ({ command: { type: 'ExtendTerm', ...body } }),
});
