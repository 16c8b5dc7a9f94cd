/** Names of the `:parameters` in a pattern. */
type ParameterOf<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterOf<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

export type QueryValue = string | number | boolean | undefined;

/** A link, stated once: `pattern` for the router, a call for the address. */
export interface Path<Pattern extends string> {
  (
    ...args: [ParameterOf<Pattern>] extends [never]
      ? [parameters?: Record<string, never>, query?: Record<string, QueryValue>]
      : [parameters: Record<ParameterOf<Pattern>, string>, query?: Record<string, QueryValue>]
  ): string;
  readonly pattern: Pattern;
}

export function path<const Pattern extends string>(pattern: Pattern): Path<Pattern> {
  const build = (parameters: Record<string, string> = {}, query: Record<string, QueryValue> = {}): string => {
    const filled = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
    const asked = new URLSearchParams(
      Object.entries(query).flatMap(([key, value]) =>
        value === undefined || value === '' ? [] : [[key, String(value)] as [string, string]],
      ),
    ).toString();
    return asked ? `${filled}?${asked}` : filled;
  };
  return Object.assign(build as unknown as Path<Pattern>, { pattern });
}

/** Every address of the product. */
export const paths = {
  home: path('/'),
  signIn: path('/sign-in'),
  signOut: path('/sign-out'),
  locale: path('/locale'),
  inbox: path('/inbox'),
  cases: path('/cases'),
  newCase: path('/cases/new'),
  draft: path('/drafts/:id'),
  case: path('/cases/:id'),
  caseTab: path('/cases/:id/:tab'),
  /** How the date of one clock came about, to be printed; `all` for every clock. */
  clockSheet: path('/cases/:id/clocks/:clock'),
  caseAct: path('/cases/:id/acts/:command'),
  caseActPreview: path('/cases/:id/acts/:command/preview'),
  licences: path('/licences'),
  licence: path('/licences/:id'),
  changes: path('/changes'),
  newChange: path('/changes/new'),
  change: path('/changes/:id'),
  changeConfirm: path('/changes/:id/confirmations'),
  changeStart: path('/changes/:id/starts'),
  changeTables: path('/change-classes'),
  notices: path('/notices'),
  rules: path('/rules'),
  authorities: path('/authorities'),
  calendar: path('/calendar'),
  calendarPreview: path('/calendar/preview'),
  calendarLoad: path('/calendar/load'),
  procedures: path('/procedures'),
  procedureImport: path('/procedures/import'),
  procedurePreview: path('/procedures/preview'),
  procedureLoad: path('/procedures/load'),
  procedureDifference: path('/procedures/:procedure/difference'),
  procedure: path('/procedures/:procedure/:version'),
  procedureFile: path('/procedures/:procedure/:version/file'),
  procedureDryRun: path('/procedures/:procedure/:version/dry-run'),
  noticeAct: path('/notices/:id/acts/:command'),
  portal: path('/portal'),
  upload: path('/uploads'),
  /** Public page behind the QR of a certificate. */
  verify: path('/verify'),
  verifyCode: path('/verify/:code'),
  /** Publicity, for anybody. */
  publicity: path('/publicity'),
  publicityNotice: path('/publicity/:id'),
  catcher: path('/catcher'),
  catcherMessage: path('/catcher/:id'),
  businessClock: path('/business-clock'),
  assets: path('/assets'),
  health: path('/health'),
  ready: path('/ready'),
  api: {
    openapi: path('/api/openapi.json'),
    docs: path('/api/docs'),
    sessions: path('/api/v1/sessions'),
    session: path('/api/v1/sessions/current'),
    cases: path('/api/v1/cases'),
    case: path('/api/v1/cases/:id'),
    caseTimeline: path('/api/v1/cases/:id/timeline'),
    caseDocuments: path('/api/v1/cases/:id/documents'),
    caseApplication: path('/api/v1/cases/:id/application'),
    clockSheet: path('/api/v1/cases/:id/clocks/:clock/sheet'),
    caseFile: path('/api/v1/cases/:id/files/:hash'),
    caseCommand: path('/api/v1/cases/:id/:command'),
    tasks: path('/api/v1/tasks'),
    licences: path('/api/v1/licences'),
    licence: path('/api/v1/licences/:id'),
    licenceCertificate: path('/api/v1/licences/:id/certificate'),
    notices: path('/api/v1/notices'),
    noticeCommand: path('/api/v1/notices/:id/:command'),
    uploads: path('/api/v1/uploads'),
    upload: path('/api/v1/uploads/:id'),
    drafts: path('/api/v1/drafts'),
    draft: path('/api/v1/drafts/:id'),
    industries: path('/api/v1/catalogue/industries'),
    wastes: path('/api/v1/catalogue/wastes'),
    procedures: path('/api/v1/catalogue/procedures'),
    procedureVersions: path('/api/v1/procedures'),
    procedurePreviews: path('/api/v1/procedures/previews'),
    procedureLoads: path('/api/v1/procedures/loads'),
    procedureDryRuns: path('/api/v1/procedures/dry-runs'),
    procedureDifference: path('/api/v1/procedures/:procedure/difference'),
    procedureVersion: path('/api/v1/procedures/:procedure/:version'),
    classification: path('/api/v1/classification'),
    routing: path('/api/v1/routing'),
    changes: path('/api/v1/changes'),
    change: path('/api/v1/changes/:id'),
    changeConfirmations: path('/api/v1/changes/:id/confirmations'),
    changeStarts: path('/api/v1/changes/:id/starts'),
    changeTables: path('/api/v1/changes/tables'),
    changeClassifications: path('/api/v1/changes/classifications'),
    deadlines: path('/api/v1/deadlines'),
    calendar: path('/api/v1/calendar'),
    calendarPreviews: path('/api/v1/calendar/previews'),
    calendarLoads: path('/api/v1/calendar/loads'),
    verification: path('/api/v1/verifications/:code'),
    publicity: path('/api/v1/publicity'),
    publicityNotice: path('/api/v1/publicity/:id'),
    publicityOpinions: path('/api/v1/publicity/:id/opinions'),
    businessClock: path('/api/v1/business-clock'),
  },
} as const;
