import type { CustomTableLayout, Style } from 'pdfmake/interfaces';

/** Points. A4 is 595 × 842. */
export const body = { font: 'NotoSansSC', fontSize: 11, lineHeight: 1.18, color: '#1a1a1a' } as const;

const red = '#b3121d';
const grey = '#5a5f66';
const line = '#4a4f57';

/** How the elements look. Margins: left, top, right, bottom. */
export const elements = {
  h1: { fontSize: 19, bold: true, alignment: 'center', lineHeight: 1.1, margin: [0, 8, 0, 10] },
  h2: { fontSize: 12.5, bold: true, margin: [0, 10, 0, 4] },
  h3: { fontSize: 11, bold: true, margin: [0, 6, 0, 3] },
  p: { margin: [0, 0, 0, 6] },
  ul: { margin: [0, 0, 0, 6] },
  ol: { margin: [0, 0, 0, 6] },
  table: { margin: [0, 4, 0, 8] },
  td: { fontSize: 10, lineHeight: 1.08 },
  th: { fontSize: 10, lineHeight: 1.08, bold: true },
  strong: { bold: true },
  small: { fontSize: 9 },
} satisfies Record<string, Style>;

/** What a class adds to its element. A class that is not here is an error. */
export const classes = {
  centre: { alignment: 'center' },
  right: { alignment: 'right' },
  /** First line two characters in, as letters write a paragraph. */
  indent: { leadingIndent: 22 },
  letterhead: {
    fontSize: 26,
    bold: true,
    color: red,
    alignment: 'center',
    lineHeight: 1.2,
    characterSpacing: 2,
    margin: [0, 0, 0, 6],
  },
  number: { alignment: 'center', fontSize: 10.5, margin: [0, 2, 0, 5] },
  /** Title of a certificate. */
  certificate: { fontSize: 34, bold: true, alignment: 'center', characterSpacing: 10, lineHeight: 1, margin: [0, 0, 0, 0] },
  subtitle: { fontSize: 13, alignment: 'center', characterSpacing: 6, lineHeight: 1, margin: [0, 0, 0, 4] },
  large: { fontSize: 12.5, lineHeight: 1.1 },
  note: { fontSize: 9, color: grey, lineHeight: 1.08, margin: [0, 0, 0, 3] },
  /** Hashes and the like. */
  fine: { fontSize: 7.5, color: grey, lineHeight: 1.08 },
  muted: { color: grey },
  red: { color: red },
  tight: { margin: [0, 0, 0, 0] },
  spaced: { margin: [0, 14, 0, 0] },
} satisfies Record<string, Style>;

/** Pages of a section. Margins of letters after GB/T 9704: 28 mm left, 26 mm right. */
export const sections = {
  letter: { pageOrientation: 'portrait', pageMargins: [79, 56, 74, 56] },
  annex: { pageOrientation: 'portrait', pageMargins: [56, 52, 56, 58] },
  certificate: { pageOrientation: 'landscape', pageMargins: [92, 62, 92, 48] },
} as const;

const padding = (x: number, y: number): CustomTableLayout => ({
  paddingLeft: () => x,
  paddingRight: () => x,
  paddingTop: () => y,
  paddingBottom: () => y,
});

/** Lines of tables, by class. */
export const tables = {
  grid: { ...padding(5, 3.5), hLineWidth: () => 0.6, vLineWidth: () => 0.6, hLineColor: () => line, vLineColor: () => line },
  /** Label and value, a hair line under each. */
  facts: {
    ...padding(4, 3.2),
    hLineWidth: (row: number) => (row === 0 ? 0 : 0.5),
    vLineWidth: () => 0,
    hLineColor: () => '#c5c9cf',
  },
  plain: { ...padding(2, 1.5), hLineWidth: () => 0, vLineWidth: () => 0 },
} satisfies Record<string, CustomTableLayout>;

export const headFill = '#eef0f3';

/** Double frame of a certificate, drawn behind its page. */
export const frame = (width: number, height: number) => ({
  canvas: [
    { type: 'rect' as const, x: 28, y: 28, w: width - 56, h: height - 56, lineWidth: 2.4, lineColor: '#9a7b2f' },
    { type: 'rect' as const, x: 35, y: 35, w: width - 70, h: height - 70, lineWidth: 0.7, lineColor: '#9a7b2f' },
  ],
});

/** Where a seal goes: a broken circle, never the likeness of a real one. */
export const sealSvg = (lines: string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">` +
  `<circle cx="48" cy="48" r="45" fill="none" stroke="${red}" stroke-width="1.4" stroke-dasharray="4 3"/>` +
  lines
    .map(
      (text, i) =>
        `<text x="48" y="${52 + (i - (lines.length - 1) / 2) * 15}" text-anchor="middle" font-family="NotoSansSC" font-size="11" fill="${red}">${escapeXml(text)}</text>`,
    )
    .join('') +
  `</svg>`;

const escapeXml = (text: string) => text.replace(/[<>&"']/g, (found) => `&#${found.charCodeAt(0)};`);
