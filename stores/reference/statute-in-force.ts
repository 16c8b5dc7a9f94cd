import type { Statute } from '../../domain/rules/statute';

/** The version of a rule in force on a day; undefined when there is none. */
export const statuteInForce = (statutes: readonly Statute[], id: string, on: string): Statute | undefined =>
  statutes.findLast(
    (row) =>
      row.rule_id === id &&
      (row.effective_from === '' || row.effective_from <= on) &&
      (row.effective_to === '' || row.effective_to >= on),
  );
