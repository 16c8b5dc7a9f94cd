import type { Knex } from 'knex';
import { without } from '../../domain/without';
import { LICENCE_COLUMNS, type LicenceRow } from './licences';

/** What anybody may know of a licence whose code they hold. */
export type VerifiedLicence = Omit<LicenceRow, 'file' | 'verifyCode' | 'caseId'>;

/** 128 random bits in base64url, as printed on a certificate. */
const CODE = /^[A-Za-z0-9_-]{22}$/;

/** The public look-up behind the QR. Every look-up is recorded, found or not; a code of another shape is not looked up. */
export async function verifyLicence(db: Knex, code: string): Promise<VerifiedLicence | undefined> {
  if (!CODE.test(code)) return undefined;
  const found = await db('licences').where('verify_code', code).first<LicenceRow | undefined>(LICENCE_COLUMNS);
  await db('verifications').insert({ code, found: found?.id ?? null });
  if (!found) return undefined;
  return without(found, 'file', 'verifyCode', 'caseId');
}
