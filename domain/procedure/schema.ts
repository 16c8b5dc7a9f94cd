import { z } from 'zod';
import { isLocalDate } from '../calendar/dates';
import { STOP_GROUNDS } from '../clock/grounds';
import type { Procedure } from './procedure';

const text = z.string().trim().min(1);
const code = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'lower-case letters, digits, - and _');
const department = z.enum(['window', 'eia', 'permit', 'solid-waste', 'monitoring', 'enforcement', 'assessment']);
const item = z.enum([
  'eia-book',
  'eia-form',
  'eia-registration',
  'permit-key',
  'permit-simplified',
  'permit-registration',
  'permit-change',
  'permit-reapplication',
  'permit-renewal',
  'waste-comprehensive',
  'waste-collection',
]);
const rule = z.string().regex(/^[A-Z]{3}-\d\d$/, 'an id of data/deadlines.csv');
const words = z.strictObject({ zh: text, en: text });
const some = <T extends z.ZodType>(of: T) => z.array(of).min(1);

/** A regular expression for the whole number. */
const pattern = () =>
  text.refine((source) => {
    try {
      return source.startsWith('^') && source.endsWith('$') && new RegExp(source, 'u') instanceof RegExp;
    } catch {
      return false;
    }
  }, 'not a regular expression from ^ to $');

const everyItem = {
  kind: item,
  department,
  validityRule: rule.nullable(),
  renewalRule: rule.nullable(),
  documentWord: text,
  licenceNumberEntered: z.boolean(),
  licenceNumberFormat: z.strictObject({ pattern: pattern(), zh: text, en: text, source: text }).optional(),
};

const approval = z.strictObject({
  ...everyItem,
  handling: z.undefined().optional(),
  completenessRule: rule,
  decisionRule: rule,
  clockStarts: z.enum(['receipt', 'acceptance']),
  decidingRole: z.enum(['clerk', 'reviewer', 'approver', 'supervisor', 'enterprise', 'inspector', 'admin']),
  refusalGrounds: some(z.strictObject({ code, stage: z.enum(['acceptance', 'decision']), zh: text, en: text, article: text })),
  commitment: z.strictObject({ zh: text, en: text, basis: text }).optional(),
  amends: z.enum(['change', 'reapplication', 'renewal']).optional(),
  licenceKind: item.optional(),
});

const filing = z.strictObject({ ...everyItem, handling: z.literal('filing'), article: text });

/** A file of data/procedures: shape only; whether it can work is for `validateProcedure`. */
export const procedureSchema = z.strictObject({
  id: code,
  version: z.int().positive(),
  validFrom: z.string().refine(isLocalDate, 'not a date (YYYY-MM-DD)'),
  title: words,
  items: some(z.discriminatedUnion('handling', [approval, filing])),
  sections: some(z.enum(['waste'])).optional(),
  receivedBy: z.strictObject({ level: z.enum(['city', 'district']), source: text }).optional(),
  conditions: z.strictObject({ rule: z.literal('one-licence'), source: text }).optional(),
  materials: z.array(
    z.strictObject({
      code,
      zh: text,
      en: text,
      requirement: z.enum(['mandatory', 'conditional']),
      items: some(item),
      condition: words.optional(),
      basis: text,
    }),
  ),
  completeness: z.strictObject({
    departments: some(department),
    askingDays: z.int().nonnegative(),
    answerWorkingDays: z.int().positive().optional(),
  }),
  branches: z.array(
    z.strictObject({
      id: code,
      kind: z.enum(['review', 'assessment', 'visit', 'panel', 'publicity', 'hearing', 'follow-up']),
      opens: z.enum(['acceptance', 'reviewed', 'opinions', 'request', 'issue']).optional(),
      rule: rule.optional(),
      basis: text.optional(),
      stopsClocks: z
        .strictObject({ items: some(item), ground: z.enum(STOP_GROUNDS.map(({ code: ground }) => ground)), article: text })
        .optional(),
      department,
      items: some(item),
      mandatory: z.boolean(),
      termWorkingDays: z.int().positive(),
      source: text,
      zh: text,
      en: text,
    }),
  ),
  promised: z.strictObject({ workingDays: z.int().positive(), source: text }).nullable(),
  jointClock: z.strictObject({ rule, source: text }).optional(),
  dependencies: z.array(z.strictObject({ item, after: item, article: text })),
  issue: z.strictObject({ rule: z.enum(['together', 'as-ready']), items: some(item) }),
  warnings: z.array(z.number().gt(0).lt(1)),
}) satisfies z.ZodType<Procedure>;
