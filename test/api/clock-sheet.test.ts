import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarSchema } from '../../api/openapi/calendar';
import { PreviewSchema } from '../../api/openapi/answers';
import { yearOf } from '../../domain/calendar/dates';
import type { Notice } from '../../domain/notice/notice';
import { holidayNotice } from '../support/holiday-notice';
import { startApi, type Api } from './api';
import { caseFlow, signInAll } from './case-flow';
import { Client } from './client';

let api: Api;
let people: Record<string, Client>;
let id: string;
let folder: string;

beforeAll(async () => {
  api = await startApi();
  people = await signInAll(api);
  await loadMissingNotices();
  const flow = caseFlow(people);
  id = await flow.reviewing();
  await flow.act('approver', id, 'stop-clock', {
    clock: 'item/eia-form',
    ground: 'expert-review',
    document: '示环特告〔2026〕1号',
  });
  // SHEETS_TO keeps the files, to be looked at.
  folder = process.env.SHEETS_TO ?? mkdtempSync(join(tmpdir(), 'onewindow-sheets-'));
});
afterAll(async () => {
  await api.stop();
  if (!process.env.SHEETS_TO) rmSync(folder, { recursive: true });
});

/** The sheet names the notices of the years that a term runs through; the data folder may lack those of this year and the next. */
async function loadMissingNotices(): Promise<void> {
  const { today } = (await people.admin!.get('/api/v1/business-clock')).body as unknown as { today: string };
  const { lastLoadedYear } = CalendarSchema.parse((await people.admin!.get('/api/v1/calendar')).body);
  const years = Array.from({ length: Math.max(0, yearOf(today) + 1 - lastLoadedYear) }, (_, i) => lastLoadedYear + 1 + i);
  if (years.length === 0) return;
  const csv = holidayNotice(...years).replaceAll('测试通知', '国务院办公厅测试通知');
  expect((await people.admin!.post('/api/v1/calendar/loads', { csv })).status).toBe(201);
}

async function sheet(login: string, clock: string) {
  const response = await fetch(`${api.url}/api/v1/cases/${id}/clocks/${clock}/sheet`, {
    headers: { cookie: people[login]!.cookie },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { response, bytes };
}

function textOf(name: string, bytes: Buffer): string {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
}

test('one clock: ledger, steps, both readings, old and new text, holiday notice', async () => {
  const { response, bytes } = await sheet('clerk', 'item-eia-form');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toMatch(/^inline/);
  expect(bytes.length).toBeLessThan(500_000);
  const text = textOf('one', bytes);
  const quoted = [
    '生态环境法典102(2)',
    '建设项目环境保护管理条例9(2)',
    '收件日适用',
    '其他时间的文本',
    '行政许可法45',
    '示环特告〔2026〕1号',
  ];
  expect([...quoted, '专家评审', '国务院办公厅', '时限台账'].filter((part) => !text.includes(part))).toEqual([]);
  expect(text).not.toContain('排污许可管理条例12');
});

test('all clocks of the case; the running one says what 日 would be in either reading', async () => {
  const { bytes } = await sheet('approver', 'all');
  const text = textOf('all', bytes);
  expect(text).toMatch(/条文只写“日”：按自然日到\d{4}-\d\d-\d\d.*按工作日到/);
  expect(text).toContain('此处按较早的自然日计算');
  expect(bytes.length).toBeLessThan(500_000);
});

test('the applicant gets the clocks that bind outwards, in their language; nobody else’s case', async () => {
  await people.enterprise!.send('PATCH', '/api/v1/sessions/current', { locale: 'en' });
  const own = textOf('en', (await sheet('enterprise', 'all')).bytes);
  expect(own).toContain('Clocksheet');
  expect(own).not.toContain('EIAreview');
  expect((await sheet('enterprise2', 'all')).response.status).toBe(404);
  expect((await sheet('clerk', 'item-nothing')).response.status).toBe(404);
  expect((await sheet('enterprise', 'branch-eia-review-1')).response.status).toBe(404);
  expect((await new Client(api.url).get(`/api/v1/cases/${id}/clocks/all/sheet`)).status).toBe(401);
});

test('a stop is previewed with the date it takes away and whom it tells; the applicant is told, and told again at its end', async () => {
  const clock = 'item/permit-simplified';
  const body = { clock, ground: 'testing', document: '示环特告〔2026〕2号', days: 5 };
  const { body: preview } = await people.approver!.post(`/api/v1/cases/${id}/stop-clock?preview=1`, body);
  const { dates, opens } = PreviewSchema.parse(preview);
  expect(dates.find((one) => one.clock === clock)).toMatchObject({ after: null });
  expect(opens.map(({ command }) => (command as unknown as { moment: string }).moment)).toEqual(['N06']);
  const told = async () =>
    (await api.db('streams').where({ kind: 'notice' }).orderBy('id').select<{ state: Notice }[]>('state')).map(
      ({ state }) => state,
    );
  for (const [slug, sent] of [
    ['stop-clock', body],
    ['resume-clock', { clock }],
  ] as const)
    expect((await people.approver!.post(`/api/v1/cases/${id}/${slug}`, sent)).status).toBeLessThan(300);
  const ofPermit = (await told()).filter(({ params }) => params.subject === 'permit-simplified');
  expect(ofPermit.map(({ moment }) => moment)).toEqual(['N06', 'N07']);
  expect(ofPermit[0]!.params).toMatchObject({ stepZh: '检测', article: '行政许可法 45', n: 5 });
});

test('an extension of an EIA term is refused with the article (行政许可法 42(1))', async () => {
  const given = { days: 10, reason: '需要会商', approver: '局长', document: '示环延告〔2026〕1号' };
  const { status, body } = await people.approver!.post(`/api/v1/cases/${id}/extend-term`, { clock: 'item/eia-form', ...given });
  expect({ status, code: body.code }).toEqual({ status: 422, code: 'extension-not-lawful' });
  expect(JSON.stringify(body)).toContain('行政许可法 42(1)');
});
