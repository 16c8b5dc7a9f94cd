/** Turns the tested subset of HTML (docs/documents.md) into a PDF: Chinese font embedded as a subset, text extractable. */
export interface PdfPort {
  /** The same input gives the same bytes. Throws HtmlNotSupported for anything outside of the subset. */
  render(html: string, meta: PdfMeta): Promise<Buffer>;
}

export interface PdfMeta {
  title: string;
  /** Printed across every page. */
  watermark?: string;
  /** Moment that the file gives as its creation, ms UTC; without it a fixed one, so that bytes never depend on when it ran. */
  createdAt?: number;
}

/** The HTML uses an element, class or attribute that documents don't have. */
export class HtmlNotSupported extends Error {}
