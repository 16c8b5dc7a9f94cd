import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/dates';
import { drawClockBar, type ClockBar } from '../../../api/pages/drawings/clock-bar';
import { drawLaneChart, type LaneChart } from '../../../api/pages/drawings/lane-chart';
import { dateScale, ticks } from '../../../api/pages/drawings/scale';

const bar: ClockBar = {
  id: 'one',
  state: 'running',
  from: '2026-11-19',
  due: '2026-12-18',
  reached: '2026-12-09',
  stops: [],
  startLabel: '11-18 起算',
  dueLabel: '12-18 到期',
  alternative: '已用 21 日，还有 9 日',
};

const widths = (svg: string, fill: string): number[] =>
  [...svg.matchAll(new RegExp(`<rect[^>]*width="([\\d.]+)"[^>]*fill="${fill.replace(/[()]/g, '\\$&')}"`, 'g'))].map(([, width]) =>
    Number(width),
  );

describe('the clock bar', () => {
  test('is filled by the share of the term that is used', () => {
    const [filled] = widths(drawClockBar(bar, 'full'), '#0b4f9e');
    expect(filled! / 318).toBeCloseTo(21 / 30, 2);
  });

  test('shows a stop hatched, says why, and an overrun with its due mark', () => {
    const stopped = drawClockBar({ ...bar, stops: [{ from: '2026-11-25', to: '2026-12-01', label: '专家评审 7 日' }] }, 'full');
    expect(stopped).toContain('url(#one-hatch)');
    expect(stopped).toContain('<title>专家评审 7 日</title>');
    expect(stopped).toMatch(/<text[^>]*>专家评审 7 日<\/text>/);
    const late = drawClockBar({ ...bar, state: 'overdue', reached: '2026-12-20' }, 'tiny');
    expect(late).toContain('<line');
    expect(late).not.toContain('<text');
  });

  test('the promised mark is told from the due mark by its form', () => {
    const svg = drawClockBar({ ...bar, promised: { date: '2026-12-15', label: '承诺 12-15' } }, 'full');
    expect(svg).toContain('<path');
    expect(svg).toContain('承诺 12-15');
  });

  test('has a text alternative and lets no markup through', () => {
    const svg = drawClockBar({ ...bar, alternative: '<script>"&' }, 'full');
    expect(svg).toMatch(/role="img" aria-labelledby="one-alt"/);
    expect(svg).toContain('<title id="one-alt">&lt;script&gt;&quot;&amp;</title>');
    expect(svg).not.toContain('<script');
  });

  test('no inline style: the content policy forbids it', () => {
    expect(drawClockBar(bar, 'full')).not.toMatch(/ style=/);
  });

  test('stays inside its drawing whatever the dates are', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
    fc.assert(
      fc.property(day, day, day, day, day, (from, due, reached, stop, promised) => {
        const svg = drawClockBar(
          {
            ...bar,
            from,
            due,
            reached,
            stops: [{ from: stop, to: addDays(stop, 5), label: '听证' }],
            promised: { date: promised, label: '承诺' },
          },
          'full',
        );
        for (const [, x, width] of svg.matchAll(/<rect x="(-?[\d.]+)"[^>]*width="(-?[\d.]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(width)).toBeGreaterThanOrEqual(0);
          expect(Number(x)).toBeLessThanOrEqual(320);
        }
        expect(svg).not.toContain('NaN');
      }),
    );
  });
});

describe('the lane chart', () => {
  const chart: LaneChart = {
    id: 'lanes',
    from: '2026-11-18',
    to: '2026-12-29',
    today: '2026-12-09',
    todayLabel: '今天',
    writeDay: (date) => date.slice(5),
    lanes: [
      {
        kind: 'item',
        label: '环评报告表',
        pieces: [{ from: '2026-11-18', to: '2026-12-09', look: 'running', title: '审查中' }],
        note: { text: '应于 12-22 前', tone: 'plain' },
      },
      { kind: 'branch', label: '环评审查', pieces: [], note: { text: '未开始', tone: 'plain' } },
    ],
    alternative: '环评报告表：审查中；环评审查：未开始',
  };

  test.each(['wide', 'narrow'] as const)('%s: names every lane and today, and has a text alternative of its own', (width) => {
    const svg = drawLaneChart(chart, width);
    for (const text of ['环评报告表', '环评审查', '未开始', '今天']) expect(svg).toContain(text);
    expect(svg).toContain(`aria-labelledby="lanes-${width}-alt"`);
    expect(svg).not.toMatch(/ style=|NaN/);
  });

  test('a case that is closed has no today in it', () => {
    expect(drawLaneChart({ ...chart, today: '2027-02-01' }, 'wide')).not.toContain('今天');
  });
});

test('ticks stand on Mondays once they are a week apart, and never crowd', () => {
  const dates = ticks('2026-11-18', '2026-12-29', 5);
  expect(dates.length).toBeLessThanOrEqual(6);
  expect(dates.every((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 1)).toBe(true);
});

test('a day is an interval of the scale', () => {
  const scale = dateScale('2026-12-01', '2026-12-10', 0, 100);
  expect([scale.start('2026-12-01'), scale.end('2026-12-01'), scale.end('2026-12-10'), scale.end('2027-01-01')]).toEqual([
    0, 10, 100, 100,
  ]);
});
