import { z } from 'zod';
import type { CommandEntry } from '../../api/commands/entry';

/** What must not compile: `npm run check` reads these lines; each expectation fails it when the mistake would pass. */
const body = z.strictObject({});
const prepare = () => ({ command: { type: 'Accept' as const } });
const complete: CommandEntry<'joint-case', 'Accept'> = {
  process: 'joint-case',
  name: 'Accept',
  label: 'commands.joint-case.Accept',
  roles: ['clerk'],
  body,
  fields: [],
  example: {},
  prepare,
};

const { roles, label, ...bare } = complete;

// @ts-expect-error a command without roles
export const withoutRoles: CommandEntry<'joint-case', 'Accept'> = { ...bare, label };
// @ts-expect-error a command without a label
export const withoutLabel: CommandEntry<'joint-case', 'Accept'> = { ...bare, roles };
// @ts-expect-error a label that has no words
export const withoutWords: CommandEntry<'joint-case', 'Accept'> = { ...complete, label: 'commands.joint-case.Nothing' };
// @ts-expect-error a role that does not exist
export const withoutSuchRole: CommandEntry<'joint-case', 'Accept'> = { ...complete, roles: ['king'] };
// @ts-expect-error the command of another entry
export const another: CommandEntry<'joint-case', 'Withdraw'> = { ...complete, name: 'Withdraw' };
// @ts-expect-error a table that misses commands
export const table: { [Name in 'Accept' | 'Withdraw']: CommandEntry<'joint-case', Name> } = { Accept: complete };

test('the complete entry is one', () => {
  expect(complete.body.safeParse(complete.example).success).toBe(true);
});
