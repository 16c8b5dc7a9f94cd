import type { MaterialSection } from '../domain/application/sections';
import { findUploads } from '../stores/uploads';
import type { PrepareContext } from './commands/entry';
import { Invalid, type FieldError } from './errors';

interface NamedUpload {
  code: string;
  upload: string;
  /** Pointer of the row in the body. */
  pointer: string;
}

/** Turns uploads into material sections, one per code. Throws Invalid for an upload that is not the person's own or a code nobody asked for. */
export async function collectMaterials(
  { services, actor }: Pick<PrepareContext, 'services' | 'actor'>,
  named: readonly NamedUpload[],
  codes: readonly string[],
): Promise<{ files: MaterialSection[]; uploads: string[] }> {
  const found = new Map(
    (
      await findUploads(
        services.db,
        actor.id,
        named.map(({ upload }) => upload),
      )
    ).map((row) => [row.id, row]),
  );
  const wrong: FieldError[] = named.flatMap(({ code, upload, pointer }) => [
    ...(codes.includes(code) ? [] : [{ pointer: `${pointer}/code`, code: 'material-unknown' }]),
    ...(found.has(upload) ? [] : [{ pointer: `${pointer}/upload`, code: 'upload-unknown' }]),
  ]);
  if (wrong.length > 0) throw new Invalid(wrong);
  const sections = new Map<string, MaterialSection>();
  for (const { code, upload } of named) {
    const { file, name, mime, bytes } = found.get(upload)!;
    const section = sections.get(code) ?? { code, files: [] };
    section.files.push({ file, name, mime, bytes });
    sections.set(code, section);
  }
  return { files: [...sections.values()], uploads: [...found.keys()] };
}
