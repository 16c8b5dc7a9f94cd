import type { Knex } from 'knex';
import type { Actor, LocalDate } from '../../domain/decider';
import type { AppliedFor, Licence } from '../../domain/licence/licence';
import type { Amendment, ItemKind } from '../../domain/procedure/procedure';
import { afterOf, limitOf, pageOf, type Page, type PageRequest } from './paging';
import { holding, inSight } from './scope';

export interface LicenceRow {
  id: string;
  caseId: string;
  kind: ItemKind;
  number: string;
  jurisdiction: string;
  unitName: string;
  uscc: string;
  projectName: string;
  state: Licence['state'];
  validFrom: LocalDate;
  validTo: LocalDate | null;
  renewBy: LocalDate | null;
  issuedAt: Date;
  verifyCode: string;
  /** SHA-256 of the certificate's content, printed on it. */
  contentHash: string;
  /** SHA-256 of the certificate's file. */
  file: string;
  /** 1 as first issued. */
  version: number;
  /** What made this version; null in the first. */
  amends: Amendment | null;
  /** An application under way that starts from this licence. */
  application: AppliedFor | null;
}

/** A version that a later one has replaced. */
export interface LicenceVersionRow {
  version: number;
  caseId: string;
  kind: ItemKind;
  amends: Amendment | null;
  issuedAt: Date;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  /** First day of the version after it. */
  replacedOn: LocalDate;
  verifyCode: string;
  contentHash: string;
  file: string;
}

export interface LicenceFilter {
  state?: Licence['state'];
  kind?: ItemKind;
  /** Bureau, where a person reads the licences of several. */
  jurisdiction?: string;
  caseId?: string;
  /** Renewal to be applied for on this day or before. */
  renewBy?: LocalDate;
  /** Part of number, unit, credit code or project. */
  text?: string;
}

export const LICENCE_COLUMNS = {
  id: 'licences.id',
  caseId: 'licences.case_id',
  kind: 'licences.kind',
  number: 'licences.number',
  jurisdiction: 'licences.jurisdiction',
  unitName: 'licences.unit_name',
  uscc: 'licences.uscc',
  projectName: 'licences.project_name',
  state: 'licences.state',
  validFrom: 'licences.valid_from',
  validTo: 'licences.valid_to',
  renewBy: 'licences.renew_by',
  issuedAt: 'licences.issued_at',
  verifyCode: 'licences.verify_code',
  contentHash: 'licences.content_hash',
  file: 'licences.file',
  version: 'licences.version',
  amends: 'licences.amends',
  application: 'licences.application',
};

export const VERSION_COLUMNS = {
  version: 'version',
  caseId: 'case_id',
  kind: 'kind',
  amends: 'amends',
  issuedAt: 'issued_at',
  validFrom: 'valid_from',
  validTo: 'valid_to',
  replacedOn: 'replaced_on',
  verifyCode: 'verify_code',
  contentHash: 'content_hash',
  file: 'file',
};

/** Licences that a person may see, the newest first. */
export async function listLicences(db: Knex, actor: Actor, filter: LicenceFilter, page: PageRequest): Promise<Page<LicenceRow>> {
  const limit = limitOf(page);
  const query = inSight(db('licences'), actor, 'licences');
  if (filter.jurisdiction) query.where('licences.jurisdiction', filter.jurisdiction);
  if (filter.state) query.where('licences.state', filter.state);
  if (filter.kind) query.where('licences.kind', filter.kind);
  if (filter.caseId) query.where('licences.case_id', filter.caseId);
  if (filter.renewBy) query.where('licences.renew_by', '<=', filter.renewBy);
  if (filter.text)
    holding(query, filter.text, ['licences.number', 'licences.unit_name', 'licences.uscc', 'licences.project_name']);
  const after = afterOf(page, 2);
  if (after) query.whereRaw('(licences.issued_at, licences.id) < (?::timestamptz, ?)', after);
  const rows: LicenceRow[] = await query
    .orderBy([
      { column: 'licences.issued_at', order: 'desc' },
      { column: 'licences.id', order: 'desc' },
    ])
    .limit(limit + 1)
    .select(LICENCE_COLUMNS);
  return pageOf(rows, limit, (row) => [row.issuedAt.toISOString(), row.id]);
}

export const findLicence = (db: Knex, actor: Actor, id: string): Promise<LicenceRow | undefined> =>
  inSight(db('licences'), actor, 'licences').where('licences.id', id).first<LicenceRow | undefined>(LICENCE_COLUMNS);

/** Ids of a unit's valid discharge permits that a person may see. */
export const permitsOf = (db: Knex, actor: Actor, uscc: string): Promise<string[]> =>
  inSight(db('licences'), actor, 'licences')
    .where({ 'licences.uscc': uscc, 'licences.state': 'valid' })
    .whereIn('licences.kind', ['permit-key', 'permit-simplified'])
    .orderBy('licences.id')
    .pluck<string[]>('licences.id');

/** Replaced versions of a licence, the newest first. */
export const licenceVersions = (db: Knex, licence: string): Promise<LicenceVersionRow[]> =>
  db('licence_versions').where({ licence }).orderBy('version', 'desc').select<LicenceVersionRow[]>(VERSION_COLUMNS);
