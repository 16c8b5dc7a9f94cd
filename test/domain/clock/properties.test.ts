import fc from 'fast-check';
import { addDays, addWorkingDays, dateOfDay, dayNumber, workingDaysBetween } from '../../../domain/calendar/dates';
import { explain } from '../../../domain/clock/explain';
import type { LedgerEntry } from '../../../domain/clock/ledger';
import type { LocalDate } from '../../../domain/decider';
import type { DayType } from '../../../domain/rules/deadline';
import { calendar } from '../law';
import { clockOf, dueOf, entry, pause } from './clocks';

const from = dayNumber('2024-06-01');
const dates = fc.integer({ min: 0, max: 850 }).map((n) => dateOfDay(from + n));
const units = fc.constantFrom<DayType>('working', 'calendar');
const lengths = fc.integer({ min: 1, max: 60 });
/** Gaps and lengths of stops that follow each other. */
const stops = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 25 }), days: fc.integer({ min: 0, max: 30 }) }), {
  maxLength: 5,
});

function pauses(start: LocalDate, list: readonly { gap: number; days: number }[]): LedgerEntry[] {
  let day = start;
  return list.flatMap(({ gap, days }) => {
    const begin = addDays(day, gap);
    day = addDays(begin, days);
    return pause(begin, days);
  });
}

/** Day by day, as a clerk with a wall calendar would do it. */
function counted(start: LocalDate, length: number, unit: DayType, entries: readonly LedgerEntry[]): LocalDate {
  const stopped = new Set<number>();
  for (let i = 0; i + 1 < entries.length; i += 2) {
    const [stop, resume] = [entries[i], entries[i + 1]].map((one) => Math.floor(((one?.at ?? 0) + 8 * 3_600_000) / 86_400_000));
    for (let day = stop ?? 0; day < (resume ?? 0); day += 1) stopped.add(day);
  }
  let day = dayNumber(start);
  const works = (): boolean => calendar.isWorkingDay(dateOfDay(day));
  for (let left = length; left > 0;) {
    day += 1;
    if (!stopped.has(day) && (unit === 'calendar' || works())) left -= 1;
  }
  while (!works() || stopped.has(day)) {
    if (works() && !stopped.has(day)) break;
    day += 1;
  }
  return dateOfDay(day);
}

/** The date again from the printed lines alone. */
function recomputed(lines: readonly string[]): string {
  const DATE = '(\\d{4}-\\d\\d-\\d\\d)';
  const all = lines.join('\n');
  const match = (pattern: string, text = all): string[] => new RegExp(pattern).exec(text)?.slice(1) ?? [];
  const dayType = (word: string | undefined): DayType => (word === '工作日' ? 'working' : 'calendar');
  const move = (date: string, days: number, unit: DayType): string =>
    unit === 'working' ? addWorkingDays(calendar, date, days) : addDays(date, days);

  const [first = ''] = match(`(?:自下一日|第 1 日为) ${DATE}`);
  const [length, word] = match('计满 (\\d+) 个(工作日|自然日)');
  let end = move(addDays(first, -1), Number(length), dayType(word));
  for (const line of lines) {
    const [begin = '', resumed = '', days, unit] = match(`自 ${DATE} 起至 ${DATE} 恢复.*扣除 (\\d+) 个(工作日|自然日)`, line);
    if (begin) end = begin > end ? resumed : move(end, Number(days), dayType(unit));
    const [more, moreUnit] = match('延长 (\\d+) 个(工作日|自然日)', line);
    if (more) end = move(end, Number(more), dayType(moreUnit));
    const [rest, next = ''] = match(`${DATE} 为休息日，以休息日结束的次日 ${DATE}`, line);
    if (rest) {
      expect(rest).toBe(end);
      expect(workingDaysBetween(calendar, addDays(rest, -1), next)).toBe(1);
      end = next;
    }
    const [now] = match(`，(?:顺延)?至 ${DATE}`, line);
    if (now) expect(now).toBe(end);
  }
  expect(match(`最后一日：${DATE}`)).toEqual([end]);
  return end;
}

describe('due dates of any ledger', () => {
  it('agree with counting day by day', () => {
    fc.assert(
      fc.property(dates, lengths, units, stops, (start, length, unit, list) => {
        const entries = pauses(start, list);
        expect(dueOf(clockOf(start, { length, unit }, entries)).date).toBe(counted(start, length, unit, entries));
      }),
      { numRuns: 600 },
    );
  });

  it('can be computed again from the printed explanation', () => {
    fc.assert(
      fc.property(dates, lengths, units, stops, fc.option(fc.integer({ min: 1, max: 30 })), (start, length, unit, list, days) => {
        const extension = days === null ? [] : [entry('extend', start, { days })];
        const due = dueOf(clockOf(start, { length, unit }, [...extension, ...pauses(start, list)]));
        expect(recomputed(explain(due).zh)).toBe(due.date);
      }),
      { numRuns: 300 },
    );
  });

  it('a later start never gives an earlier due date', () => {
    fc.assert(
      fc.property(dates, lengths, units, stops, fc.integer({ min: 0, max: 20 }), (start, length, unit, list, later) => {
        const entries = pauses(addDays(start, later), list);
        const early = dueOf(clockOf(start, { length, unit }, entries)).date ?? '';
        const late = dueOf(clockOf(addDays(start, later), { length, unit }, entries)).date ?? '';
        expect(late >= early).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a stop inside a working-day term moves it by exactly the working days covered', () => {
    fc.assert(
      fc.property(dates, lengths, fc.nat(100), fc.integer({ min: 0, max: 60 }), (start, length, at, days) => {
        const before = dueOf(clockOf(start, { length, unit: 'working' })).date ?? '';
        const begin = addDays(start, 1 + (at % (dayNumber(before) - dayNumber(start))));
        const covered = workingDaysBetween(calendar, addDays(begin, -1), addDays(begin, days - 1));
        const after = dueOf(clockOf(start, { length, unit: 'working' }, pause(begin, days)));
        expect(after.date).toBe(addWorkingDays(calendar, before, covered));
        expect(after.stops.reduce((sum, stop) => sum + stop.days, 0)).toBe(covered);
      }),
      { numRuns: 300 },
    );
  });

  it('overlapping stops are counted once', () => {
    fc.assert(
      fc.property(
        dates,
        lengths,
        units,
        fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10), fc.nat(10)),
        (start, length, unit, gaps) => {
          const [a, b, c, d] = gaps.reduce<LocalDate[]>((days, gap) => [...days, addDays(days.at(-1) ?? start, gap)], []);
          const [first, second, third, last] = [a ?? start, b ?? start, c ?? start, d ?? start];
          const overlapping = [
            entry('stop', first, { ground: 'testing' }),
            entry('stop', second, { ground: 'hearing' }),
            entry('resume', third, { ground: 'testing' }),
            entry('resume', last, { ground: 'hearing' }),
          ];
          const merged = [entry('stop', first), entry('resume', last)];
          const dueWith = (entries: LedgerEntry[]) => dueOf(clockOf(start, { length, unit }, entries)).date;
          expect(dueWith(overlapping)).toBe(dueWith(merged));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('do not depend on the order in which the entries are stored', () => {
    fc.assert(
      fc.property(
        dates,
        lengths,
        units,
        stops,
        fc.array(fc.nat(), { minLength: 11, maxLength: 11 }),
        (start, length, unit, list, noise) => {
          const spaced = list.map(({ gap, days }) => ({ gap: gap + 1, days: days + 1 }));
          const clock = clockOf(start, { length, unit }, pauses(start, spaced));
          const shuffled = clock.ledger.map((one, i) => ({ one, key: noise[i] ?? 0 })).toSorted((x, y) => x.key - y.key);
          expect(dueOf({ ...clock, ledger: shuffled.map(({ one }) => one) })).toEqual(dueOf(clock));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are computed from 60 entries, at a price that is printed (0.2 ms are allowed)', () => {
    const entries = Array.from({ length: 29 }, (_, i) => pause(addDays('2026-01-05', i * 3), 1)).flat();
    const clock = clockOf('2026-01-04', { length: 60, unit: 'working' }, [...entries, entry('end', '2026-10-01')]);
    expect(clock.ledger).toHaveLength(60);
    for (let warm = 0; warm < 300; warm += 1) dueOf(clock);
    const runs = Array.from({ length: 1_000 }, () => {
      const start = performance.now();
      dueOf(clock);
      return performance.now() - start;
    }).toSorted((a, b) => a - b);
    expect(dueOf(clock).stops).toHaveLength(29);
    process.stdout.write(`dueDate, 60 entries: p50 ${runs[500]?.toFixed(3)} ms, p95 ${runs[950]?.toFixed(3)} ms\n`);
  });
});
