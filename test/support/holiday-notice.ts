/** A notice as the State Council might write it: the first five days of January and the first seven of October off, in each year. */
export function holidayNotice(...years: number[]): string {
  const days = (year: number, month: string, count: number, name: string): string[] =>
    Array.from({ length: count }, (_, i) => `${year}-${month}-0${i + 1},off,${name},${year},测试通知（${year}）`);
  const rows = years.flatMap((year) => [...days(year, '01', 5, '元旦'), ...days(year, '10', 7, '国庆节')]);
  return ['date,kind,name_zh,notice_year,notice_ref', ...rows, ''].join('\n');
}
