import { dueDate } from '../domain/clock/due';
import type { JointCase } from '../domain/joint-case/state';
import type { Rules } from '../domain/rules/rules';
import type { StreamRef } from '../domain/decider';

/** Due date of every running clock of a case, by clock id; empty for streams without clocks. */
export function duesOf(stream: StreamRef, state: unknown, rules: Rules): Map<string, string> {
  if (stream.kind !== 'joint-case' || !state) return new Map();
  const { clocks, jurisdiction } = state as JointCase;
  const calendar = rules.calendar(jurisdiction);
  return new Map(
    clocks.flatMap((clock): [string, string][] => {
      const due = dueDate(clock, rules, calendar);
      return due.state === 'running' && due.date ? [[clock.id, due.date]] : [];
    }),
  );
}
