/**
 * The domain says no. `code` is a key of the error catalogue (api/errors.ts), which holds status, wording in both
 * languages and, where one field caused it, the pointer of that field.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly params: Record<string, string | number> = {},
    /** JSON pointer of the field that caused it, where there is one. */
    readonly pointer?: string,
  ) {
    super(code);
    this.name = 'Refused';
  }
}
