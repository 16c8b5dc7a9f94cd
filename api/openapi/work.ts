import { z } from 'zod';
import { departments } from '../commands/joint-case/vocabulary';
import { paths } from '../paths';
import { NoticeQuery, stages, TaskQuery } from '../routes/queries';
import { day, instant, page, roles } from './answers';
import type { Operation } from './operation';

const TaskRowSchema = z
  .object({
    stream: z.string(),
    streamKind: z.enum(['joint-case', 'licence', 'notice', 'change']),
    id: z.string(),
    kind: z.string(),
    subject: z.string().nullable(),
    jurisdiction: z.string(),
    role: z.enum(roles),
    department: z.enum(departments).nullable(),
    person: z.string().nullable(),
    personName: z.string().nullable(),
    due: day().nullable(),
    since: instant(),
    caseId: z.string().nullable(),
    caseNumber: z.string().nullable(),
    unitName: z.string().nullable(),
    projectName: z.string().nullable(),
    stage: z.enum(stages).nullable(),
  })
  .meta({ id: 'Task' });

export const TasksSchema = page(TaskRowSchema);

const NoticeSchema = z
  .object({
    id: z.string(),
    about: z.string(),
    moment: z.string(),
    jurisdiction: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    recipients: z.array(z.looseObject({ name: z.string() })),
    deliveries: z.array(
      z.looseObject({ id: z.string(), channel: z.enum(['mail', 'sms']), state: z.enum(['waiting', 'sent', 'failed']) }),
    ),
    settled: z.boolean(),
    requestedAt: instant(),
  })
  .meta({ id: 'Notice' });

export const NoticesSchema = page(NoticeSchema);

export const workOperations: readonly Operation[] = [
  { method: 'get', path: paths.api.tasks, tag: 'Work', summary: 'My inbox', query: TaskQuery, answer: TasksSchema },
  { method: 'get', path: paths.api.notices, tag: 'Work', summary: 'Notices', query: NoticeQuery, answer: NoticesSchema },
];
