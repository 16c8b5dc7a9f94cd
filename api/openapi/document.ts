import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Translator } from '../../templates/i18n';
import { allCommands, slugOf, type AnyCommandEntry } from '../commands';
import { paths } from '../paths';
import { VIEWABLE } from '../uploads';
import { PreviewSchema, ProblemSchema, StepAnswerSchema } from './answers';
import type { Operation } from './operation';
import { operations } from './operations';

export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const REASONS: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Sign in first',
  403: 'Not for your role or department, or the CSRF token is missing',
  404: 'There is none, or it is not yours to see',
  409: 'The case does not stand where this act needs it, or somebody else was first',
  413: 'Too large',
  415: 'Of a type that is not taken',
  422: 'Fields are wrong; each is named',
  429: 'Too many attempts',
  503: 'The store is away; try again after Retry-After',
};

const problems = (statuses: readonly number[]): RouteConfig['responses'] =>
  Object.fromEntries(
    [...new Set(statuses)]
      .sort((a, b) => a - b)
      .map((status) => [
        status,
        { description: REASONS[status] ?? '', content: { 'application/problem+json': { schema: ProblemSchema } } },
      ]),
  );

/** `/cases/:id/files/:hash` → the template of OpenAPI and the schema of its parameters. */
function address(pattern: string): { path: string; params?: z.ZodObject } {
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  const path = pattern.replace(/:(\w+)/g, '{$1}');
  return names.length === 0 ? { path } : { path, params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) };
}

const csrfHeader = z.object({
  'X-CSRF-Token': z.string().optional().describe('Token of the session; not needed by a page of the same origin'),
});

const commandHeaders = csrfHeader.extend({
  'Idempotency-Key': z
    .string()
    .max(200)
    .optional()
    .describe('The same key with the same content is answered from the first time'),
  'If-Match': z.string().optional().describe('Sequence number of a preview: refused when the case has moved on'),
});

/** The route of one command of the table. */
function commandRoute(entry: AnyCommandEntry, t: ReturnType<Translator>): RouteConfig {
  const pattern = entry.creates
    ? paths.api.cases.pattern
    : (entry.process === 'notice' ? paths.api.noticeCommand : paths.api.caseCommand).pattern.replace(
        ':command',
        slugOf(entry.name),
      );
  const { path, params } = address(pattern);
  const content = { 'application/json': { schema: z.union([StepAnswerSchema, PreviewSchema]) } };
  return {
    method: 'post',
    path,
    operationId: `${entry.process === 'joint-case' ? 'case' : entry.process}${entry.name}`,
    tags: [entry.process === 'joint-case' ? 'Acts on cases' : 'Acts on notices'],
    summary: t(`${entry.label}.title`),
    description: `Roles: ${entry.roles.join(', ')}.`,
    request: {
      ...(params ? { params } : {}),
      query: z.object({ preview: z.enum(['1']).optional().describe('Say what would happen; write nothing') }),
      headers: commandHeaders,
      body: { required: true, content: { 'application/json': { schema: entry.body, example: entry.example } } },
    },
    responses: {
      [entry.creates ? 201 : 200]: { description: 'Done, or the preview', content },
      ...(entry.creates ? { 200: { description: 'A repeated request, or the preview', content } } : {}),
      ...problems([400, 401, 403, 404, 409, 413, 422, 503]),
    },
  };
}

function operationRoute(one: Operation): RouteConfig {
  const { path, params } = address(one.path.pattern);
  const changes = one.method !== 'get';
  const file = Object.fromEntries(
    [...VIEWABLE, 'application/octet-stream'].map((type) => [type, { schema: z.string().meta({ format: 'binary' }) }]),
  );
  const answer = one.file ? file : one.answer ? { 'application/json': { schema: one.answer } } : undefined;
  const multipart = { 'multipart/form-data': { schema: z.object({ file: z.string().meta({ format: 'binary' }) }) } };
  const json = one.body && { 'application/json': { schema: one.body, ...(one.example ? { example: one.example } : {}) } };
  const content = one.multipart ? multipart : json;
  return {
    method: one.method,
    path,
    tags: [one.tag],
    summary: one.summary,
    ...(one.isPublic ? { security: [] } : {}),
    request: {
      ...(params ? { params } : {}),
      ...(one.query ? { query: one.query } : {}),
      ...(changes && !one.isPublic ? { headers: csrfHeader } : {}),
      ...(content ? { body: { required: true, content } } : {}),
    },
    responses: {
      [one.status ?? 200]: { description: 'Done', ...(answer ? { content: answer } : {}) },
      ...problems([
        ...(one.isPublic ? [] : [401]),
        ...(changes ? [400, 403] : []),
        ...(one.query && 'after' in one.query.shape ? [400] : []),
        ...((content ?? one.query) ? [422] : []),
        ...(params ? [404] : []),
        ...(one.problems ?? []),
        503,
      ]),
    },
  };
}

/** The description of the API in OpenAPI 3.1, made from the command table and the reads. */
export function openApiDocument(translator: Translator, publicUrl: string): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'onewindow',
    description: 'The cookie that signing in gives; scripts send X-CSRF-Token besides',
  });
  for (const one of operations) registry.registerPath(operationRoute(one));
  for (const entry of allCommands) registry.registerPath(commandRoute(entry, translator('en')));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'OneWindow 一窗',
      version: '1',
      description:
        'Joint environmental permitting at one window. Messages come in the person’s language. Moments are ISO 8601 in UTC, legal dates YYYY-MM-DD in Asia/Shanghai, quantities decimal strings.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [{ session: [] }],
  });
}
