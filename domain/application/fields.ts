import { Decimal } from 'decimal.js';
import { z } from 'zod';

/** Building blocks of everything people type. Messages are codes of the error catalogue (api/errors.ts). */

/**
 * One line or paragraph, blanks at the ends removed. NUL and half characters are refused: no database keeps them.
 * Empty is `required` unless `optional`; the limit counts UTF-16 units.
 */
export const text = (maximum: number) => anyText(maximum).min(1, { error: 'required' });

/** A text that may be left out; a blank one counts as left out. */
export const optionalText = (maximum: number) =>
  anyText(maximum)
    .optional()
    .transform((value) => (value === '' ? undefined : value));

/** As `text`, but may be empty. */
export const anyText = (maximum: number) =>
  z
    .string()
    .refine((value) => !value.includes('\0'), { error: 'nul-character', abort: true })
    .refine((value) => !/\p{Surrogate}/u.test(value), { error: 'text-malformed', abort: true })
    .trim()
    .max(maximum);

/** Says the code of what is wrong with a value, or nothing. */
export const checked =
  (problem: (value: string) => string | null) =>
  (value: string, context: z.RefinementCtx<string>): void => {
    const code = problem(value);
    if (code) context.addIssue({ code: 'custom', message: code });
  };

export const upper = (value: string) => value.toUpperCase();

const LARGEST = new Decimal('1e12');
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** A quantity, zero or more, as a decimal in plain notation; never a float. At most 6 places, below 10¹². */
export const quantity = () =>
  text(40)
    .refine((value) => NUMBER.test(value), { error: 'quantity-invalid', abort: true })
    .refine((value) => !new Decimal(value).isNegative() || new Decimal(value).isZero(), {
      error: 'quantity-negative',
      abort: true,
    })
    .refine((value) => new Decimal(value).lt(LARGEST), { error: 'quantity-too-large', abort: true })
    .refine((value) => new Decimal(value).decimalPlaces() <= 6, { error: 'quantity-invalid' })
    .transform((value) => new Decimal(value).abs().toFixed());

/** Degrees, at most 8 places. */
export const degrees = (from: number, to: number, error: 'longitude-invalid' | 'latitude-invalid') =>
  text(20)
    .refine((value) => NUMBER.test(value), { error, abort: true })
    .refine((value) => new Decimal(value).gte(from) && new Decimal(value).lte(to) && new Decimal(value).decimalPlaces() <= 8, {
      error,
    })
    .transform((value) => new Decimal(value).toFixed());

/** Left out, or blank as a form sends it. */
export const orBlank = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

/** Identifier of a stream, a draft or an upload: a ULID. */
export const ulid = () => z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, { error: 'invalid-format' });
