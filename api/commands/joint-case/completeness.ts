import { z } from 'zod';
import { optionalText, text } from '../../../domain/application/fields';
import { ROLES } from '../../../domain/joint-case/roles';
import { invalidField } from '../../errors';
import { rightAuthorityFor } from '../../jurisdiction';
import { defineCommand } from '../entry';
import { groundChoices, itemChoices, sectionChoices } from './choices';
import { itemKinds } from '../../../domain/procedure/procedure';
import { departments } from './vocabulary';

const demand = z.strictObject({
  items: z.array(z.enum(itemKinds)).min(1).max(10),
  /** `materials/<code>`, `unit`, `outlets`, … */
  section: text(100),
  text: text(1_000),
});

export const reportCompleteness = defineCommand<'joint-case', 'ReportCompleteness'>()({
  process: 'joint-case',
  name: 'ReportCompleteness',
  label: 'commands.joint-case.ReportCompleteness',
  roles: ROLES.ReportCompleteness,
  body: z.strictObject({
    /** By default the person's own. */
    department: z.enum(departments).optional(),
    /** Nothing demanded says that the department's part is complete. */
    demands: z.array(demand).max(50).default([]),
  }),
  fields: [
    {
      name: 'demands',
      label: 'commands.fields.demands',
      required: false,
      type: 'list',
      of: [
        { name: 'items', label: 'commands.fields.items', required: true, type: 'checkboxes', choices: itemChoices },
        { name: 'section', label: 'commands.fields.section', required: true, type: 'select', choices: sectionChoices },
        { name: 'text', label: 'commands.fields.demandText', required: true, type: 'textarea', maxLength: 1_000 },
      ],
    },
  ],
  example: { demands: [{ items: ['eia-form'], section: 'materials/eia_form', text: '缺少盖章的报告表正本。' }] },
  prepare: ({ department, demands }, { actor }) => ({
    command: { type: 'ReportCompleteness', department: department ?? actor.department ?? 'window', demands },
  }),
});

export const accept = defineCommand<'joint-case', 'Accept'>()({
  process: 'joint-case',
  name: 'Accept',
  label: 'commands.joint-case.Accept',
  roles: ROLES.Accept,
  body: z.strictObject({}),
  fields: [],
  example: {},
  prepare: () => ({ command: { type: 'Accept' } }),
});

/** Ground of every procedure whose article obliges to name the right authority (条例 9(1)(2), 行政许可法 32(1)(2)). */
const NOT_COMPETENT = 'not-competent';

export const declineAcceptance = defineCommand<'joint-case', 'DeclineAcceptance'>()({
  process: 'joint-case',
  name: 'DeclineAcceptance',
  label: 'commands.joint-case.DeclineAcceptance',
  roles: ROLES.DeclineAcceptance,
  body: z.strictObject({
    item: z.enum(itemKinds),
    ground: text(60),
    reason: text(2_000),
    /** Who is competent, where this bureau is not; by default the authority that routing names. */
    rightAuthority: optionalText(200),
  }),
  fields: [
    { name: 'item', label: 'commands.fields.item', required: true, type: 'radio', choices: itemChoices },
    { name: 'ground', label: 'commands.fields.ground', required: true, type: 'select', choices: groundChoices('acceptance') },
    {
      name: 'reason',
      label: 'commands.fields.reason',
      hint: 'commands.fields.reasonHint',
      required: true,
      type: 'textarea',
      maxLength: 2_000,
    },
    {
      name: 'rightAuthority',
      label: 'commands.fields.rightAuthority',
      hint: 'commands.fields.rightAuthorityHint',
      required: false,
      type: 'text',
      maxLength: 200,
    },
  ],
  example: { item: 'permit-simplified', ground: 'not-required', reason: '该排污单位依法不需要取得排污许可证。' },
  prepare: ({ rightAuthority: named, ...body }, context) => {
    if (body.ground !== NOT_COMPETENT) return { command: { type: 'DeclineAcceptance', ...body } };
    const rightAuthority = named ?? rightAuthorityFor(context, body.item);
    if (!rightAuthority) throw invalidField('/rightAuthority', 'right-authority-missing');
    return { command: { type: 'DeclineAcceptance', ...body, rightAuthority } };
  },
});

export const sendCorrectionNotice = defineCommand<'joint-case', 'SendCorrectionNotice'>()({
  process: 'joint-case',
  name: 'SendCorrectionNotice',
  label: 'commands.joint-case.SendCorrectionNotice',
  roles: ROLES.SendCorrectionNotice,
  body: z.strictObject({ ground: optionalText(500) }),
  fields: [
    {
      name: 'ground',
      label: 'commands.fields.secondNoticeGround',
      hint: 'commands.fields.secondNoticeGroundHint',
      required: false,
      type: 'textarea',
      maxLength: 500,
    },
  ],
  example: {},
  prepare: ({ ground }) => ({ command: { type: 'SendCorrectionNotice', ...(ground ? { ground } : {}) } }),
});
