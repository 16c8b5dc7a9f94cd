/** The two functions of fontkit that adapters/pdf/fonts.ts uses; the package brings no types. */
declare module 'fontkit' {
  /** A parsed font; tables and glyphs are read when they are first asked for, and kept. */
  export type Font = object;
  export function create(buffer: Uint8Array): Font;
  /** Formats are asked in the order of their registration; the first whose probe agrees makes the font. */
  export function registerFormat(format: {
    probe(buffer: Uint8Array): boolean;
    new (stream: { buffer: Uint8Array }): Font;
  }): void;
}
