import type { Procedure } from '../../domain/procedure/procedure';
import { PROCEDURE } from './case-flow';
import type { Client } from './client';

/** An administrator loads the second version of the flows' procedure: with a publicity period, and a longer promise. */
export async function loadNextVersion(admin: Client): Promise<void> {
  const first = (await admin.get(`/api/v1/procedures/${PROCEDURE}/1`)).body as unknown as Procedure;
  const validFrom = (await admin.get('/api/v1/business-clock')).body.today as unknown as string;
  const notice = {
    ...{ id: 'acceptance-notice', kind: 'publicity', rule: 'EIA-08', basis: '示例', department: 'eia', items: ['eia-form'] },
    ...{ mandatory: true, termWorkingDays: 7, source: '示例', zh: '受理公示', en: 'Publicity of the acceptance' },
  };
  const material = {
    ...{ code: 'publicity_note', zh: '公示内容说明', en: 'Statement on what is published', requirement: 'conditional' },
    ...{
      items: ['eia-form'],
      condition: { zh: '有不宜公开的内容时', en: 'where something is not to be published' },
      basis: '示例',
    },
  };
  const next = {
    ...{ ...first, version: 2, validFrom, promised: { workingDays: 13, source: '示例' } },
    ...{ branches: [...first.branches, notice], materials: [...first.materials, material] },
  };
  const { status, body } = await admin.post('/api/v1/procedures/loads', { json: JSON.stringify(next) });
  if (status !== 201) throw new Error(JSON.stringify(body));
}
