import { usccProblem } from './uscc';

/**
 * What is wrong with the number of a discharge permit or registration (HJ 608-2017), or null: the unit's 18-character code,
 * three digits for the site, one capital letter. The number comes from the national platform and is entered, never made up
 * (排污许可管理条例 12(3)). Units without a credit code have a substitute that begins with H9, so a head that fails the
 * credit code's check is reported apart (`permit-number-uscc`) and is a warning, not a refusal.
 */
export function permitNumberProblem(number: string): 'permit-number-shape' | 'permit-number-uscc' | null {
  if (!/^[0-9A-Za-z]{18}\d{3}[A-Z]$/.test(number)) return 'permit-number-shape';
  const head = number.slice(0, 18);
  return head.startsWith('H9') || usccProblem(head) === null ? null : 'permit-number-uscc';
}
