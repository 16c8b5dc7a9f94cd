import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleWasteApplication } from '../../api/commands/joint-case/example-application';
import { demoUnits } from '../../runtime/embedded/demo/people';
import { startApp, type App } from '../support/app';
import { until } from '../support/wait';
import { signInAll } from './case-flow';
import type { Answer, Client } from './client';

/** The dual licence over REST with the real process: one application, two licences at the same moment. */
let app: App;
let people: Record<string, Client>;
const folder = mkdtempSync(join(tmpdir(), 'waste-dual-'));
const WASTE_NUMBER = '示例3202020001';
const PERMIT_NUMBER = `${demoUnits.recycling.uscc}001P`;

beforeAll(async () => {
  app = await startApp({ worker: true });
  people = await signInAll(app);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app?.stop();
});

const application = (kind: 'waste-comprehensive' | 'waste-collection' = 'waste-comprehensive') => {
  const example = exampleWasteApplication({ items: [{ kind }] } as never);
  const { uscc, name } = demoUnits.recycling;
  return { ...structuredClone(example), unit: { ...example.unit, uscc, name } };
};
const submit = (body: object, login = 'enterprise4') => people[login]!.post('/api/v1/cases', body);
const problems = ({ body }: Answer) =>
  ((body.errors ?? []) as unknown as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

describe('the part on hazardous waste', () => {
  const procedure = 'waste-dual-comprehensive';

  test('is asked for by the procedure, and every wrong field is named', async () => {
    const { waste, ...without } = application();
    const missing = await submit({ procedure, application: without });
    expect(missing.status).toBe(422);
    expect(problems(missing)).toEqual(['/application/waste/eiaNumber required', '/application/waste/kinds required']);

    const [oil] = waste!.kinds;
    const kinds = [
      { ...oil, code: '900-249-41' },
      { ...oil, code: '900249-08', annual: '-5' },
      { ...oil, code: '900-999-08', ways: [] },
    ];
    const wrong = await submit({ procedure, application: { ...without, waste: { ...waste, kinds } } });
    expect(problems(wrong)).toEqual([
      '/application/waste/kinds/0/code waste-code-class',
      '/application/waste/kinds/1/code waste-code-shape',
      '/application/waste/kinds/1/annual quantity-negative',
      '/application/waste/kinds/2/ways required',
    ]);
    const [first] = (wrong.body.errors ?? []) as unknown as { message: string }[];
    expect(first!.message).toContain('HW41');
  });

  test('is refused where nobody asks for it, and a collection licence only collects (办法 3(2))', async () => {
    const other = await submit({ procedure: 'eia-form-simplified-permit', application: application() });
    expect(problems(other)).toEqual(['/application/waste section-not-asked']);
    const { waste, ...rest } = application('waste-collection');
    const stored = { ...waste, kinds: [{ ...waste!.kinds[0], ways: ['collection', 'storage'] }] };
    const beyond = await submit({ procedure: 'waste-dual-collection', application: { ...rest, waste: stored } });
    expect(problems(beyond)).toEqual(['/application/waste/kinds/0/ways waste-way-beyond-collection']);
  });

  test('is the city’s to receive: a district counter is told so', async () => {
    const district = await submit({ procedure, application: application() }, 'clerk');
    expect(problems(district)).toEqual(['/procedure authority-level']);
  });
});

test('a collection licence with its permit is received by the city, too (a local setting)', async () => {
  const { status, body } = await submit({ procedure: 'waste-dual-collection', application: application('waste-collection') });
  expect({ status, code: body.code }).toEqual({ status: 201, code: undefined });
  const row = await app.db('cases').where({ id: body.stream }).first<{ jurisdiction: string }>('jurisdiction');
  expect(row).toEqual({ jurisdiction: '320200' });
});

test('from the portal to both licences, issued in one transaction', async () => {
  const handed = await submit({ procedure: 'waste-dual-comprehensive', application: application() });
  expect(handed.status).toBe(201);
  const id = handed.body.stream as unknown as string;
  const act = async (login: string, slug: string, body: object = {}): Promise<Answer> => {
    const answer = await people[login]!.post(`/api/v1/cases/${id}/${slug}`, body);
    if (answer.status >= 300) throw new Error(`${slug}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  const { today } = (await people['city-clerk']!.get('/api/v1/business-clock')).body as unknown as { today: string };
  expect((await people['city-clerk']!.get(`/api/v1/cases/${id}`)).status).toBe(200);
  for (const login of ['city-clerk', 'city-waste', 'city-permit']) await act(login, 'report-completeness');
  await act('city-clerk', 'accept');

  await act('city-permit', 'give-opinion', {
    ...{ branch: 'permit-review', opinion: 'conditions', text: '许可限值符合要求。' },
    conditions: '烟气自动监测联网。',
  });
  await act('city-waste', 'give-opinion', {
    ...{ branch: 'waste-review', opinion: 'conditions', text: '能力符合要求。' },
    conditions: '落实突发环境事件应急预案。',
  });
  await act('city-waste', 'schedule-visit', { branch: 'site-visit', on: today, note: '请准备贮存库台账。' });
  const early = await people['city-approver']!.post(`/api/v1/cases/${id}/decide`, {
    ...{ item: 'waste-comprehensive', outcome: 'grant', licenceNumber: WASTE_NUMBER },
  });
  expect(early).toMatchObject({ status: 409, body: { code: 'branch-open' } });
  await act('city-waste', 'record-visit', {
    ...{ branch: 'site-visit', on: today, findings: '设施与申请一致。', conclusion: 'agree' },
    participants: [{ name: '方洁' }, { name: '孙平' }],
  });
  const experts = [{ name: '钱教授', organisation: '示例大学' }];
  await act('city-waste', 'convene-panel', { branch: 'expert-panel', on: today, experts, document: '示环评告〔2026〕3号' });
  await act('city-waste', 'record-panel', {
    ...{ branch: 'expert-panel', on: today, experts, text: '工艺可行。', conclusion: 'agree' },
  });

  const twice = await people['city-approver']!.post(`/api/v1/cases/${id}/decide`, {
    ...{ item: 'waste-comprehensive', outcome: 'grant', licenceNumber: WASTE_NUMBER },
    conditions: '1. 烟气自动监测联网',
  });
  expect(twice.status).toBe(422);
  expect(problems(twice)).toEqual(['/conditions condition-on-other-licence']);
  expect(JSON.stringify(twice.body)).toContain('排污许可证（重点管理）');
  await act('city-approver', 'decide', { item: 'waste-comprehensive', outcome: 'grant', licenceNumber: WASTE_NUMBER });
  await act('city-approver', 'decide', { item: 'permit-key', outcome: 'grant', licenceNumber: PERMIT_NUMBER });

  const licences = await until('both licences', async () => {
    const rows = await app.db('licences').where({ case_id: id }).orderBy('kind', 'desc');
    return rows.length > 0 && (rows as Record<string, string>[]);
  });
  expect(licences.map(({ kind, number }) => [kind, number])).toEqual([
    ['waste-comprehensive', WASTE_NUMBER],
    ['permit-key', PERMIT_NUMBER],
  ]);
  expect(new Set(licences.map(({ issued_at: at }) => Number(at))).size).toBe(1);
  const issued = await app.db('events').where({ stream: id, type: 'LicencesIssued' });
  expect(issued).toHaveLength(1);

  for (const licence of licences) {
    const shown = (await people.clerk!.get(`/api/v1/verifications/${licence.verify_code}`)).body;
    expect(shown).toMatchObject({ kind: licence.kind, number: licence.number, state: 'valid' });
    const page = await (await fetch(`${app.url}/verify/${licence.verify_code}`)).text();
    expect(page).toContain(licence.number);
  }

  const text = await certificate(licences[0]!.file!);
  for (const word of [
    ...['危险废物经营许可证', '危险废物综合经营许可证', WASTE_NUMBER, PERMIT_NUMBER, '收集、贮存、利用、处置', '23,000吨/年'],
    ...['HW08废矿物油与含矿物油废物', '900-041-49', '示环建〔2026〕18号', '落实突发环境事件应急预案'],
  ])
    expect(text).toContain(word);
  expect(text).not.toContain('烟气自动监测联网');
  const permit = await certificate(licences[1]!.file!);
  expect(permit).toContain('烟气自动监测联网');
  expect(permit).toContain('示环建〔2026〕18号');
  expect(permit).not.toContain('落实突发环境事件应急预案');
});

/** Text of a stored PDF, without white space. */
async function certificate(file: string): Promise<string> {
  const path = join(folder, `${file}.pdf`);
  writeFileSync(path, await app.core.files.read(file));
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
}
