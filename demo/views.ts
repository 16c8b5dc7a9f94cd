import { paths } from '../api/paths';
import type { shownCase } from '../api/shown-case';
import type { DocumentRow } from '../stores/reads/documents';
import type { LicenceRow } from '../stores/reads/licences';
import type { PublicityRow } from '../stores/reads/publicity';
import type { TimelineRow } from '../stores/reads/timeline';
import type { VerifiedLicence } from '../stores/reads/verify';
import type { Person, Visitor } from './client';

/** As JSON carries it: moments are text. */
type Json<T> = T extends Date
  ? string
  : T extends (infer Each)[]
    ? Json<Each>[]
    : T extends object
      ? { [Key in keyof T]: Json<T[Key]> }
      : T;

export type ShownCase = ReturnType<typeof shownCase>;
export type ShownEvent = Json<TimelineRow>;
export type ShownLicence = Json<LicenceRow>;

/** What people read through REST, typed as the API sends it. */
export const readCase = (person: Person, id: string) => person.read<ShownCase>(paths.api.case({ id }));

export const readTimeline = async (person: Person, id: string) =>
  (await person.read<{ rows: ShownEvent[] }>(paths.api.caseTimeline({ id }))).rows;

export const readDocuments = async (person: Person, id: string) =>
  (await person.read<{ rows: Json<DocumentRow>[] }>(paths.api.caseDocuments({ id }))).rows;

export const readLicences = async (person: Person, caseId: string) =>
  (await person.read<{ rows: ShownLicence[] }>(paths.api.licences({}, { caseId }))).rows;

export const readCertificate = (person: Person, id: string) => person.download(paths.api.licenceCertificate({ id }));

export const verify = (visitor: Visitor, code: string) => visitor.read<Json<VerifiedLicence>>(paths.api.verification({ code }));

export type ShownPublicity = Json<PublicityRow>;

/** What is on display of a project for anybody, open or over; the one that ends last comes first. */
export const readPublicity = async (visitor: Visitor, project: string) =>
  (await visitor.read<{ rows: ShownPublicity[] }>(paths.api.publicity({}, { text: project }))).rows;

/** The business clock: its moment, and its day in the jurisdiction. */
export interface BusinessMoment {
  now: string;
  today: string;
}
export const readClock = (person: Person) => person.read<BusinessMoment>(paths.api.businessClock());
export const moveClock = (person: Person, days: number) =>
  person.read<BusinessMoment>(paths.api.businessClock(), { method: 'POST', body: { days } });
