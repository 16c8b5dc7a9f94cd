import { Refused } from '../domain/refused';

export interface ErrorEntry {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** JSON pointer of the field it belongs to, where it is always the same one. */
  field?: string;
  /** True where the usual cause is that somebody else was faster: the answer then names them. */
  late?: boolean;
}

type Catalogue = Record<string, ErrorEntry>;

const all = (status: ErrorEntry['status'], codes: readonly string[], more: Partial<ErrorEntry> = {}): Catalogue =>
  Object.fromEntries(codes.map((code) => [code, { status, ...more }]));

const ofTheRequest: Catalogue = {
  ...all(400, ['invalid-json', 'invalid-form', 'key-invalid', 'if-match-invalid', 'cursor-invalid']),
  ...all(401, ['sign-in-needed', 'sign-in-failed']),
  ...all(403, ['csrf-invalid', 'not-your-role', 'forbidden']),
  ...all(404, ['not-found', 'unknown-route']),
  ...all(405, ['method-not-allowed']),
  ...all(409, ['preview-outdated'], { late: true }),
  ...all(413, ['too-large', 'file-too-large']),
  ...all(415, ['unsupported-media', 'file-type']),
  ...all(422, ['invalid', 'key-reused', 'data-not-storable']),
  ...all(429, ['too-many-attempts', 'too-many-requests']),
  ...all(500, ['internal']),
  ...all(503, ['store-away', 'busy']),
};

/** Of single fields: the messages of zod schemas, and of look-ups in prepared commands. */
const ofFields: Catalogue = all(422, [
  'required',
  'invalid-type',
  'invalid-choice',
  'invalid-format',
  'unknown-field',
  'too-long',
  'too-short',
  'too-many',
  'too-few',
  'too-high',
  'too-low',
  'nul-character',
  'text-malformed',
  'uscc-length',
  'uscc-alphabet',
  'uscc-check-digit',
  'industry-code-shape',
  'industry-code-unknown',
  'division-code-shape',
  'division-code-unknown',
  'division-code-placeholder',
  'jurisdiction-unknown',
  'site-outside-jurisdiction',
  'authority-level',
  'authority-elsewhere',
  'authority-joint',
  'routing-override-not-allowed',
  'move-version-unknown',
  'move-same-version',
  'move-not-in-force',
  'right-authority-missing',
  'procedure-unknown',
  'unit-not-yours',
  'material-unknown',
  'section-unknown',
  'email-invalid',
  'phone-invalid',
  'quantity-invalid',
  'quantity-negative',
  'quantity-too-large',
  'code-repeated',
  'change-contradiction',
  'outlet-code-shape',
  'outlet-code-medium',
  'waste-code-shape',
  'waste-code-class',
  'waste-way-beyond-collection',
  'section-not-asked',
  'longitude-invalid',
  'latitude-invalid',
  'date-invalid',
  'consent-required',
  'upload-unknown',
  'file-required',
  'file-empty',
  'file-line',
  'too-many-files',
]);

/** The domain says no because of what was entered. */
const ofTheAct: Catalogue = {
  ...all(422, [
    'backdating-not-allowed',
    'backdating-reason-missing',
    'received-in-future',
    'branch-unknown',
    'branch-of-other-kind',
    'date-in-future',
    'date-in-past',
    'date-before-start',
    'participants-missing',
    'opinion-unknown',
    'clock-unknown',
    'clock-days',
    'extension-incomplete',
    'extension-not-lawful',
    'extension-too-long',
    'stop-document-missing',
    'stop-ground-unknown',
    'demand-unknown',
    'section-not-demanded',
    'unit-fixed',
    'department-unknown',
    'ground-unknown',
    'item-unknown',
    'licence-missing',
    'licence-not-expected',
    'licence-unknown',
    'licence-of-other-unit',
    'licence-of-other-authority',
    'licence-kind-mismatch',
    'licence-number-missing',
    'condition-on-other-licence',
    'licence-number-format',
    'licence-number-invalid',
    'licence-number-not-entered',
    'licence-number-of-other-unit',
    'second-notice-needs-ground',
    'chair-examined',
    'hearing-too-early',
    'hearing-too-late',
    'party-unknown',
    'time-invalid',
    'text-missing',
  ]),
  'consent-missing': { status: 422, field: '/application/consent/electronicService' },
};

/** The domain says no because of where the case stands. */
const ofTheState: Catalogue = {
  ...all(409, [
    'already-acted',
    'change-confirmed',
    'change-open',
    'change-proposal-outdated',
    'already-claimed',
    'licence-not-valid',
    'licence-application-pending',
    'licence-changed-since',
    'claimed-by-other',
    'notice-already-sent',
    'demand-answered',
    'branch-disagrees',
    'branch-not-answered',
    'branch-open',
    'move-check-done',
    'move-decided',
    'move-items-differ',
    'move-promise-over',
    'move-terms-differ',
    'move-work-done',
    'panel-not-convened',
    'hearing-not-possible',
    'hearing-not-told',
    'hearing-not-asked',
    'hearing-not-scheduled',
    'hearing-open',
    'hearing-running',
    'publicity-ended',
    'publicity-open',
    'panel-running',
    'extension-too-late',
    'permit-before-eia',
    'completeness-open',
    'correction-open',
    'not-accepted',
    'certificate-missing',
    'clock-already-started',
    'clock-not-started',
    'clock-entry-out-of-order',
    'clock-production',
  ]),
  ...all(
    409,
    [
      'already-issued',
      'already-submitted',
      'basis-changed',
      'branch-not-open',
      'panel-convened',
      'hearing-right-lapsed',
      'hearing-scheduled',
      'case-closed',
      'clock-already-stopped',
      'clock-ended',
      'clock-not-stopped',
      'no-correction-open',
      'item-decided',
      'item-ended',
      'not-checking',
      'not-claimed',
      'nothing-demanded',
      'nothing-to-accept',
      'nothing-to-check',
      'task-not-failed',
    ],
    { late: true },
  ),
};

/** Every code the product answers with. Wording: templates/locales/<locale>/errors.json, the same keys. */
export const errorCatalogue: Readonly<Catalogue> = { ...ofTheRequest, ...ofFields, ...ofTheAct, ...ofTheState };

/** One field that is wrong. `pointer` is an RFC 6901 JSON pointer into the request's body. */
export interface FieldError {
  pointer: string;
  code: string;
  params?: Record<string, string | number>;
}

/** The body is not what the schema asks for; every wrong field at once. */
export class Invalid extends Error {
  constructor(readonly errors: FieldError[]) {
    super('invalid');
    this.name = 'Invalid';
  }
}

/** Throws for a single field. */
export const invalidField = (pointer: string, code: string, params?: Record<string, string | number>): Invalid =>
  new Invalid([{ pointer, code, ...(params ? { params } : {}) }]);

/** Who acted first, beside a 409. */
export interface FirstActor {
  name: string;
  /** ms UTC on the business clock. */
  at?: number;
  /** Type of the event that stands. */
  event?: string;
}

/** Somebody else was first. */
export class Overtaken extends Refused {
  constructor(
    refused: Refused,
    readonly first: FirstActor,
  ) {
    super(refused.code, refused.params, refused.pointer);
  }
}
