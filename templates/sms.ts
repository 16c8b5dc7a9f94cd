/** One segment of an SMS with Chinese in it, counted in UTF-16 units as the networks do. */
export const SMS_LENGTH = 70;

const ending = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$|(?:有限合伙)|[（(][^）)]*[）)]/g;

/** `无锡示例包装印刷有限公司` → `无锡示例包装印刷`. */
export function shortUnit(unit: string): string {
  const short = unit.replace(ending, '').trim();
  return short.length >= 2 ? short : unit;
}

/**
 * The message with the fullest words that fit into one segment: first the sign is shortened, then the unit, then the unit is cut.
 * When nothing fits, the shortest there is: a message in two parts is better than none.
 */
export function fitSms(
  write: (sign: string, unit: string) => string,
  words: { sign: string; signShort: string; unit: string },
): string {
  const { sign, unit } = words;
  const signShort = words.signShort || sign;
  const short = shortUnit(unit);
  const cuts = Array.from({ length: Math.max(0, short.length - 4) }, (_, i) => `${short.slice(0, short.length - 1 - i)}…`);
  const tries: [string, string][] = [
    [sign, unit],
    [signShort, unit],
    [sign, short],
    [signShort, short],
    ...cuts.map((cut): [string, string] => [signShort, cut]),
  ];
  let shortest = write(...tries[0]!);
  for (const [withSign, withUnit] of tries) {
    const text = write(withSign, withUnit);
    if (text.length <= SMS_LENGTH) return text;
    if (text.length < shortest.length) shortest = text;
  }
  return shortest;
}
