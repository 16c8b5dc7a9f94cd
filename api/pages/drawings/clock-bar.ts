import type { LocalDate } from '../../../domain/decider';
import { dateScale, type DateScale } from './scale';
import { colours, escapeXml, hatch, px, textWidth } from './svg';

/** One term as a bar: elapsed, stopped (hatched), remaining, with its due mark and its promised mark. Words come translated. */
export interface ClockBar {
  /** Unique on the page; names the hatching and the text alternative. */
  id: string;
  state: 'running' | 'stopped' | 'overdue' | 'ended';
  /** First day shown: the day the term runs from. */
  from: LocalDate;
  /** The last day of the term. */
  due: LocalDate;
  /** The business day, or the day the clock ended. */
  reached: LocalDate;
  /** Days on which the clock stood still; an open stop reaches to `reached`. */
  stops: { from: LocalDate; to: LocalDate; label: string }[];
  promised?: { date: LocalDate; label: string };
  startLabel: string;
  dueLabel: string;
  /** The whole drawing in one sentence. */
  alternative: string;
}

interface Label {
  x: number;
  anchor: 'start' | 'middle' | 'end';
  text: string;
  fill: string;
  rows: ('above' | 'below')[];
}

const FONT = 12;

/** The signature drawing of the product; `tiny` for rows of lists (no words), `full` for the case page and paper. */
export const drawClockBar = (bar: ClockBar, size: 'tiny' | 'full'): string => (size === 'tiny' ? tiny(bar) : full(bar));

const tiny = (bar: ClockBar): string => {
  const width = 160;
  const { scale, last } = axis(bar, 1, width - 1);
  return open(bar, width, 16, 'clock-bar clock-bar-tiny') + body(bar, scale, last, 4, 8) + marks(bar, scale, 1, 15) + '</svg>';
};

const full = (bar: ClockBar): string => {
  const width = 320;
  const { scale, last } = axis(bar, 1, width - 1);
  const labels = place(words(bar, scale), width);
  const above = labels.some((l) => l.row === 'above');
  const top = above ? 20 : 5;
  const text = labels
    .map(
      (l) =>
        `<text x="${px(l.x)}" y="${l.row === 'above' ? 12 : top + 30}" text-anchor="${l.anchor}" font-size="${FONT}" fill="${l.fill}">${escapeXml(l.text)}</text>`,
    )
    .join('');
  return (
    open(bar, width, top + 36, 'clock-bar') +
    body(bar, scale, last, top, 14) +
    marks(bar, scale, top - 4, top + 18) +
    text +
    '</svg>'
  );
};

const open = (bar: ClockBar, width: number, height: number, name: string): string =>
  `<svg class="${name}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${escapeXml(bar.id)}-alt" focusable="false">` +
  `<title id="${escapeXml(bar.id)}-alt">${escapeXml(bar.alternative)}</title><defs>${hatch(`${bar.id}-hatch`)}</defs>`;

/** The axis ends at the due date, or at the day reached when that is later. */
const axis = (bar: ClockBar, left: number, right: number): { scale: DateScale; last: LocalDate } => {
  const last = [bar.due, bar.reached, bar.promised?.date ?? bar.due].reduce((a, b) => (a > b ? a : b));
  return { scale: dateScale(bar.from, last, left, right), last };
};

const fills = { running: colours.blue, stopped: colours.blue, overdue: colours.red, ended: colours.green } as const;

const body = (bar: ClockBar, scale: DateScale, last: LocalDate, y: number, height: number): string => {
  const left = scale.start(bar.from);
  const right = scale.end(last);
  // A clock that ended on the day it began was still used.
  const reached = bar.reached < bar.from ? left + (bar.state === 'ended' ? 4 : 0) : scale.end(bar.reached);
  const clip = `${escapeXml(bar.id)}-clip`;
  const stops = bar.stops
    .map((stop) => {
      const x = scale.start(stop.from);
      return (
        `<rect x="${px(x)}" y="${y}" width="${px(Math.max(2, scale.end(stop.to) - x))}" height="${height}" fill="#fff"/>` +
        `<rect x="${px(x)}" y="${y}" width="${px(Math.max(2, scale.end(stop.to) - x))}" height="${height}" fill="url(#${escapeXml(bar.id)}-hatch)"><title>${escapeXml(stop.label)}</title></rect>`
      );
    })
    .join('');
  return (
    `<clipPath id="${clip}"><rect x="${px(left)}" y="${y}" width="${px(right - left)}" height="${height}" rx="${px(height / 3.5)}"/></clipPath>` +
    `<g clip-path="url(#${clip})"><rect x="${px(left)}" y="${y}" width="${px(right - left)}" height="${height}" fill="${bar.state === 'overdue' ? colours.redSoft : colours.track}"/>` +
    `<rect x="${px(left)}" y="${y}" width="${px(Math.max(0, reached - left))}" height="${height}" fill="${fills[bar.state]}"/>${stops}</g>`
  );
};

const marks = (bar: ClockBar, scale: DateScale, y1: number, y2: number): string => {
  // The due mark only where it is not the end of the bar itself.
  const due =
    bar.reached > bar.due || (bar.promised?.date ?? '') > bar.due
      ? `<line x1="${px(scale.end(bar.due))}" x2="${px(scale.end(bar.due))}" y1="${y1}" y2="${y2}" stroke="${colours.ink}" stroke-width="2"/>`
      : '';
  if (!bar.promised) return due;
  // The promised mark is a line with a flag: told from the due mark by its form, too.
  const x = scale.end(bar.promised.date);
  return (
    due +
    `<g fill="${colours.amber}"><rect x="${px(x - 1)}" y="${y1}" width="2" height="${y2 - y1}"/><path d="M${px(x - 1)} ${y1}h-6l2 2.5-2 2.5h6z"/></g>`
  );
};

const words = (bar: ClockBar, scale: DateScale): Label[] => [
  {
    x: scale.end(bar.due),
    anchor: 'end',
    text: bar.dueLabel,
    fill: bar.state === 'overdue' ? colours.red : colours.ink,
    rows: ['below'],
  },
  { x: scale.start(bar.from), anchor: 'start', text: bar.startLabel, fill: colours.soft, rows: ['below', 'above'] },
  ...(bar.promised
    ? [
        {
          x: scale.end(bar.promised.date),
          anchor: 'end' as const,
          text: bar.promised.label,
          fill: colours.amber,
          rows: ['above' as const, 'below' as const],
        },
      ]
    : []),
  ...bar.stops.map((stop) => ({
    x: (scale.start(stop.from) + scale.end(stop.to)) / 2,
    anchor: 'middle' as const,
    text: stop.label,
    fill: colours.stop,
    rows: ['below' as const, 'above' as const],
  })),
];

/** Puts each label into the first row where it fits beside those before it; one that fits nowhere is left to the text alternative. */
const place = (labels: Label[], width: number): (Label & { row: 'above' | 'below' })[] => {
  const taken: { row: string; from: number; to: number }[] = [];
  const placed: (Label & { row: 'above' | 'below' })[] = [];
  for (const label of labels) {
    const length = textWidth(label.text, FONT);
    const wanted = label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - length : label.x - length / 2;
    const from = Math.max(0, Math.min(width - length, wanted));
    const row = label.rows.find((r) => !taken.some((t) => t.row === r && from < t.to + 8 && from + length > t.from - 8));
    if (!row) continue;
    taken.push({ row, from, to: from + length });
    const x = label.anchor === 'start' ? from : label.anchor === 'end' ? from + length : from + length / 2;
    placed.push({ ...label, x, row });
  }
  return placed;
};
