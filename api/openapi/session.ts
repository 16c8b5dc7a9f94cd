import { z } from 'zod';
import { departments } from '../commands/joint-case/vocabulary';
import { paths } from '../paths';
import { Preferences } from '../routes/sessions';
import { Credentials } from '../sign-in';
import { roles } from './answers';
import type { Operation } from './operation';

export const SessionSchema = z
  .object({
    user: z.object({
      id: z.string(),
      login: z.string(),
      name: z.string(),
      role: z.enum(roles),
      department: z.enum(departments).nullable(),
      jurisdiction: z.string().nullable(),
      uscc: z.string().nullable(),
      locale: z.enum(['zh-CN', 'en']),
    }),
    csrfToken: z.string().optional().describe('Send it back as X-CSRF-Token'),
  })
  .meta({ id: 'Session' });

export const sessionOperations: readonly Operation[] = [
  {
    method: 'post',
    path: paths.api.sessions,
    tag: 'Session',
    summary: 'Sign in: the cookie is the session, the token goes back as X-CSRF-Token',
    body: Credentials,
    example: { login: 'clerk', password: 'onewindow-demo' },
    answer: SessionSchema,
    status: 201,
    problems: [401, 429],
    isPublic: true,
  },
  { method: 'get', path: paths.api.session, tag: 'Session', summary: 'Who am I', answer: SessionSchema },
  {
    method: 'patch',
    path: paths.api.session,
    tag: 'Session',
    summary: 'Language of messages and pages',
    body: Preferences,
    example: { locale: 'en' },
    answer: SessionSchema,
  },
  { method: 'delete', path: paths.api.session, tag: 'Session', summary: 'Sign out', status: 204, isPublic: true },
];
