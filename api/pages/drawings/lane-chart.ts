import type { LocalDate } from '../../../domain/decider';
import { dateScale, ticks, type DateScale } from './scale';
import { colours, escapeXml, hatch, px, textWidth } from './svg';

/** Items and branches over time: who has the ball. Words come translated. */
export interface LaneChart {
  /** Unique on the page. */
  id: string;
  from: LocalDate;
  to: LocalDate;
  today: LocalDate;
  todayLabel: string;
  /** `12-18`, `18 Dec`: how a day is written below the drawing. */
  writeDay: (date: LocalDate) => string;
  lanes: Lane[];
  /** The whole drawing in a sentence or two; the page shows the same as a table. */
  alternative: string;
}

export interface Lane {
  /** An item stands out from the branches below it. */
  kind: 'item' | 'branch';
  label: string;
  pieces: LanePiece[];
  /** Said after the last piece: `✓ 同意`, `待补正 2 项`. */
  note?: { text: string; tone: 'plain' | 'good' | 'warn' | 'bad' | 'stop' };
}

export interface LanePiece {
  from: LocalDate;
  to: LocalDate;
  /** done: answered; running: with the department; left: until its due date; waiting: not yet open; applicant: with the enterprise; stopped: no clock runs. */
  look: 'done' | 'running' | 'late' | 'left' | 'waiting' | 'applicant' | 'stopped';
  title: string;
}

const tones = { plain: colours.soft, good: colours.green, warn: colours.amber, bad: colours.red, stop: colours.stop } as const;

/** `wide` has the labels at the left, `narrow` (phones) above each lane, so that no word gets smaller than 12 px. */
export const drawLaneChart = (chart: LaneChart, width: 'wide' | 'narrow'): string =>
  width === 'wide' ? wide(chart) : narrow(chart);

const wide = (chart: LaneChart): string => {
  const left = 24 + Math.max(72, ...chart.lanes.map((l) => textWidth(l.label, 13) + (l.kind === 'branch' ? 14 : 0)));
  return draw(chart, { name: 'wide', width: 640, left, right: 628, row: 32, labelAbove: false, tickCount: 5 });
};

const narrow = (chart: LaneChart): string =>
  draw(chart, { name: 'narrow', width: 340, left: 2, right: 338, row: 48, labelAbove: true, tickCount: 3 });

interface Frame {
  name: string;
  width: number;
  left: number;
  right: number;
  row: number;
  labelAbove: boolean;
  tickCount: number;
}

const draw = (chart: LaneChart, frame: Frame): string => {
  const id = escapeXml(`${chart.id}-${frame.name}`);
  const scale = dateScale(chart.from, chart.to, frame.left, frame.right);
  const top = 6;
  const bottom = top + chart.lanes.length * frame.row;
  const today = scale.end(chart.today);
  const rows = chart.lanes.map((lane, i) => ({ lane, y: top + i * frame.row }));
  const bars = rows
    .map(({ lane, y }) => lane.pieces.map((piece) => drawPiece(piece, barY(frame, y), scale, id)).join(''))
    .join('');
  // Words come last and carry a white rim, so that no line crosses them.
  const words = rows.map(({ lane, y }) => drawWords(lane, y, scale, frame, today)).join('');
  return (
    `<svg class="lane-chart lane-chart-${frame.name}" viewBox="0 0 ${frame.width} ${bottom + 24}" width="${frame.width}" height="${bottom + 24}" role="img" aria-labelledby="${id}-alt" focusable="false">` +
    `<title id="${id}-alt">${escapeXml(chart.alternative)}</title><defs>${hatch(`${id}-hatch`)}</defs>` +
    drawGrid(chart, scale, frame, today, top, bottom) +
    bars +
    drawToday(chart, frame, today, top, bottom) +
    words +
    '</svg>'
  );
};

/** Left out where the day lies beyond the drawing: a case that is closed. */
const drawToday = (chart: LaneChart, frame: Frame, today: number, top: number, bottom: number): string =>
  chart.today > chart.to
    ? ''
    : todayLines(chart, frame, top, bottom)
        .map(
          ([y1, y2]) =>
            `<line x1="${px(today)}" x2="${px(today)}" y1="${y1}" y2="${y2}" stroke="${colours.red}" stroke-width="1.5"/>`,
        )
        .join('') +
      `<text x="${px(edge(today, textWidth(chart.todayLabel, 12), frame))}" y="${bottom + 19}" font-size="12" text-anchor="middle" fill="${colours.red}">${escapeXml(chart.todayLabel)}</text>`;

/** One line through all lanes; where the labels stand above them, a piece at each lane, so that no word is crossed. */
const todayLines = (chart: LaneChart, frame: Frame, top: number, bottom: number): [number, number][] =>
  frame.labelAbove ? chart.lanes.map((_, i) => [top + i * frame.row + 19, top + i * frame.row + 41]) : [[top - 4, bottom + 4]];

/** Keeps a centred label inside the drawing. */
const edge = (x: number, length: number, frame: Frame): number =>
  Math.min(frame.width - length / 2, Math.max(frame.left === 2 ? length / 2 : 0, x));

const drawGrid = (chart: LaneChart, scale: DateScale, frame: Frame, today: number, top: number, bottom: number): string =>
  ticks(chart.from, chart.to, frame.tickCount)
    .map((date) => {
      const x = scale.start(date);
      const label = escapeXml(chart.writeDay(date));
      const half = textWidth(label, 12) / 2;
      const free = chart.today > chart.to || Math.abs(x - today) > half + textWidth(chart.todayLabel, 12) / 2 + 6;
      return (
        `<line x1="${px(x)}" x2="${px(x)}" y1="${top - 4}" y2="${bottom + 4}" stroke="${colours.line}"/>` +
        (free
          ? `<text x="${px(edge(x, half * 2, frame))}" y="${bottom + 19}" font-size="12" text-anchor="middle" fill="${colours.soft}">${label}</text>`
          : '')
      );
    })
    .join('');

const barY = (frame: Frame, y: number): number => (frame.labelAbove ? y + 22 : y + 8);
const RIM = 'stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"';

const drawWords = (lane: Lane, y: number, scale: DateScale, frame: Frame, today: number): string => {
  const indent = lane.kind === 'branch' && !frame.labelAbove ? 14 : 0;
  const look = lane.kind === 'item' ? `fill="${colours.ink}" font-weight="600"` : `fill="${colours.soft}"`;
  const label = `<text x="${indent}" y="${frame.labelAbove ? y + 14 : y + 20}" font-size="13" ${look} ${RIM}>${escapeXml(lane.label)}</text>`;
  return label + drawNote(lane, y, barY(frame, y), scale, frame, today);
};

const drawNote = (lane: Lane, y: number, top: number, scale: DateScale, frame: Frame, today: number): string => {
  if (!lane.note) return '';
  const fill = tones[lane.note.tone];
  const length = textWidth(lane.note.text, 12);
  const text = escapeXml(lane.note.text);
  if (frame.labelAbove)
    return `<text x="${frame.right}" y="${y + 14}" font-size="12" text-anchor="end" fill="${fill}" ${RIM}>${text}</text>`;
  const ends = lane.pieces.map((p) => scale.end(p.to));
  const starts = lane.pieces.map((p) => scale.start(p.from));
  // A lane without a bar says its word beside today.
  const after = (ends.length > 0 ? Math.max(...ends) : today) + 8;
  const before = (starts.length > 0 ? Math.min(...starts) : frame.right) - 8;
  // After the bar, else before it, else at the right end with a white ground behind the words.
  if (after + length <= frame.width) return note(after, top, 'start', fill, text);
  if (before - length >= frame.left) return note(before, top, 'end', fill, text);
  return (
    `<rect x="${px(frame.right - length - 10)}" y="${top - 1}" width="${px(length + 10)}" height="18" rx="4" fill="#fff" fill-opacity="0.92"/>` +
    note(frame.right - 5, top, 'end', fill, text)
  );
};

const note = (x: number, top: number, anchor: string, fill: string, text: string): string =>
  `<text x="${px(x)}" y="${top + 12.5}" font-size="12" text-anchor="${anchor}" fill="${fill}" ${RIM}>${text}</text>`;

const drawPiece = (piece: LanePiece, y: number, scale: DateScale, id: string): string => {
  const x = scale.start(piece.from);
  const width = px(Math.max(4, scale.end(piece.to) - x));
  const box = `x="${px(x)}" y="${y}" width="${width}" height="16" rx="4"`;
  const title = `<title>${escapeXml(piece.title)}</title>`;
  switch (piece.look) {
    case 'done':
      return `<rect ${box} fill="${colours.green}">${title}</rect>`;
    case 'running':
      return `<rect ${box} fill="${colours.blue}">${title}</rect>`;
    case 'late':
      return `<rect ${box} fill="${colours.red}">${title}</rect>`;
    case 'left':
      return `<rect ${box} fill="${colours.blueSoft}">${title}</rect>`;
    case 'applicant':
      return `<rect ${box} fill="#fff4e2" stroke="${colours.amber}" stroke-width="1.5">${title}</rect>`;
    case 'stopped':
      return `<rect ${box} fill="url(#${id}-hatch)">${title}</rect>`;
    case 'waiting':
      return `<rect ${box} fill="#fff" stroke="${colours.grey}" stroke-dasharray="4 3">${title}</rect>`;
  }
};
