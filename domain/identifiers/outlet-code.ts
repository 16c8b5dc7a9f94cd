/** What is wrong with the code of a discharge outlet (HJ 608-2017), or null: `DA001` to air, `DW001` to water. */
export function outletCodeProblem(code: string): 'outlet-code-shape' | null {
  return /^D[AW]\d{3}$/.test(code) && !code.endsWith('000') ? null : 'outlet-code-shape';
}

/** The medium that an outlet's code names. */
export const outletMedium = (code: string): 'air' | 'water' => (code.startsWith('DA') ? 'air' : 'water');
