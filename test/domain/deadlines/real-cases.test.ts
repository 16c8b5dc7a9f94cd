import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyDeadline, type DeadlineRule } from '../../../domain/rules/deadline';
import { weekday } from '../../../domain/calendar/dates';
import { calendar } from '../law';

interface Term {
  id: string;
  title: string;
  kind: string;
  length: number;
  from: string;
  to: string;
  expect: 'exact' | 'at-least' | 'at-most';
}

const { collected, terms, notReplayed } = JSON.parse(readFileSync(join(__dirname, '../real-cases.json'), 'utf8')) as {
  collected: { cases: number; dated: number };
  terms: Term[];
  notReplayed: Record<string, string[]>;
};

const covered = terms.filter(({ from, to }) => !calendar.isProvisional(from) && !calendar.isProvisional(to));
const uncovered = terms.filter((term) => !covered.includes(term));

/** Ours: a period counts its first day (18 of 20 published ones do); a term after an act begins on the next day (民法典 201). */
function computed({ kind, length, from }: Term, firstDayCounts = kind !== 'decision-published-in-time', by = calendar): string {
  const rule: DeadlineRule = {
    ...{ id: 'TST-01', what: 'as published', source: 'notice', article: '-', alsoIn: '', verified: 'V2', quoteZh: '公示' },
    ...{ length, unit: 'working', unitUnspecified: false, direction: 'after', startDayCounts: firstDayCounts, roll: true },
  };
  return applyDeadline(rule, from, by).date;
}

const fits = (term: Term, ours: string): boolean => {
  if (term.expect === 'exact') return term.to === ours;
  return term.expect === 'at-least' ? term.to >= ours : term.to <= ours;
};

/** Every published term that ours does not give, and why. */
const MISSES: Record<string, { ours: string; why: string; otherwise: () => boolean }> = {
  'eia-035 publicity': {
    ours: '2026-08-31',
    why: 'this notice prints that its first day is not counted: ten working days after 18 August end on 1 September',
    otherwise: () => covered.some((term) => term.id === 'eia-035' && computed(term, false) === term.to),
  },
};

describe('published dates against ours', () => {
  it.each(covered.map((term) => ({ ...term, term })))('$id $kind: $length working days, $from to $to', ({ term, id, kind }) => {
    const ours = computed(term);
    const miss = MISSES[`${id} ${kind}`];
    if (miss) {
      expect({ ours, fits: fits(term, ours) }).toEqual({ ours: miss.ours, fits: false });
      expect(miss.otherwise()).toBe(true);
    } else {
      expect({ ours, published: term.to, fits: fits(term, ours) }).toMatchObject({ fits: true });
    }
  });

  it('counts what was replayed, missed, not covered and left out', () => {
    const left = Object.values(notReplayed).flat();
    const replayed = new Set(terms.map(({ id }) => id));
    expect({ covered: covered.length, missed: Object.keys(MISSES).length, cases: replayed.size, left: left.length }).toEqual({
      ...{ covered: 20, missed: 1, cases: 25, left: 50 },
    });
    expect(replayed.size + left.length).toBe(collected.dated);
    // Before 2024 no notice is loaded: 2020, 2021, 2023 and one that begins in December 2023.
    expect(uncovered.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      ...['eia-014', 'eia-018', 'eia-020', 'eia-021'].map((id) => `${id} decision-announced`),
      'eia-001 publicity',
      ...['eia-014', 'eia-018', 'eia-020', 'eia-021', 'eia-032', 'eia-031'].map((id) => `${id} decision-published-in-time`),
    ]);
  });

  it('a calendar of weekdays only would miss five of those that are exact', () => {
    const weekdays = { ...calendar, isWorkingDay: (date: string) => weekday(date) <= 5 };
    const exact = covered.filter((term) => computed(term) === term.to);
    expect(exact.filter((term) => computed(term, true, weekdays) !== term.to).map(({ id }) => id)).toEqual([
      ...['eia-005', 'chain-007', 'chain-009', 'chain-010', 'chain-012'],
    ]);
  });
});
