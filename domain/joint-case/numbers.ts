import type { Instant } from '../decider';
import { localDate, yearOf } from '../calendar/dates';
import type { Rules } from '../rules/rules';
import type { NumberReserved } from './events';

/**
 * Words in the numbers of papers that no procedure names, as documents.md proposes them (L02, L03, L04, L12, L21): placeholders
 * for what is a local setting of each authority. It has none for L13: 听通 is made after them.
 */
export const WORDS = {
  case: '环联',
  correction: '补告',
  acceptance: '受',
  nonAcceptance: '不受',
  refusal: '许不',
  hearingRight: '听告',
  hearing: '听通',
} as const;

/**
 * The series of a number: the authority's word and the word of the kind, which share the 环 they meet in
 * (苏园环 + 环联 = 苏园环联). One series per authority, kind and year.
 */
const seriesOf = (shortName: string, word: string): string =>
  shortName.endsWith('环') && word.startsWith('环') ? shortName + word.slice(1) : shortName + word;

/** Asks the step for the next number of a series. With `certificate`, also for the code of the public verification page. */
export function reserve(
  subject: string,
  word: string,
  jurisdiction: string,
  at: Instant,
  rules: Rules,
  options: { year?: number; certificate?: boolean } = {},
): NumberReserved {
  return {
    type: 'NumberReserved',
    at,
    subject,
    series: seriesOf(rules.jurisdiction(jurisdiction).shortName, word),
    year: options.year ?? yearOf(localDate(at)),
    number: '',
    ...(options.certificate ? { verifyCode: '' } : {}),
  };
}
