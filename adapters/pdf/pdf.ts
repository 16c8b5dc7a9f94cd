/** Turns the tested subset of HTML (docs/documents.md) into a PDF: Chinese font embedded as a subset, text extractable. */
export interface PdfPort {
  render(html: string, meta: { title: string; watermark?: string }): Promise<Buffer>;
}
