import { z } from 'zod';
import { optionalText } from '../../../domain/application/fields';
import { ROLES } from '../../../domain/joint-case/roles';
import type { JointCase } from '../../../domain/joint-case/state';
import { defineCommand } from '../entry';
import { groundChoices } from './choices';
import { itemKinds } from '../../../domain/procedure/procedure';

export const decide = defineCommand<'joint-case', 'Decide'>()({
  process: 'joint-case',
  name: 'Decide',
  label: 'commands.joint-case.Decide',
  roles: ROLES.Decide,
  body: z.strictObject({
    item: z.enum(itemKinds),
    outcome: z.enum(['grant', 'refuse']),
    conditions: optionalText(5_000),
    /** Refusal: a ground of the statute's list, with its reason. */
    ground: optionalText(60),
    reason: optionalText(5_000),
    /** Grant of a discharge permit: the number that the national platform gave (排污许可管理条例 12(3)). */
    licenceNumber: optionalText(40),
  }),
  fields: [
    {
      name: 'item',
      label: 'commands.fields.item',
      required: true,
      type: 'radio',
      choices: ({ state }) =>
        (state as JointCase).items
          .filter((item) => item.state === 'accepted')
          .map(({ kind }) => ({ value: kind, label: `domain.item.${kind}` as const })),
    },
    {
      name: 'outcome',
      label: 'commands.fields.outcome',
      required: true,
      type: 'radio',
      choices: () => [
        { value: 'grant', label: 'domain.outcome.grant' },
        { value: 'refuse', label: 'domain.outcome.refuse' },
      ],
    },
    {
      name: 'licenceNumber',
      label: 'commands.fields.licenceNumber',
      hint: 'commands.fields.licenceNumberHint',
      required: false,
      type: 'text',
      maxLength: 40,
    },
    { name: 'conditions', label: 'commands.fields.conditions', required: false, type: 'textarea', maxLength: 5_000 },
    { name: 'ground', label: 'commands.fields.ground', required: false, type: 'select', choices: groundChoices('decision') },
    {
      name: 'reason',
      label: 'commands.fields.reason',
      hint: 'commands.fields.reasonHint',
      required: false,
      type: 'textarea',
      maxLength: 5_000,
    },
  ],
  example: { item: 'eia-form', outcome: 'grant', conditions: '废气经处理达标后由不低于 15 米高排气筒排放。' },
  prepare: ({ item, outcome, ...rest }) => ({
    command: {
      type: 'Decide',
      item,
      outcome,
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    },
  }),
});
