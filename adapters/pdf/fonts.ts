import { readFileSync } from 'node:fs';
import { create, registerFormat } from 'fontkit';
import type { Font } from 'fontkit';

const SIGN = 'onewindow-shared-font:';
const parsed = new Map<string, Font>();

const nameIn = (bytes: Uint8Array): string | undefined => {
  const text = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return text.startsWith(SIGN) ? text.slice(SIGN.length) : undefined;
};

/** To fontkit a format of its own: a few bytes that name a font which has been parsed already. */
function SharedFont(this: unknown, { buffer }: { buffer: Uint8Array }): Font {
  return parsed.get(nameIn(buffer) ?? '')!;
}
SharedFont.probe = (buffer: Uint8Array): boolean => nameIn(buffer) !== undefined;

let registered = false;

/**
 * Bytes that pdfkit takes for the font file, and that give every document the same parsed font. A Chinese font has 10 MB and tens of
 * thousands of glyphs; reading it anew for each document was most of the time and nearly all of the garbage of a small letter.
 * What a document embeds is its own subset all the same.
 */
export function sharedFont(file: string): Buffer {
  if (!registered) {
    registerFormat(SharedFont as unknown as Parameters<typeof registerFormat>[0]);
    registered = true;
  }
  if (!parsed.has(file)) parsed.set(file, create(readFileSync(file)));
  return Buffer.from(SIGN + file, 'latin1');
}
