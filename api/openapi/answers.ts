import { z } from 'zod';

/** What every answer of the API has in common. Reads are built by their own code; a test compares them with their description. */

export const instant = () => z.iso.datetime();
export const day = () => z.iso.date();
export const words = z.object({ zh: z.string(), en: z.string() });
export const roles = ['clerk', 'reviewer', 'approver', 'supervisor', 'enterprise', 'inspector', 'admin'] as const;

export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().optional().describe('Cursor of the next page; absent on the last') });

export const ProblemSchema = z
  .object({
    type: z.string().describe('Address of the description, with the code as its fragment'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Stable code of the error catalogue'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('RFC 6901 pointer into the body'),
          code: z.string(),
          message: z.string().describe('In the reader’s language'),
        }),
      )
      .describe('Fields that are wrong, all at once'),
    first: z
      .object({ name: z.string(), at: z.number().optional(), event: z.string().optional() })
      .optional()
      .describe('409: who acted first'),
    retryAfter: z.number().optional().describe('Seconds'),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

export const StepAnswerSchema = z
  .object({
    stream: z.string().describe('Id of the case or notice'),
    seq: z.int(),
    events: z.array(z.string()).describe('What this act has caused, in order'),
    numbers: z.record(z.string(), z.string()).describe('Business numbers reserved by this act, by subject'),
    repeated: z.boolean().describe('True when an earlier request with the same key was answered again'),
  })
  .meta({ id: 'Done' });

export const PreviewSchema = z
  .object({
    seq: z.int().describe('Commit with `If-Match: "<seq>"` to be refused when the stream has moved on'),
    events: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })),
    dates: z.array(z.object({ clock: z.string(), before: day().nullable(), after: day().nullable() })),
    opens: z.array(z.object({ id: z.string(), kind: z.string(), command: z.looseObject({ type: z.string() }) })),
  })
  .meta({ id: 'Preview', description: 'What the act would do; nothing is written' });
