import type { Knex } from 'knex';
import type { LocalDate } from '../../domain/decider';
import { without } from '../../domain/without';
import { LICENCE_COLUMNS, VERSION_COLUMNS, type LicenceRow, type LicenceVersionRow } from './licences';

/** What anybody may know of a licence whose code they hold. */
export type VerifiedLicence = Omit<LicenceRow, 'file' | 'verifyCode' | 'caseId' | 'application'> & {
  /** Where the code is that of an earlier version: the code of the present one, and since when the later version counts. */
  replaced?: { by: string; on: LocalDate; version: number };
};

/** 128 random bits in base64url, as printed on a certificate. */
const CODE = /^[A-Za-z0-9_-]{22}$/;

/** The public look-up behind the QR. Every look-up is recorded, found or not; a code of another shape is not looked up. */
export async function verifyLicence(db: Knex, code: string): Promise<VerifiedLicence | undefined> {
  if (!CODE.test(code)) return undefined;
  const found =
    (await db('licences').where('verify_code', code).first<LicenceRow | undefined>(LICENCE_COLUMNS)) ??
    (await findReplaced(db, code));
  await db('verifications').insert({ code, found: found?.id ?? null });
  return found && without(found, 'file', 'verifyCode', 'caseId', 'application');
}

/** An earlier version as its certificate says it, with the way to the present one. */
async function findReplaced(db: Knex, code: string): Promise<(LicenceRow & Pick<VerifiedLicence, 'replaced'>) | undefined> {
  const old = await db('licence_versions')
    .where('verify_code', code)
    .first<(LicenceVersionRow & { licence: string }) | undefined>({ licence: 'licence', ...VERSION_COLUMNS });
  if (!old) return undefined;
  const { licence, replacedOn, ...version } = old;
  const now = await db('licences').where('id', licence).first<LicenceRow>(LICENCE_COLUMNS);
  return { ...now, ...version, replaced: { by: now.verifyCode, on: replacedOn, version: now.version } };
}
