import fc from 'fast-check';
import { addDays, dateOfDay, dayNumber } from '../../../domain/calendar/dates';
import { dueDate } from '../../../domain/clock/due';
import type { LocalDate } from '../../../domain/decider';
import { jointCase } from '../../../domain/joint-case';
import type { DeadlineOverride } from '../../../domain/rules/override';
import type { Statute } from '../../../domain/rules/statute';
import { buildRules } from '../../../stores/reference/rules';
import { accepted } from '../joint-case/case-run';
import { clockOf } from '../clock/clocks';
import { data } from '../law';
import { rules as smallLaw, rulesFor } from '../rules';

const from = dayNumber('2024-06-01');
const days = fc.integer({ min: 0, max: 850 }).map((n) => dateOfDay(from + n));
const lengths = fc.integer({ min: 1, max: 60 });

/** PDP-02 in two texts: the shipped one, and from a day on one of another length. */
function newText(length: number, on: LocalDate) {
  const shipped = data.statutes.find(({ rule_id: id }) => id === 'PDP-02')!;
  const statutes: Statute[] = [
    ...data.statutes.filter((row) => row !== shipped),
    { ...shipped, effective_to: addDays(on, -1) },
    { ...shipped, length: String(length), effective_from: on },
  ];
  return buildRules({ ...data, statutes, version: 2, jurisdictions: [] });
}

const shipped = buildRules({ ...data, version: 1, jurisdictions: [] });
const dueUnder = (rules: typeof shipped, receivedOn: LocalDate) => {
  const clock = { ...clockOf(receivedOn, 'PDP-02'), receivedOn };
  return dueDate(clock, rules, rules.calendar('320205')).date;
};

describe('what is pinned stays', () => {
  it('a text that comes into force after the day of receipt changes no date; one from that day or before does', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), lengths, (receivedOn, gap, length) => {
        const rules = newText(length, addDays(receivedOn, gap));
        const expected = gap > 0 ? shipped : newText(length, '2020-01-01');
        expect(dueUnder(rules, receivedOn)).toBe(dueUnder(expected, receivedOn));
      }),
      { numRuns: 200 },
    );
  });

  it('a local rule outside of its days changes no date', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 60 }),
        fc.boolean(),
        (on, gap, more, after) => {
          const validFrom = after ? addDays(on, gap) : addDays(on, -gap - more);
          const validTo = after ? addDays(validFrom, more) : addDays(on, -gap);
          const row: DeadlineOverride = {
            ...{ jurisdiction: '320205', rule: 'PDP-02', length: 5, unit: 'working', validFrom, validTo, verified: 'V2' },
            ...{ source: '虚构', article: '1', quoteZh: '五个工作日', sourceRef: 'test' },
          };
          const rules = buildRules({ ...data, overrides: [row], version: 2, jurisdictions: [] });
          expect(dueUnder(rules, on)).toBe(dueUnder(shipped, on));
          expect(dueUnder(rules, validFrom)).not.toBe(dueUnder(shipped, validFrom));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a case that runs does not see the next version of its procedure', () => {
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 9 }), fc.constantFrom(0.3, 0.6, 0.9), (promise, term, share) => {
        const { state } = accepted();
        const next = rulesFor({
          version: 2,
          promised: { workingDays: promise, source: 'next' },
          warnings: [share],
          branches: smallLaw.procedure(state.procedure).branches.map((branch) => ({ ...branch, termWorkingDays: term })),
        });
        // Only new cases ask for the version in force; this one asks for its own.
        const both = { ...smallLaw, currentProcedure: (id: string, on: LocalDate) => next.currentProcedure(id, on) };
        expect(jointCase.tasks(state, both)).toEqual(jointCase.tasks(state, smallLaw));
        for (const clock of state.clocks) {
          const calendar = both.calendar(state.jurisdiction);
          expect(dueDate(clock, both, calendar)).toEqual(dueDate(clock, smallLaw, calendar));
        }
      }),
      { numRuns: 60 },
    );
  });
});
