import type { ErrorRequestHandler, RequestHandler } from 'express';
import { MulterError } from 'multer';
import { Refused } from '../domain/refused';
import { isPassing } from '../stores/failures';
import { MissingMessage, type Translate } from '../templates/i18n';
import { errorCatalogue, Invalid, Overtaken, type FieldError, type FirstActor } from './errors';
import { paths } from './paths';
import type { ApiServices } from './services';

/** RFC 9457, with our code and the fields that are wrong. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors: { pointer: string; code: string; message: string }[];
  /** 409: who acted first. */
  first?: FirstActor;
  /** Seconds; also the Retry-After header of a 503 or 429. */
  retryAfter?: number;
  requestId?: string;
}

interface Diagnosis {
  code: string;
  params?: Record<string, string | number>;
  fields?: FieldError[];
  first?: FirstActor;
  retryAfter?: number;
}

const RETRY_SECONDS = 5;

/** Errors of the body parsers (http-errors) by their `type`. */
const parserCodes: Record<string, string> = {
  'entity.too.large': 'too-large',
  'entity.parse.failed': 'invalid-json',
  'entity.verify.failed': 'invalid-form',
  'parameters.too.many': 'too-large',
  'querystring.parse.rangeError': 'too-large',
  'request.size.invalid': 'invalid-form',
  'request.aborted': 'invalid-form',
  'charset.unsupported': 'unsupported-media',
  'encoding.unsupported': 'unsupported-media',
};

function diagnose(error: unknown): Diagnosis {
  if (error instanceof Invalid) return { code: 'invalid', fields: error.errors };
  if (error instanceof Refused) {
    const field = error.pointer ?? errorCatalogue[error.code]?.field;
    return {
      code: error.code,
      params: error.params,
      ...(field ? { fields: [{ pointer: field, code: error.code, params: error.params }] } : {}),
      ...(error instanceof Overtaken ? { first: error.first } : {}),
      ...(errorCatalogue[error.code]?.status === 429 ? { retryAfter: Number(error.params.seconds) } : {}),
    };
  }
  // Class 22: a value that Postgres cannot hold and no schema caught.
  if (/^22/.test(String((error as { code?: unknown } | null)?.code))) return { code: 'data-not-storable' };
  if (isPassing(error, 'conflict')) return { code: 'busy', retryAfter: 1 };
  if (isPassing(error, 'away')) return { code: 'store-away', retryAfter: RETRY_SECONDS };
  if (error instanceof MulterError) return { code: 'invalid-form' };
  const { code, type } = (error ?? {}) as { code?: unknown; type?: unknown };
  if (code === 'EBADCSRFTOKEN') return { code: 'csrf-invalid' };
  if (error instanceof URIError) return { code: 'not-found' };
  return { code: (typeof type === 'string' && parserCodes[type]) || 'internal' };
}

/** Any error as a problem in one language; never a stack trace, never a driver's message. */
export function toProblem(error: unknown, t: Translate): Problem {
  const { code, params, fields = [], first, retryAfter } = diagnose(error);
  const entry = errorCatalogue[code];
  const words = entry && worded(code, params, t);
  const known = entry ? code : 'internal';
  const errors = fields.map((field) => ({
    pointer: field.pointer,
    code: field.code,
    message: worded(field.code, field.params, t) ?? t('errors.invalid'),
  }));
  // A single field decides the status: 413 for a file that is too large, 415 for one of the wrong type.
  const statuses = new Set(fields.map((field) => errorCatalogue[field.code]?.status ?? 422));
  const status = code === 'invalid' && statuses.size === 1 ? [...statuses][0]! : (entry?.status ?? 500);
  const title = words ?? t(entry && entry.status < 500 ? 'errors.invalid' : 'errors.internal');
  const firstInWords =
    first && !params?.by && first.at !== undefined ? ` ${t('errors.first', { by: first.name, at: t.dateTime(first.at) })}` : '';
  return {
    type: `${paths.api.docs()}#${known}`,
    title,
    status,
    detail: code === 'invalid' && errors.length > 0 ? errors.map((one) => one.message).join(' ') : title + firstInWords,
    code: known,
    errors,
    ...(first ? { first } : {}),
    ...(retryAfter ? { retryAfter } : {}),
  };
}

/** The words of a code; undefined where there are none, or they need a value that was not given: an answer never fails over its words. */
function worded(code: string, params: Record<string, string | number> | undefined, t: Translate): string | undefined {
  if (!t.has(`errors.${code}`)) return undefined;
  try {
    return t(`errors.${code}`, inWords(params, t));
  } catch (error) {
    if (error instanceof MissingMessage) return undefined;
    throw error;
  }
}

/** Parameters that are codes, with where their words stand. */
const groupOf: Record<string, string> = { item: 'item', department: 'department', departments: 'department' };

const listOf = (words: string[], { locale }: Translate): string => words.join(locale === 'en' ? ', ' : '、');

/** Moments and codes in what the domain says become words of the reader's language. */
function inWords(params: Record<string, string | number> = {}, t: Translate): Record<string, string | number> {
  const ending = t.locale === 'en' ? 'En' : 'Zh';
  const read = Object.entries(params).flatMap(([name, value]): [string, string | number][] =>
    // A name in both languages: `authorityZh`, `authorityEn` → `authority`.
    /(Zh|En)$/.test(name) ? (name.endsWith(ending) ? [[name.slice(0, -2), value]] : []) : [[name, value]],
  );
  const words = read.map(([name, value]): [string, string | number] => {
    if (name === 'at' && typeof value === 'number') return [name, t.dateTime(value)];
    const group = groupOf[name];
    if (!group || typeof value !== 'string') return [name, value];
    const word = (code: string) => (t.has(`domain.${group}.${code}`) ? t(`domain.${group}.${code}`) : code);
    return [name, listOf(value.split(',').map(word), t)];
  });
  return Object.fromEntries(words);
}

/** An address that nobody serves. */
export const setUpNotFound = (): RequestHandler => (_req, _res, next) => next(new Refused('unknown-route'));

/** The last handler: everything thrown anywhere becomes problem+json. Pages answer their own errors before it. */
export const setUpErrors =
  ({ logger, renderer }: Pick<ApiServices, 'logger' | 'renderer'>): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) {
      // Given up by the deadline and answered then: what its handler throws now has no reader.
      if (res.writableEnded) return logger.warn({ err: error, requestId: req.requestId }, 'failed after its answer');
      return next(error);
    }
    const problem = { ...toProblem(error, renderer.t(req.locale ?? 'zh-CN')), requestId: req.requestId };
    if (problem.status >= 500) logger.error({ err: error, requestId: req.requestId, code: problem.code }, 'request failed');
    if (problem.retryAfter) res.setHeader('Retry-After', String(problem.retryAfter));
    res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
