import { z } from 'zod';
import { itemKinds } from '../../domain/procedure/procedure';
import { paths } from '../paths';
import { LicenceQuery } from '../routes/queries';
import { day, instant, page } from './answers';
import type { Operation } from './operation';

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

const VerifiedLicenceSchema = z
  .object({
    ...verified,
    replaced: z
      .object({ by: z.string().describe('Code of the present version'), on: day(), version: z.int() })
      .optional()
      .describe('The code is that of an earlier version'),
  })
  .meta({ id: 'VerifiedLicence' });

const LicenceSchema = z
  .object({ ...verified, caseId: z.string(), verifyCode: z.string(), file: z.string().describe('SHA-256 of the file') })
  .extend({ application: applied.nullable().describe('An application under way that starts from this licence') })
  .meta({ id: 'Licence' });

export const LicencesSchema = page(LicenceSchema);

const OneLicenceSchema = LicenceSchema.extend({
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

export const licenceOperations: readonly Operation[] = [
  {
    method: 'get',
    path: paths.api.licences,
    tag: 'Licences',
    summary: 'Licences',
    query: LicenceQuery,
    answer: LicencesSchema,
  },
  {
    method: 'get',
    path: paths.api.licence,
    tag: 'Licences',
    summary: 'One licence, with its versions',
    answer: OneLicenceSchema,
  },
  { method: 'get', path: paths.api.licenceCertificate, tag: 'Licences', summary: 'Its certificate', file: true },
  {
    method: 'get',
    path: paths.api.verification,
    tag: 'Licences',
    summary: 'Verify a certificate by the code printed on it',
    answer: VerifiedLicenceSchema,
    isPublic: true,
  },
];
