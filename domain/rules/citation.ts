const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];

/** 1 … 9999 in Chinese numerals as statutes are cited: 12 → 十二, 102 → 一百零二. */
export function chineseNumeral(value: number): string {
  const digits = [...String(value)].map(Number);
  const text = digits
    .map((digit, i) => (digit === 0 ? '零' : DIGITS[digit]! + UNITS[digits.length - 1 - i]!))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
  return text.replace(/^一十/, '十');
}

/**
 * A rule's source and article as they are printed in documents: (`排污许可管理条例`, `9(1)(4)`) → `《排污许可管理条例》第九条第一款第四项`;
 * `32(1)(4)+82` names two articles. What is not of that form is printed as it stands.
 */
export function citeZh(source: string, article: string): string {
  const law = `《${source}》`;
  const parts = article.split('+').map((part) => /^(\d{1,4})(?:\((\d+)\))?(?:\((\d+)\))?$/.exec(part.trim()));
  if (parts.some((part) => part === null)) return article.length > 1 ? `${law}${article}` : law;
  return (
    law +
    parts
      .map((part) => {
        const [, number, paragraph, item] = part!;
        return `第${chineseNumeral(Number(number))}条${paragraph ? `第${chineseNumeral(Number(paragraph))}款` : ''}${item ? `第${chineseNumeral(Number(item))}项` : ''}`;
      })
      .join('、')
  );
}
