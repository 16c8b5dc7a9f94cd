import type { ItemKind } from '../procedure/procedure';
import { permitNumberProblem } from './permit-number';

/**
 * What is wrong with a licence's number that an approver enters, or null. That of a discharge permit has the shape of HJ 608-2017
 * and begins with the unit's code. For waste licences each province has its own way, so only what no number can be is refused,
 * unless the procedure names a shape (`format`, a local setting).
 */
export function licenceNumberProblem(
  kind: ItemKind,
  number: string,
  { uscc, format }: { uscc: string; format?: { pattern: string } },
): 'licence-number-invalid' | 'licence-number-of-other-unit' | 'licence-number-format' | null {
  if (kind.startsWith('waste-')) {
    const plausible = /^[\p{L}\p{N}\-—〔〕()（）[\]/.]{4,40}$/u.test(number) && /\d/.test(number);
    if (!plausible) return 'licence-number-format';
    return format && !new RegExp(format.pattern, 'u').test(number) ? 'licence-number-format' : null;
  }
  if (permitNumberProblem(number) === 'permit-number-shape') return 'licence-number-invalid';
  return number.startsWith(uscc) ? null : 'licence-number-of-other-unit';
}
