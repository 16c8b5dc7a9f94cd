import type { LicenceRow } from '../../../stores/reads/licences';
import type { View } from '../view';

/**
 * Last day to apply for renewal, in words. That of a waste licence is counted in working days (危险废物经营许可证管理办法 13(2)), so
 * it is provisional while the holidays of its year are not announced.
 */
export function renewalDay(
  { t, rules }: Pick<View, 't' | 'rules'>,
  { kind, jurisdiction, renewBy }: Pick<LicenceRow, 'kind' | 'jurisdiction' | 'renewBy'>,
): string | undefined {
  if (renewBy === null) return undefined;
  const date = t.date(renewBy);
  const open = kind.startsWith('waste-') && rules.calendar(jurisdiction).isProvisional(renewBy);
  return open ? t('pages.licences.provisional', { date }) : date;
}
