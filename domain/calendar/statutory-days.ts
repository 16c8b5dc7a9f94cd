import { LunarDay, SolarTerm, type SolarDay } from 'tyme4ts';
import type { LocalDate } from '../decider';
import { addDays } from './dates';

/**
 * The 13 days that are holidays for everyone in any year, before the yearly notice moves days around them:
 * 全国年节及纪念日放假办法 (2024-11-10) art. 2. 除夕, 春节, 清明, 端午 and 中秋 follow the lunar calendar.
 */
export function statutoryDays(year: number): { date: LocalDate; zh: string; en: string }[] {
  const newYear = lunar(year, 1, 1);
  const qingming = iso(SolarTerm.fromIndex(year, 7).getJulianDay().getSolarDay());
  return [
    { date: `${year}-01-01`, zh: '元旦', en: "New Year's Day" },
    ...[-1, 0, 1, 2].map((n) => ({ date: addDays(newYear, n), zh: '春节', en: 'Spring Festival' })),
    { date: qingming, zh: '清明节', en: 'Qingming Festival' },
    ...[`${year}-05-01`, `${year}-05-02`].map((date) => ({ date, zh: '劳动节', en: 'Labour Day' })),
    { date: lunar(year, 5, 5), zh: '端午节', en: 'Dragon Boat Festival' },
    { date: lunar(year, 8, 15), zh: '中秋节', en: 'Mid-Autumn Festival' },
    ...[`${year}-10-01`, `${year}-10-02`, `${year}-10-03`].map((date) => ({ date, zh: '国庆节', en: 'National Day' })),
  ];
}

const lunar = (year: number, month: number, day: number): LocalDate => iso(LunarDay.fromYmd(year, month, day).getSolarDay());

const iso = (day: SolarDay): LocalDate =>
  [day.getYear(), day.getMonth(), day.getDay()].map((part) => String(part).padStart(2, '0')).join('-');
