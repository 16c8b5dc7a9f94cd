import type { Catalogue } from '../catalogue/catalogue';

/**
 * What is wrong with the division code of a site (GB/T 2260, or the statistical code of a development zone), or null. The
 * list is of mid-2023 and holds counties of two provinces only, so a right shape under a known province passes as unknown
 * only where the list is complete (Jiangsu 32, Shandong 37).
 */
export function divisionCodeProblem(
  code: string,
  divisions: Pick<Catalogue, 'division'>,
): 'division-code-shape' | 'division-code-unknown' | 'division-code-placeholder' | null {
  if (!/^[1-8]\d{5}$/.test(code)) return 'division-code-shape';
  const division = divisions.division(code);
  if (division) return division.level === 'placeholder' ? 'division-code-placeholder' : null;
  const province = divisions.division(`${code.slice(0, 2)}0000`);
  const countiesKnown = code.startsWith('32') || code.startsWith('37');
  return province && !countiesKnown && !code.endsWith('00') ? null : 'division-code-unknown';
}
