/** 统一社会信用代码, GB 32100-2015: 31 characters, without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * What is wrong with a unified social credit code, or null. Registry, kind, six area digits, nine of the body, one check
 * character; the weights are the powers of 3 modulo 31. Own code, because a known package refuses valid codes whose sum is
 * a multiple of 31.
 */
export function usccProblem(code: string): 'uscc-length' | 'uscc-alphabet' | 'uscc-check-digit' | null {
  if (code.length !== 18) return 'uscc-length';
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return 'uscc-alphabet';
  return usccCheckCharacter(code) === code[17] ? null : 'uscc-check-digit';
}

/** The 18th character that belongs to the first 17. */
export function usccCheckCharacter(code: string): string {
  let sum = 0;
  for (let i = 0, weight = 1; i < 17; i += 1, weight = (weight * 3) % 31) sum += ALPHABET.indexOf(code.charAt(i)) * weight;
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
