import { z } from 'zod';
import { itemKinds } from '../../domain/procedure/procedure';
import { departments } from '../commands/joint-case/vocabulary';
import { stages } from '../routes/queries';

/** Answers of the API, for its description. Reads are built by their own code; a test compares them with these. */

const instant = () => z.iso.datetime();
const day = () => z.iso.date();
const roles = ['clerk', 'reviewer', 'approver', 'supervisor', 'enterprise', 'inspector', 'admin'] as const;

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

export const SessionSchema = z
  .object({
    user: z.object({
      id: z.string(),
      login: z.string(),
      name: z.string(),
      role: z.enum(roles),
      department: z.enum(departments).nullable(),
      jurisdiction: z.string().nullable(),
      uscc: z.string().nullable(),
      locale: z.enum(['zh-CN', 'en']),
    }),
    csrfToken: z.string().optional().describe('Send it back as X-CSRF-Token'),
  })
  .meta({ id: 'Session' });

const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().optional().describe('Cursor of the next page; absent on the last') });

export const CaseRowSchema = z
  .object({
    id: z.string(),
    number: z.string(),
    jurisdiction: z.string(),
    unitName: z.string(),
    uscc: z.string(),
    projectName: z.string(),
    procedure: z.string(),
    stage: z.enum(stages),
    items: z.array(z.object({ kind: z.enum(itemKinds), state: z.string() })),
    nextDue: day().nullable(),
    nextDueSubject: z.string().nullable(),
    provisional: z.boolean(),
    submittedAt: instant(),
    closed: z.boolean(),
  })
  .meta({ id: 'CaseRow' });

export const CaseSchema = z
  .looseObject({
    id: z.string(),
    seq: z.int(),
    number: z.string(),
    jurisdiction: z.string(),
    procedure: z.object({ id: z.string(), version: z.int() }),
    stage: z.enum(stages),
    channel: z.enum(['window', 'portal']),
    submittedAt: instant(),
    receivedOn: day(),
    facts: z.looseObject({ unitName: z.string(), uscc: z.string(), projectName: z.string() }),
    sections: z.record(z.string(), z.string()).describe('Part of the application → SHA-256 of its content'),
    items: z.array(z.looseObject({ kind: z.enum(itemKinds), state: z.string(), receivedAt: instant() })),
    corrections: z.array(z.looseObject({ id: z.string(), number: z.string(), at: instant() })),
    clocks: z.array(
      z.looseObject({
        id: z.string(),
        kind: z.enum(['statutory', 'internal', 'promised']),
        subject: z.string(),
        state: z.enum(['running', 'stopped', 'ended']),
        due: day().nullable(),
        daysLeft: z.int().nullable().describe('Negative when overdue'),
        dayType: z.enum(['working', 'calendar']),
        provisional: z.boolean().describe('True when it depends on holidays that are not announced yet'),
        readings: z
          .array(
            z.object({
              dayType: z.enum(['calendar', 'working']),
              date: day().nullable(),
              provisional: z.boolean(),
              applies: z.boolean().describe('Whether `due` follows this one'),
            }),
          )
          .nullable()
          .describe('Both dates where the law says only 日'),
      }),
    ),
    allowed: z.array(z.string()).describe('Commands that you may give now'),
    catchingUp: z.boolean(),
  })
  .meta({ id: 'Case', description: 'Checks, reviews and internal terms are shown to officers only' });

export const TaskRowSchema = z
  .object({
    stream: z.string(),
    streamKind: z.enum(['joint-case', 'licence', 'notice']),
    id: z.string(),
    kind: z.string(),
    subject: z.string().nullable(),
    jurisdiction: z.string(),
    role: z.enum(roles),
    department: z.enum(departments).nullable(),
    person: z.string().nullable(),
    personName: z.string().nullable(),
    due: day().nullable(),
    since: instant(),
    caseId: z.string().nullable(),
    caseNumber: z.string().nullable(),
    unitName: z.string().nullable(),
    projectName: z.string().nullable(),
    stage: z.enum(stages).nullable(),
  })
  .meta({ id: 'Task' });

const verified = {
  id: z.string(),
  kind: z.enum(itemKinds),
  number: z.string(),
  jurisdiction: z.string(),
  unitName: z.string(),
  uscc: z.string(),
  projectName: z.string(),
  state: z.enum(['valid', 'suspended', 'cancelled', 'revoked', 'expired']),
  validFrom: day(),
  validTo: day().nullable().describe('Last day; null where the approval does not expire'),
  renewBy: day().nullable().describe('Last day to apply for renewal'),
  issuedAt: instant(),
  contentHash: z.string().describe('SHA-256 of the content, printed on the certificate'),
  version: z.int().describe('1 as first issued'),
  amends: z.enum(['change', 'reapplication', 'renewal']).nullable().describe('What made this version'),
};
const applied = z.object({ caseId: z.string(), caseNumber: z.string(), amends: z.enum(['change', 'reapplication', 'renewal']) });
export const VerifiedLicenceSchema = z
  .object({
    ...verified,
    replaced: z
      .object({ by: z.string().describe('Code of the present version'), on: day(), version: z.int() })
      .optional()
      .describe('The code is that of an earlier version'),
  })
  .meta({ id: 'VerifiedLicence' });
export const LicenceSchema = z
  .object({ ...verified, caseId: z.string(), verifyCode: z.string(), file: z.string().describe('SHA-256 of the file') })
  .extend({ application: applied.nullable().describe('An application under way that starts from this licence') })
  .meta({ id: 'Licence' });
export const OneLicenceSchema = LicenceSchema.extend({
  versions: z
    .array(
      z.object({
        version: z.int(),
        caseId: z.string(),
        kind: z.string(),
        amends: z.enum(['change', 'reapplication', 'renewal']).nullable(),
        issuedAt: instant(),
        validFrom: day(),
        validTo: day().nullable(),
        replacedOn: day().describe('First day of the version after it'),
        verifyCode: z.string(),
        contentHash: z.string(),
        file: z.string(),
      }),
    )
    .describe('Replaced versions, the newest first'),
}).meta({ id: 'OneLicence' });

export const PublicitySchema = z
  .object({
    id: z.string(),
    jurisdiction: z.string(),
    titleZh: z.string(),
    titleEn: z.string(),
    unitName: z.string(),
    projectName: z.string(),
    division: z.string(),
    place: z.string().describe('Name of the division'),
    items: z.array(z.enum(itemKinds)),
    rule: z.string().describe('Rule of its length, in /api/v1/deadlines'),
    from: day().describe('First day; it counts'),
    to: day().describe('Last day'),
    publishedAt: instant(),
    open: z.boolean().describe('Whether opinions are taken today'),
    opinions: z.int().describe('How many came in'),
  })
  .meta({ id: 'Publicity', description: 'A notice that anybody may read' });

export const NoticeSchema = z
  .object({
    id: z.string(),
    about: z.string(),
    moment: z.string(),
    jurisdiction: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    recipients: z.array(z.looseObject({ name: z.string() })),
    deliveries: z.array(
      z.looseObject({ id: z.string(), channel: z.enum(['mail', 'sms']), state: z.enum(['waiting', 'sent', 'failed']) }),
    ),
    settled: z.boolean(),
    requestedAt: instant(),
  })
  .meta({ id: 'Notice' });

export const TimelineRowSchema = z
  .object({
    seq: z.int(),
    type: z.string(),
    data: z.record(z.string(), z.unknown()),
    at: instant().describe('When it took effect, on the business clock'),
    recordedAt: instant(),
    actor: z.looseObject({ kind: z.enum(['person', 'process', 'time']), id: z.string(), name: z.string() }),
    hash: z.string().describe('Chained to the event before'),
  })
  .meta({ id: 'TimelineRow' });

export const DocumentSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    number: z.string(),
    template: z.string(),
    file: z.string(),
    contentHash: z.string(),
    bytes: z.int(),
    producedAt: instant(),
  })
  .meta({ id: 'Document' });

export const UploadSchema = z
  .object({
    id: z.string().describe('Names the file in an application or an answer'),
    file: z.string().describe('SHA-256'),
    name: z.string(),
    mime: z.string(),
    bytes: z.int(),
  })
  .meta({ id: 'Upload' });

export const DraftSchema = z
  .object({
    id: z.string(),
    owner: z.string(),
    jurisdiction: z.string(),
    content: z.record(z.string(), z.unknown()),
    updatedAt: instant(),
  })
  .meta({ id: 'Draft' });

export const ClockSchema = z
  .object({ now: instant(), today: day(), mark: z.enum(['production', 'demo', 'test']).optional(), told: z.int().optional() })
  .meta({ id: 'BusinessClock' });

export const CalendarSchema = z
  .object({
    version: z.int().describe('Of the reference data'),
    lastLoadedYear: z.int(),
    provisionalFrom: z.int().describe('Dates from this year on are provisional'),
    thisYear: z.int(),
    years: z.array(
      z.object({
        year: z.int(),
        noticeRef: z.string(),
        loadedAt: instant(),
        loadedBy: z.string().nullable().describe('Administrator; null where it came with the data folder'),
        days: z.array(z.object({ date: day(), kind: z.enum(['off', 'makeup_workday']), nameZh: z.string() })),
      }),
    ),
    local: z
      .array(
        z.object({
          jurisdiction: z.string(),
          date: day(),
          kind: z.enum(['off', 'makeup_workday']),
          nameZh: z.string(),
          year: z.int(),
          noticeRef: z.string(),
        }),
      )
      .describe('Days of single authorities, and of those below them, beside the notices'),
  })
  .meta({ id: 'Calendar' });

export const CalendarPreviewSchema = z
  .object({
    version: z.int(),
    years: z.array(z.int()),
    jurisdiction: z.string().nullable().describe('Whose own days they are; null for a notice of the State Council'),
    days: z.int(),
    openCases: z.int(),
    movedCases: z.int(),
    moved: z.array(
      z.object({
        case: z.string().describe('Number'),
        clock: z.string(),
        kind: z.enum(['statutory', 'internal', 'promised']),
        subject: z.string(),
        before: day(),
        after: day(),
      }),
    ),
  })
  .meta({ id: 'CalendarPreview' });

export const CalendarLoadSchema = CalendarPreviewSchema.extend({
  position: z.int(),
  told: z.int().describe('Workflows told within ten minutes because their nearest moment moved'),
}).meta({ id: 'CalendarLoad' });

export const pages = {
  cases: page(CaseRowSchema),
  tasks: page(TaskRowSchema),
  licences: page(LicenceSchema),
  notices: page(NoticeSchema),
  publicity: page(PublicitySchema),
  timeline: z.object({ rows: z.array(TimelineRowSchema) }),
  documents: z.object({ rows: z.array(DocumentSchema) }),
  drafts: z.object({ rows: z.array(DraftSchema) }),
  industries: z.object({ rows: z.array(z.looseObject({ code: z.string(), nameZh: z.string() })) }),
  deadlines: z.object({
    rows: z.array(z.looseObject({ rule_id: z.string(), source: z.string(), article: z.string() })),
    overrides: z
      .array(z.looseObject({ jurisdiction: z.string(), rule: z.string(), source: z.string(), quoteZh: z.string() }))
      .describe('Texts of single jurisdictions that say how these rules are counted there'),
  }),
  wastes: z.object({
    list: z.object({ edition: z.string(), outOfForceSince: z.string() }),
    rows: z.array(
      z.object({
        code: z.string(),
        hwClass: z.string(),
        classNameZh: z.string(),
        sourceZh: z.string(),
        descriptionZh: z.string(),
        hazards: z.array(z.string()).describe('T toxic, C corrosive, I ignitable, R reactive, In infectious'),
      }),
    ),
  }),
  procedures: z.object({ rows: z.array(z.looseObject({ id: z.string(), version: z.int() })) }),
  application: z.object({ sections: z.record(z.string(), z.unknown()) }),
};
