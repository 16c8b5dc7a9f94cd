import { z } from 'zod';
import { text } from '../../domain/application/fields';
import { defineCommand, type CommandEntry, type PersonCommands } from './entry';

const retryTask = defineCommand<'notice', 'RetryTask'>()({
  process: 'notice',
  name: 'RetryTask',
  label: 'commands.notice.RetryTask',
  roles: ['clerk'],
  body: z.strictObject({ task: text(200) }),
  fields: [],
  example: { task: 'SendMail/0/mail/1' },
  prepare: (body) => ({ command: { type: 'RetryTask', ...body } }),
});

/** What a person may do to a notice that did not go out. */
export const noticeCommands = { RetryTask: retryTask } satisfies {
  [Name in PersonCommands['notice']['type']]: CommandEntry<'notice', Name>;
};
