import { z } from 'zod';
import { paths, type Path } from '../paths';
import { DraftBody } from '../routes/drafts';
import { ClassificationQuery } from '../routes/classification-query';
import { CalendarLoadBody, CalendarPreviewBody } from '../routes/law';
import { RoutingQuery } from '../routes/routing-query';
import {
  CaseQuery,
  DeadlineQuery,
  IndustryQuery,
  LicenceQuery,
  NoticeQuery,
  TaskQuery,
  TimelineQuery,
  WasteQuery,
} from '../routes/queries';
import { ClockMove } from '../routes/reference';
import { Preferences } from '../routes/sessions';
import { Credentials } from '../sign-in';
import { ClassificationSchema } from './classification';
import { RoutingSchema } from './routing';
import {
  CalendarLoadSchema,
  CalendarPreviewSchema,
  CalendarSchema,
  CaseSchema,
  ClockSchema,
  DraftSchema,
  LicenceSchema,
  pages,
  SessionSchema,
  UploadSchema,
  VerifiedLicenceSchema,
} from './schemas';

/** One operation that is no command of the table. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: Pick<Path<string>, 'pattern'>;
  tag: 'Session' | 'Cases' | 'Work' | 'Licences' | 'Applications' | 'Reference';
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  example?: unknown;
  /** JSON of the answer; a file when `file`, nothing when absent. */
  answer?: z.ZodType;
  file?: boolean;
  status?: 200 | 201 | 204;
  /** Statuses besides 401 (public ones have none) and those every operation may have. */
  problems?: number[];
  isPublic?: boolean;
  multipart?: boolean;
}

const NOTICE = 'date,kind,name_zh,notice_year,notice_ref\n2027-01-01,off,元旦,2027,国务院办公厅关于2027年部分节假日安排的通知\n';

const created = z.object({ id: z.string() });

export const operations: readonly Operation[] = [
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
  { method: 'get', path: paths.api.cases, tag: 'Cases', summary: 'Cases, by key', query: CaseQuery, answer: pages.cases },
  {
    method: 'get',
    path: paths.api.case,
    tag: 'Cases',
    summary: 'One case: items, clocks with the way each date was found, and what you may do',
    answer: CaseSchema,
  },
  {
    method: 'get',
    path: paths.api.caseTimeline,
    tag: 'Cases',
    summary: 'What happened',
    query: TimelineQuery,
    answer: pages.timeline,
  },
  { method: 'get', path: paths.api.caseDocuments, tag: 'Cases', summary: 'Papers that were issued', answer: pages.documents },
  {
    method: 'get',
    path: paths.api.caseApplication,
    tag: 'Cases',
    summary: 'The application, part by part',
    answer: pages.application,
  },
  {
    method: 'get',
    path: paths.api.clockSheet,
    tag: 'Cases',
    summary: 'How the date of a clock came about, as PDF in your language: `item-eia-form`, or `all`',
    file: true,
  },
  { method: 'get', path: paths.api.caseFile, tag: 'Cases', summary: 'A file of the case, by its SHA-256', file: true },
  { method: 'get', path: paths.api.tasks, tag: 'Work', summary: 'My inbox', query: TaskQuery, answer: pages.tasks },
  { method: 'get', path: paths.api.notices, tag: 'Work', summary: 'Notices', query: NoticeQuery, answer: pages.notices },
  {
    method: 'get',
    path: paths.api.licences,
    tag: 'Licences',
    summary: 'Licences',
    query: LicenceQuery,
    answer: pages.licences,
  },
  { method: 'get', path: paths.api.licence, tag: 'Licences', summary: 'One licence', answer: LicenceSchema },
  { method: 'get', path: paths.api.licenceCertificate, tag: 'Licences', summary: 'Its certificate', file: true },
  {
    method: 'get',
    path: paths.api.verification,
    tag: 'Licences',
    summary: 'Verify a certificate by the code printed on it',
    answer: VerifiedLicenceSchema,
    isPublic: true,
  },
  {
    method: 'post',
    path: paths.api.uploads,
    tag: 'Applications',
    summary: 'Upload a file: PDF, PNG, JPG, DOCX, XLSX or ZIP, at most 25 MB',
    multipart: true,
    answer: UploadSchema,
    status: 201,
    problems: [413, 415],
  },
  { method: 'get', path: paths.api.upload, tag: 'Applications', summary: 'A file of my own', file: true },
  { method: 'get', path: paths.api.drafts, tag: 'Applications', summary: 'My drafts', answer: pages.drafts },
  {
    method: 'post',
    path: paths.api.drafts,
    tag: 'Applications',
    summary: 'Begin a draft; its id may become the case’s',
    body: DraftBody,
    example: { content: {} },
    answer: created,
    status: 201,
  },
  { method: 'get', path: paths.api.draft, tag: 'Applications', summary: 'A draft', answer: DraftSchema },
  {
    method: 'put',
    path: paths.api.draft,
    tag: 'Applications',
    summary: 'Save a draft',
    body: DraftBody,
    example: { content: {} },
    answer: created,
  },
  { method: 'delete', path: paths.api.draft, tag: 'Applications', summary: 'Delete a draft', status: 204 },
  {
    method: 'get',
    path: paths.api.industries,
    tag: 'Reference',
    summary: 'Industry classes (GB/T 4754-2017)',
    query: IndustryQuery,
    answer: pages.industries,
  },
  {
    method: 'get',
    path: paths.api.wastes,
    tag: 'Reference',
    summary: 'Hazardous wastes (国家危险废物名录, edition of 2021): a code that is not in it may still be right',
    query: WasteQuery,
    answer: pages.wastes,
  },
  {
    method: 'get',
    path: paths.api.procedures,
    tag: 'Reference',
    summary: 'Procedures in force, with their materials',
    answer: pages.procedures,
  },
  {
    method: 'get',
    path: paths.api.classification,
    tag: 'Reference',
    summary: 'Permit category and EIA document of a project, with the lines of the lists and what is still to be asked',
    query: ClassificationQuery,
    answer: ClassificationSchema,
  },
  {
    method: 'get',
    path: paths.api.routing,
    tag: 'Reference',
    summary:
      'Which level and authority decides each item at a site, with the text, its days of force and what is still to be asked',
    query: RoutingQuery,
    answer: RoutingSchema,
  },
  {
    method: 'get',
    path: paths.api.deadlines,
    tag: 'Reference',
    summary: 'Deadline rules with source, article and quote; all versions of each, the oldest first',
    query: DeadlineQuery,
    answer: pages.deadlines,
  },
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
