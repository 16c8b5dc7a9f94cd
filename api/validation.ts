import type { z } from 'zod';
import { Invalid, type FieldError } from './errors';

/** RFC 6901 pointer of a path in the body. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Reads a body, or the part of it below a pointer, by its schema. Throws Invalid with every wrong field at once. */
export function parse<Schema extends z.ZodType>(schema: Schema, body: unknown, below = ''): z.output<Schema> {
  // The input tells a value that is missing from one of the wrong type.
  const result = schema.safeParse(body ?? {}, { reportInput: true });
  if (result.success) return result.data;
  throw new Invalid(result.error.issues.flatMap(fieldErrors).map((field) => ({ ...field, pointer: below + field.pointer })));
}

type Issue = z.core.$ZodIssue;

/** Our schemas say a code of the error catalogue as message; zod's own wording never reaches anybody. */
function fieldErrors(issue: Issue): FieldError[] {
  const pointer = pointerOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: `${pointer}${pointerOf([key])}`, code: 'unknown-field' }));
  }
  const params = paramsOf(issue);
  return [{ pointer, code: codeOf(issue), ...(params ? { params } : {}) }];
}

function codeOf(issue: Issue): string {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'required' : 'invalid-type';
    case 'too_big':
      if (isNumber(issue.origin)) return 'too-high';
      return issue.origin === 'array' ? 'too-many' : 'too-long';
    case 'too_small':
      if (isNumber(issue.origin)) return 'too-low';
      if (issue.origin === 'array') return 'too-few';
      return issue.minimum === 1 ? 'required' : 'too-short';
    case 'invalid_value':
    case 'invalid_union':
      return 'invalid-choice';
    case 'invalid_format':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'invalid-format';
  }
}

const isNumber = (origin: string): boolean => origin === 'number' || origin === 'int';

function paramsOf(issue: Issue): Record<string, string | number> | undefined {
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum) };
  if (issue.code === 'custom' && issue.params) {
    return Object.fromEntries(
      Object.entries(issue.params).filter((entry): entry is [string, string | number] =>
        ['string', 'number'].includes(typeof entry[1]),
      ),
    );
  }
  return undefined;
}
