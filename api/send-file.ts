import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { ApiServices } from './services';
import { VIEWABLE } from './uploads';

/** A file as its reader may see it. */
export interface SentFile {
  /** SHA-256. */
  file: string;
  name: string;
  mime: string;
  bytes: number;
}

/**
 * Nothing in a file that somebody sent may run or reach anything: it is shown in an origin of its own, framed by us alone.
 * Chromium's PDF viewer starts inside `sandbox`, too (tried with 156).
 */
const VIEW = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
const DOWNLOAD = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Streams a file: PDF and images into a frame of ours (unless `?download=1`), everything else as a download. */
export async function sendFile(
  { files }: Pick<ApiServices, 'files'>,
  req: Request,
  res: Response,
  file: SentFile,
): Promise<void> {
  const viewed = VIEWABLE.includes(file.mime) && req.query.download !== '1';
  res.attachment(file.name);
  const disposition = String(res.get('Content-Disposition'));
  res.set({
    'Content-Disposition': viewed ? disposition.replace(/^attachment/, 'inline') : disposition,
    'Content-Type': viewed ? file.mime : 'application/octet-stream',
    'Content-Security-Policy': viewed ? VIEW : DOWNLOAD,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-cache',
    ETag: `"${file.file}"`,
  });
  if (viewed) res.set('X-Frame-Options', 'SAMEORIGIN');
  if (req.fresh) {
    res.status(304).end();
    return;
  }
  const content = await files.open(file.file);
  res.set('Content-Length', String(file.bytes));
  if (req.method === 'HEAD') {
    content.destroy();
    res.end();
    return;
  }
  await pipeline(content, res);
}

/** A PDF of our own that is stored nowhere, shown in the browser. */
export function sendPdf(res: Response, name: string, bytes: Buffer): void {
  res.attachment(name);
  const disposition = String(res.get('Content-Disposition')).replace(/^attachment/, 'inline');
  res.set({
    'Content-Disposition': disposition,
    'Content-Type': 'application/pdf',
    'Content-Security-Policy': VIEW,
    'X-Content-Type-Options': 'nosniff',
  });
  res.send(bytes);
}
