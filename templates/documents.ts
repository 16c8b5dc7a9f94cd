import { createHash } from 'node:crypto';
import stringify from 'safe-stable-stringify';
import type { Locale } from './i18n';
import type { DocumentContent, DocumentFrame, DocumentTemplates } from './models/documents';
import type { PageModels, Renderer } from './render';

export type DocumentName = keyof DocumentTemplates;
export type ContentOf<Name extends DocumentName> = DocumentTemplates[Name]['content'];

/**
 * SHA-256 in hex of the canonical JSON of a content: keys sorted, no white space, undefined left out. Printed on the document and
 * shown by the public page, so that a copy can be compared without comparing files.
 */
export const contentHash = (content: DocumentContent): string => createHash('sha256').update(stringify(content)).digest('hex');

export interface RenderedDocument {
  html: string;
  contentHash: string;
  /** For the PDF. */
  meta: { title: string; watermark?: string; createdAt: number };
}

/**
 * An official document as HTML for the PDF (adapters/pdf). `verify` comes with its QR as data:image/png; `demo` marks every page.
 * The text of law is Chinese; with `en` the labels are English and the document says that the Chinese text is binding.
 */
export function renderDocument<Name extends DocumentName>(
  renderer: Renderer,
  name: Name,
  locale: Locale,
  content: ContentOf<Name>,
  { verify = null, demo }: Pick<DocumentFrame, 'demo'> & Partial<Pick<DocumentFrame, 'verify'>>,
): RenderedDocument {
  const hash = contentHash(content);
  const model = { content, contentHash: hash, verify, demo } as unknown as PageModels[Name];
  const t = renderer.t(locale);
  return {
    html: renderer.render(name, locale, model),
    contentHash: hash,
    meta: {
      title: `${content.number} ${t(`documents.title.${content.code}`)}`,
      ...(demo ? { watermark: t('documents.common.watermark') } : {}),
      // The day it was issued, at midnight in Shanghai: the same content gives the same bytes.
      createdAt: Date.parse(`${content.issuedOn}T00:00:00+08:00`),
    },
  };
}
