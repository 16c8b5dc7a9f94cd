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

/** Address of one paper: `eia_form.0`, so that two papers with the same content stay two. */
const nameOfPaper = (code: string, index: number): string => `${code}.${index}`;

/** Every paper that the procedure asks for: given, missing, or asked for only where it applies. */
export function viewMaterials(
  view: View,
  state: JointCase,
  sections: Sections,
  shown: string | undefined,
): CaseMaterials['materials'] {
  const { t } = view;
  return procedureOfCase(state, view.rules).materials.map(({ code, zh, en, basis, requirement }) => {
    const content = sections[`materials/${code}`];
    const files = isMaterialSection(content) ? content.files : [];
    return {
      name: inLanguage(t, { zh, en }),
      basis: legalBasis(basis),
      files: files.map((file, i): FileLink => {
        const paper = nameOfPaper(code, i);
        return {
          name: file.name,
          href: VIEWABLE.includes(file.mime)
            ? `${paths.caseTab({ id: state.id, tab: 'materials' }, { paper })}#viewer`
            : downloadAddress(state.id, file.file),
          size: fileSize(file.bytes),
          current: paper === shown,
        };
      }),
      tag:
        files.length > 0
          ? tag('ok', t('pages.materials.given'))
          : requirement === 'mandatory'
            ? tag('late', t('pages.materials.missing'))
            : tag('ring', t('pages.materials.conditional')),
    };
  });
}

/** Of a material's sources only the articles of law are shown; where else it was seen is a note of the list's makers. */
export const legalBasis = (basis: string): string =>
  basis
    .split(/;\s*/)
    .filter((part) => part.includes('[law]'))
    .map((part) => part.replace(/\s*\[[^\]]*\]/g, '').trim())
    .filter((part) => !/[a-z]{4}/i.test(part))
    .join('；');

/** The paper that is open beside the list: the one asked for, else the first of the procedure's list that a browser shows. */
export function openPaper(
  view: View,
  state: JointCase,
  sections: Sections,
  asked: string | undefined,
): (NonNullable<CaseMaterials['viewer']> & { paper: string }) | undefined {
  const all = procedureOfCase(state, view.rules).materials.flatMap(({ code }) => {
    const content = sections[`materials/${code}`];
    return isMaterialSection(content) ? content.files.map((file, i) => ({ file, paper: nameOfPaper(code, i) })) : [];
  });
  const shown = all.filter(({ file }) => VIEWABLE.includes(file.mime));
  const found = shown.find(({ paper }) => paper === asked) ?? shown[0];
  if (!found) return undefined;
  const { file, name } = found.file;
  return {
    paper: found.paper,
    name,
    src: `${fileAddress(state.id, file)}#navpanes=0&view=FitH`,
    download: downloadAddress(state.id, file),
  };
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
