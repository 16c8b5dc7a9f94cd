import type { Instant } from '../decider';
import { permitNumberProblem } from '../identifiers/permit-number';
import { isFiling } from '../procedure/procedure';
import type { ItemKind, Procedure } from '../procedure/procedure';
import { Refused } from '../refused';
import type { Rules } from '../rules/rules';
import type { CommandOf, Phase } from './phase';
import type { JointCaseEvent } from './events';
import { reserve } from './numbers';

/**
 * The national platform's number of a registration, where it was given: 18 + 3 digits + letter, beginning with the unit's code
 * as a permit's does. That of an EIA registration form has no shape that we have seen a text for.
 */
function platformNumber(kind: ItemKind, entered: string | undefined, uscc: string): string | undefined {
  const number = entered?.trim() ?? '';
  const pointer = `/platformNumbers/${kind}`;
  if (number === '') return undefined;
  if (kind !== 'permit-registration') return number;
  const upper = number.toUpperCase();
  if (permitNumberProblem(upper)) throw new Refused('licence-number-invalid', { number: upper }, pointer);
  if (!upper.startsWith(uscc)) throw new Refused('licence-number-of-other-unit', { number: upper, uscc }, pointer);
  return upper;
}

/** Every item of the procedure that is complete as it is handed in (部令41号 9, 12; 条例 24), with the number of its receipt. */
export function filingEvents(
  procedure: Procedure,
  command: CommandOf<'Submit'>,
  { at, effective }: { at: Instant; effective: Instant },
  rules: Rules,
): JointCaseEvent[] {
  const filings = procedure.items.filter(isFiling);
  const other = Object.keys(command.platformNumbers ?? {}).find((kind) => !filings.some((item) => item.kind === kind));
  if (other !== undefined) throw new Refused('item-unknown', { item: other }, `/platformNumbers/${other}`);
  return filings.flatMap(({ kind, article, documentWord }): JointCaseEvent[] => {
    const number = platformNumber(kind, command.platformNumbers?.[kind], command.facts.uscc);
    return [
      reserve(`filing/${kind}`, documentWord, command.jurisdiction, at, rules, { certificate: true }),
      { type: 'ItemFiled', at, item: kind, effective, article, ...(number === undefined ? {} : { platformNumber: number }) },
    ];
  });
}

/** Filed is done: no check, no review, no decision. What is left is the receipt, which the issue rule sends out. */
export const filing = {
  decide: {},
  evolve: {
    ItemFiled: (state, { item: kind, effective, article, platformNumber: number }) => {
      const { number: receipt, verifyCode } = state.numbers[`filing/${kind}`] ?? { number: '', verifyCode: '' };
      const filed = {
        at: effective,
        article,
        number: receipt,
        verifyCode,
        ...(number === undefined ? {} : { platformNumber: number }),
      };
      return {
        ...state,
        items: state.items.map((item) => (item.kind === kind ? { ...item, state: 'filed', filed } : item)),
      };
    },
  },
  possible: {},
} satisfies Phase;
