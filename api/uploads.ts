import { rm } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import multer, { MulterError } from 'multer';
import type { Request, RequestHandler } from 'express';
import { ulid } from 'ulid';
import type { Actor } from '../domain/decider';
import { Refused } from '../domain/refused';
import { recordUpload, type Upload } from '../stores/uploads';
import { requireFormToken } from './csrf';
import { Invalid, invalidField, type FieldError } from './errors';
import type { ApiServices, UploadLimits } from './services';

/** What is taken, by what the first bytes say; the file's name and the caller's content type say nothing. */
export const ACCEPTED: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/zip': 'zip',
};

/** Shown in the browser; everything else is a download. */
export const VIEWABLE: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg'];

const MEGABYTE = 1024 * 1024;

/** Most file inputs of a form: browsers send those left empty, too, and the parser counts them. */
const INPUTS = 250;
/** Files really chosen, by request. */
const chosenIn = new WeakMap<Request, number>();

/**
 * Reads a multipart body, its files to disk (named by us, never by the caller), its fields as a plain form. What is still
 * there when the answer has gone out is removed. Throws Invalid at the field of a file that is too large.
 */
export function receiveFiles({ config }: Pick<ApiServices, 'config'>): RequestHandler {
  const { uploadFolder, uploadLimits } = config;
  const read = multer({
    dest: uploadFolder,
    // Names are UTF-8 in every browser of today.
    defParamCharset: 'utf8',
    limits: { fileSize: uploadLimits.bytes, files: INPUTS, fields: 20_000, fieldSize: 8 * MEGABYTE, parts: 20_100 },
    fileFilter: (req, file, take) => {
      if (file.originalname === '') return take(null, false);
      const chosen = (chosenIn.get(req) ?? 0) + 1;
      chosenIn.set(req, chosen);
      if (chosen <= uploadLimits.files) return take(null, true);
      take(new MulterError('LIMIT_FILE_COUNT', file.fieldname));
    },
  }).any();
  return (req, res, next) => {
    res.on('close', () => {
      for (const file of filesOf(req)) void rm(file.path, { force: true }).catch(() => undefined);
    });
    const done = (error?: unknown): void => next(error === undefined ? undefined : readable(error, uploadLimits));
    try {
      void read(req, res, done);
    } catch (error) {
      done(error);
    }
  };
}

/** A form with files: body, then its CSRF token. */
export const formWithFiles = (services: Pick<ApiServices, 'config'>): RequestHandler[] => [
  receiveFiles(services),
  requireFormToken,
];

export const filesOf = (req: Request): Express.Multer.File[] => (Array.isArray(req.files) ? req.files : []);

/** What went wrong as one of ours: a body that is no form has no code; a full disk has one and stays what it is. */
function readable(error: unknown, limits: UploadLimits): unknown {
  if (error instanceof MulterError) return asInvalid(error, limits);
  return error instanceof Error && !('code' in error) ? new Refused('invalid-form') : error;
}

function asInvalid(error: MulterError, limits: UploadLimits): Error {
  const pointer = error.field ? `/${error.field.replace(/\]/g, '').replace(/\[/g, '/')}` : '';
  switch (error.code) {
    case 'LIMIT_FILE_SIZE':
      return invalidField(pointer, 'file-too-large', { megabytes: Math.floor(limits.bytes / MEGABYTE) });
    case 'LIMIT_FILE_COUNT':
    case 'LIMIT_UNEXPECTED_FILE':
      return invalidField(pointer, 'too-many-files', { maximum: limits.files });
    case 'LIMIT_FIELD_VALUE':
      return invalidField(pointer, 'too-long', { maximum: 8 * MEGABYTE });
    default:
      return error;
  }
}

/** Takes one received file into the storage for a person. Throws Invalid at `pointer`: empty, or of a type that is not taken. */
export async function storeUpload(
  { db, files }: Pick<ApiServices, 'db' | 'files'>,
  actor: Actor,
  file: Express.Multer.File,
  pointer = '/file',
): Promise<Upload> {
  if (file.size === 0) throw invalidField(pointer, 'file-empty');
  const type = await fileTypeFromFile(file.path);
  if (!type || !Object.hasOwn(ACCEPTED, type.mime)) throw invalidField(pointer, 'file-type');
  const { hash, bytes } = await files.take(file.path);
  const upload = { id: ulid(), file: hash, name: nameOf(file.originalname), mime: type.mime, bytes, owner: actor.id };
  await recordUpload(db, upload);
  return { ...upload, stream: null };
}

/** Takes all received files; every wrong one is named, and the right ones are kept, so that nothing has to be chosen twice. */
export async function storeUploads(
  services: Pick<ApiServices, 'db' | 'files'>,
  actor: Actor,
  received: readonly Express.Multer.File[],
): Promise<{ uploads: { field: string; upload: Upload }[]; errors: FieldError[] }> {
  const uploads: { field: string; upload: Upload }[] = [];
  const errors: FieldError[] = [];
  for (const file of received) {
    // A file input left empty arrives as a file without name and content.
    if (file.size === 0 && file.originalname === '') continue;
    try {
      const pointer = `/${file.fieldname.replace(/\]/g, '').replace(/\[/g, '/')}`;
      uploads.push({ field: file.fieldname, upload: await storeUpload(services, actor, file, pointer) });
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      errors.push(...error.errors);
    }
  }
  return { uploads, errors };
}

/** The name as people see it: no folders, no control characters, at most 200 characters; the end with the extension stays. */
function nameOf(given: string): string {
  const base = given.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '')
    .trim()
    .slice(-200);
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean;
}
