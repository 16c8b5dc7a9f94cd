import { z } from 'zod';
import { paths } from '../paths';
import { DraftBody } from '../routes/drafts';
import { instant } from './answers';
import type { Operation } from './operation';

const UploadSchema = z
  .object({
    id: z.string().describe('Names the file in an application or an answer'),
    file: z.string().describe('SHA-256'),
    name: z.string(),
    mime: z.string(),
    bytes: z.int(),
  })
  .meta({ id: 'Upload' });

const DraftSchema = z
  .object({
    id: z.string(),
    owner: z.string(),
    jurisdiction: z.string(),
    content: z.record(z.string(), z.unknown()),
    updatedAt: instant(),
  })
  .meta({ id: 'Draft' });

export const DraftsSchema = z.object({ rows: z.array(DraftSchema) });

const created = z.object({ id: z.string() });

export const applicationOperations: readonly Operation[] = [
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
  { method: 'get', path: paths.api.drafts, tag: 'Applications', summary: 'My drafts', answer: DraftsSchema },
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
];
