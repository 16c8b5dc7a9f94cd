import type { Knex } from 'knex';
import type { Licence } from '../../domain/licence/licence';
import type { Write } from '../one-statement';

/** The licence register and the public verification page. */
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
    })
    .onConflict('id')
    .merge(),
];
