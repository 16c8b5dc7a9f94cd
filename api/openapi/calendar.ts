import { z } from 'zod';
import { paths } from '../paths';
import { CalendarLoadBody, CalendarPreviewBody } from '../routes/law';
import { ClockMove } from '../routes/reference';
import { day, instant } from './answers';
import type { Operation } from './operation';

export const ClockSchema = z
  .object({ now: instant(), today: day(), mark: z.enum(['production', 'demo', 'test']).optional(), told: z.int().optional() })
  .meta({ id: 'BusinessClock' });

export const CalendarSchema = z
  .object({
    version: z.int().describe('Of the reference data'),
    lastLoadedYear: z.int(),
    provisionalFrom: z.int().describe('Dates from this year on are provisional'),
    thisYear: z.int(),
    years: z.array(
      z.object({
        year: z.int(),
        noticeRef: z.string(),
        loadedAt: instant(),
        loadedBy: z.string().nullable().describe('Administrator; null where it came with the data folder'),
        days: z.array(z.object({ date: day(), kind: z.enum(['off', 'makeup_workday']), nameZh: z.string() })),
      }),
    ),
    local: z
      .array(
        z.object({
          jurisdiction: z.string(),
          date: day(),
          kind: z.enum(['off', 'makeup_workday']),
          nameZh: z.string(),
          year: z.int(),
          noticeRef: z.string(),
        }),
      )
      .describe('Days of single authorities, and of those below them, beside the notices'),
  })
  .meta({ id: 'Calendar' });

export const CalendarPreviewSchema = z
  .object({
    version: z.int(),
    years: z.array(z.int()),
    jurisdiction: z.string().nullable().describe('Whose own days they are; null for a notice of the State Council'),
    days: z.int(),
    openCases: z.int(),
    movedCases: z.int(),
    moved: z.array(
      z.object({
        case: z.string().describe('Number'),
        clock: z.string(),
        kind: z.enum(['statutory', 'internal', 'promised']),
        subject: z.string(),
        before: day(),
        after: day(),
      }),
    ),
  })
  .meta({ id: 'CalendarPreview' });

export const CalendarLoadSchema = CalendarPreviewSchema.extend({
  position: z.int(),
  told: z.int().describe('Workflows told within ten minutes because their nearest moment moved'),
}).meta({ id: 'CalendarLoad' });

const NOTICE = 'date,kind,name_zh,notice_year,notice_ref\n2027-01-01,off,元旦,2027,国务院办公厅关于2027年部分节假日安排的通知\n';

export const calendarOperations: readonly Operation[] = [
  {
    method: 'get',
    path: paths.api.calendar,
    tag: 'Reference',
    summary: 'Holidays and make-up days of the loaded notices',
    answer: CalendarSchema,
  },
  {
    method: 'post',
    path: paths.api.calendarPreviews,
    tag: 'Reference',
    summary: 'Which due dates of open cases a holiday notice would move (administrators); nothing is written',
    body: CalendarPreviewBody,
    example: { csv: NOTICE },
    answer: CalendarPreviewSchema,
  },
  {
    method: 'post',
    path: paths.api.calendarLoads,
    tag: 'Reference',
    summary: 'Load a holiday notice (administrators)',
    body: CalendarLoadBody,
    example: { csv: NOTICE, version: 3 },
    answer: CalendarLoadSchema,
    status: 201,
    problems: [409],
  },
  { method: 'get', path: paths.api.businessClock, tag: 'Reference', summary: 'The business clock', answer: ClockSchema },
  {
    method: 'post',
    path: paths.api.businessClock,
    tag: 'Reference',
    summary: 'Move the business clock forward (demonstration and test only)',
    body: ClockMove,
    example: { days: 30 },
    answer: ClockSchema,
    problems: [409],
  },
];
