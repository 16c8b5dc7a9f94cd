import type { Knex } from 'knex';
import type { Licence } from '../../domain/licence/licence';
import type { Write } from '../one-statement';

/** The licence register and the public verification page, with the versions that were replaced. */
export const projectLicence = (trx: Knex, licence: Licence): Write[] => [
  trx('licences')
    .insert({
      id: licence.id,
      case_id: licence.caseId,
      kind: licence.kind,
      number: licence.number,
      jurisdiction: licence.jurisdiction,
      unit_name: licence.unitName,
      uscc: licence.uscc,
      project_name: licence.projectName,
      state: licence.state,
      valid_from: licence.validFrom,
      valid_to: licence.validTo,
      renew_by: licence.renewBy,
      issued_at: new Date(licence.issuedAt),
      verify_code: licence.verifyCode,
      content_hash: licence.certificate.content,
      file: licence.certificate.file,
      version: licence.version,
      amends: licence.amends ?? null,
      application: licence.application ? JSON.stringify(licence.application) : null,
    })
    .onConflict('id')
    .merge(),
  ...(licence.versions.length > 0
    ? [
        trx('licence_versions')
          .insert(
            licence.versions.map((one) => ({
              licence: licence.id,
              version: one.version,
              case_id: one.caseId,
              kind: one.kind,
              amends: one.amends ?? null,
              issued_at: new Date(one.issuedAt),
              valid_from: one.validFrom,
              valid_to: one.validTo,
              replaced_on: one.replacedOn,
              verify_code: one.verifyCode,
              content_hash: one.certificate.content,
              file: one.certificate.file,
            })),
          )
          .onConflict(['licence', 'version'])
          .ignore(),
      ]
    : []),
];
