import type { Knex } from 'knex';

export interface Upload {
  id: string;
  /** SHA-256 of the file. */
  file: string;
  name: string;
  mime: string;
  bytes: number;
  owner: string;
  /** The stream it belongs to since an act named it. */
  stream: string | null;
}

const select = (db: Knex) =>
  db('uploads as u')
    .join('files as f', 'f.hash', 'u.file')
    .select<Upload[]>('u.id', 'u.file', 'u.name', 'f.mime', 'f.bytes', 'u.owner', 'u.stream');

/** Records a stored file (once per content) and the upload that brought it. */
export async function recordUpload(db: Knex, upload: Omit<Upload, 'stream'>): Promise<void> {
  const { id, file, name, owner, mime, bytes } = upload;
  await db
    .with('stored', db('files').insert({ hash: file, bytes, mime }).onConflict('hash').ignore())
    .insert({ id, file, name, owner })
    .into('uploads');
}

/** Uploads of one person, by id; unknown ids and other people's are left out. */
export const findUploads = async (db: Knex, owner: string, ids: readonly string[]): Promise<Upload[]> =>
  ids.length === 0 ? [] : select(db).whereIn('u.id', ids).where('u.owner', owner);

/** A file as one stream holds it: brought by an upload that an act named, or produced by the process. */
export async function findFileOfStream(
  db: Knex,
  stream: string,
  file: string,
): Promise<{ name: string; mime: string; bytes: number } | undefined> {
  const upload = await select(db).where({ 'u.stream': stream, 'u.file': file }).first<Upload | undefined>();
  if (upload) return upload;
  const document = await db('documents')
    .where({ stream, file })
    .first<{ kind: string; number: string; bytes: number } | undefined>('kind', 'number', 'bytes');
  return document && { name: `${document.number || document.kind}.pdf`, mime: 'application/pdf', bytes: document.bytes };
}
