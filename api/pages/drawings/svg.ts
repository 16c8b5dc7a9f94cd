/** Text safe inside SVG elements and quoted attributes. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c);

/**
 * Colours of the drawings, the same as the design tokens in public/base.css. They are written as presentation attributes
 * because the drawings are also printed on letters, where no style sheet reaches them.
 */
export const colours = {
  ink: '#1a2433',
  soft: '#55647a',
  line: '#dfe5ed',
  track: '#e4ebf4',
  blue: '#0b4f9e',
  blueSoft: '#c9dcf3',
  amber: '#a85604',
  red: '#b3261e',
  redSoft: '#fbe3e0',
  green: '#1b6e3c',
  stop: '#6b6485',
  stopSoft: '#efedf5',
  grey: '#9fb3cc',
} as const;

/** Hatching that means "the clock stands still"; a pattern needs an id that is unique on its page. */
export const hatch = (id: string): string =>
  `<pattern id="${escapeXml(id)}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<rect width="6" height="6" fill="${colours.stopSoft}"/><line x1="0" y1="0" x2="0" y2="6" stroke="${colours.stop}" stroke-width="2.4"/></pattern>`;

/** Width of a text in user units at a font size, estimated: Chinese characters and full-width marks are one em, the rest a bit over half. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e7f ? size : c === ' ' ? size * 0.3 : size * 0.57), 0);

/** Coordinates with at most one decimal, so that pages stay small. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);
