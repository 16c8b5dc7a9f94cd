import type { Catalogue } from '../catalogue/catalogue';

/**
 * What is wrong with an industry code (GB/T 4754-2017), or null. An application names a class (小类, four digits); its
 * section letter may stand in front, as permits print it: `C3393`.
 */
export function industryCodeProblem(
  code: string,
  industries: Pick<Catalogue, 'industry'>,
): 'industry-code-shape' | 'industry-code-unknown' | null {
  const parts = /^([A-T]?)(\d{4})$/.exec(code);
  if (!parts) return 'industry-code-shape';
  const industry = industries.industry(parts[2] ?? '');
  return industry?.level === 'class' && (!parts[1] || parts[1] === industry.section) ? null : 'industry-code-unknown';
}
