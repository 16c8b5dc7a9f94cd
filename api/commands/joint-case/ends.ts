import { z } from 'zod';
import { text } from '../../../domain/application/fields';
import { ROLES } from '../../../domain/joint-case/roles';
import { defineCommand } from '../entry';
import { taskChoices } from './choices';

export const withdraw = defineCommand<'joint-case', 'Withdraw'>()({
  process: 'joint-case',
  name: 'Withdraw',
  label: 'commands.joint-case.Withdraw',
  roles: ROLES.Withdraw,
  body: z.strictObject({ reason: text(1_000) }),
  fields: [{ name: 'reason', label: 'commands.fields.reason', required: true, type: 'textarea', maxLength: 1_000 }],
  example: { reason: '项目调整，申请人决定撤回。' },
  prepare: (body) => ({ command: { type: 'Withdraw', ...body } }),
});

export const retryTask = defineCommand<'joint-case', 'RetryTask'>()({
  process: 'joint-case',
  name: 'RetryTask',
  label: 'commands.joint-case.RetryTask',
  roles: ROLES.RetryTask,
  body: z.strictObject({ task: text(200) }),
  fields: [{ name: 'task', label: 'commands.fields.task', required: true, type: 'select', choices: taskChoices }],
  example: { task: 'IssueLicences/case/1' },
  prepare: (body) => ({ command: { type: 'RetryTask', ...body } }),
});
