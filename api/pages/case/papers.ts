import type { MaterialSection } from '../../../domain/application/sections';
import type { JointCase } from '../../../domain/joint-case/state';
import type { DocumentRow } from '../../../stores/reads/documents';
import type { CaseMaterials, DocumentLine, FileLink } from '../../../templates/models/pages/case';
import { paths } from '../../paths';
import { VIEWABLE } from '../../uploads';
import { tag } from '../tags';
import { fileSize, inLanguage, procedureOfCase, wordOr, type View } from '../view';

/** A section of the application as its content-addressed store holds it. */
export type Sections = Record<string, unknown>;

export const fileAddress = (caseId: string, hash: string): string => paths.api.caseFile({ id: caseId, hash });
const downloadAddress = (caseId: string, hash: string): string => paths.api.caseFile({ id: caseId, hash }, { download: 1 });

export const isMaterialSection = (content: unknown): content is MaterialSection =>
  typeof content === 'object' && content !== null && Array.isArray((content as { files?: unknown }).files);

/** Every paper that the procedure asks for: given, missing, or asked for only where it applies. */
export function viewMaterials(
  view: View,
  state: JointCase,
  sections: Sections,
  shown: string | undefined,
): CaseMaterials['materials'] {
  const { t } = view;
  return procedureOfCase(state, view.rules).materials.map((material) => {
    const content = sections[`materials/${material.code}`];
    const files = isMaterialSection(content) ? content.files : [];
    return {
      name: inLanguage(t, material),
      basis: material.basis,
      files: files.map((file): FileLink => {
        const viewable = VIEWABLE.includes(file.mime);
        return {
          name: file.name,
          href: viewable
            ? `${paths.caseTab({ id: state.id, tab: 'materials' }, { file: file.file })}#viewer`
            : downloadAddress(state.id, file.file),
          size: fileSize(file.bytes),
          ...(viewable ? { download: downloadAddress(state.id, file.file) } : {}),
          current: file.file === shown,
        };
      }),
      tag:
        files.length > 0
          ? tag('ok', t('pages.materials.given'))
          : material.requirement === 'mandatory'
            ? tag('late', t('pages.materials.missing'))
            : tag('ring', t('pages.materials.conditional')),
    };
  });
}

/** The paper that is open beside the list: the one asked for, else the first that a browser shows. */
export function openPaper(
  state: JointCase,
  sections: Sections,
  asked: string | undefined,
): (CaseMaterials['viewer'] & { file: string }) | undefined {
  const all = Object.values(sections)
    .filter(isMaterialSection)
    .flatMap(({ files }) => files)
    .filter(({ mime }) => VIEWABLE.includes(mime));
  const file = all.find((one) => one.file === asked) ?? all[0];
  return (
    file && {
      file: file.file,
      name: file.name,
      src: fileAddress(state.id, file.file),
      download: downloadAddress(state.id, file.file),
    }
  );
}

export const viewDocuments = ({ t }: View, state: JointCase, documents: readonly DocumentRow[]): DocumentLine[] =>
  documents.map((document) => ({
    name: wordOr(t, `domain.document.${document.kind}`, document.kind),
    number: document.number,
    at: t.dateTime(document.producedAt.getTime()),
    size: fileSize(document.bytes),
    href: fileAddress(state.id, document.file),
    hash: document.contentHash,
  }));
