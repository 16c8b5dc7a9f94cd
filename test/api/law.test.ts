import { CalendarLoadSchema, CalendarPreviewSchema, CalendarSchema } from '../../api/openapi/calendar';
import { DeadlinesSchema } from '../../api/openapi/reference';
import { daysBetween, yearOf } from '../../domain/calendar/dates';
import { demoPeople } from '../../runtime/embedded/demo/people';
import { holidayNotice } from '../support/holiday-notice';
import { startApi, type Api } from './api';
import { caseFlow, signInAll } from './case-flow';
import { Client } from './client';

const PREVIEWS = '/api/v1/calendar/previews';
const LOADS = '/api/v1/calendar/loads';
let api: Api;
let people: Record<string, Client>;
let csv: string;
let id: string;

beforeAll(async () => {
  api = await startApi();
  people = await signInAll(api);
  const today = (await people.clerk!.get('/api/v1/business-clock')).body.today as unknown as string;
  // To the end of a year, so that the terms of a case run into the next.
  const year = daysBetween(today, `${yearOf(today)}-12-30`) > 0 ? yearOf(today) : yearOf(today) + 1;
  await people.clerk!.post('/api/v1/business-clock', { days: daysBetween(today, `${year}-12-30`) });
  id = await caseFlow(people).reviewing();
  const { lastLoadedYear } = CalendarSchema.parse((await people.clerk!.get('/api/v1/calendar')).body);
  csv = holidayNotice(...Array.from({ length: year + 1 - lastLoadedYear }, (_, i) => lastLoadedYear + 1 + i));
});
afterAll(() => api.stop());

describe('deadline rules', () => {
  const rules = async (query = '') =>
    DeadlinesSchema.parse((await people.eia!.get(`/api/v1/deadlines${query}`)).body).rows.map((rule) => rule);

  test('all of them, with every version of those that changed their article', async () => {
    const all = await rules();
    expect(new Set(all.map(({ rule_id: rule }) => rule)).size).toBe(83);
    expect(all.filter(({ rule_id: rule }) => rule === 'EIA-02').length).toBe(2);
  });

  test('with the local texts that count them', async () => {
    const override = {
      ...{ jurisdiction: '320200', rule: 'PDP-02', unit: 'working', validFrom: '2026-01-01', verified: 'V2' },
      ...{ source: '示例市办事指南（虚构）', article: '四', quoteZh: '二十个工作日', sourceRef: 'test' },
    };
    await api.db('deadline_overrides').insert({
      ...{ jurisdiction: '320200', rule: 'PDP-02', procedure: '', valid_from: '2026-01-01', override },
    });
    const { body } = await people.eia!.get('/api/v1/deadlines?text=PDP-02');
    expect(DeadlinesSchema.parse(body).overrides).toEqual([override]);
    expect(DeadlinesSchema.parse((await people.eia!.get('/api/v1/deadlines?text=PDP-03')).body).overrides).toEqual([]);
    await api.db('deadline_overrides').delete();
  });

  test('by subject and by words; a find brings all versions of the rule', async () => {
    expect(new Set((await rules('?domain=hazwaste')).map(({ domain }) => domain))).toEqual(new Set(['hazwaste']));
    const found = await rules('?domain=eia&text=建设项目环境保护管理条例');
    expect(found.filter(({ rule_id: rule }) => rule === 'EIA-02').map(({ source }) => source)).toEqual([
      '建设项目环境保护管理条例',
      '生态环境法典',
    ]);
    expect(await rules('?text=nothing-like-it')).toEqual([]);
    expect((await people.eia!.get(`/api/v1/deadlines?text=${'x'.repeat(101)}`)).status).toBe(422);
    expect((await new Client(api.url).get('/api/v1/deadlines')).status).toBe(401);
  });
});

describe('the calendar', () => {
  test('is read by whoever is signed in', async () => {
    const { years } = CalendarSchema.parse((await people.enterprise!.get('/api/v1/calendar')).body);
    expect(years[0]).toMatchObject({ year: 2024, loadedBy: null });
    expect(years[0]!.noticeRef).toContain('国务院办公厅');
    expect((await new Client(api.url).get('/api/v1/calendar')).status).toBe(401);
  });

  test.each(demoPeople.filter(({ role }) => role !== 'admin').map(({ login }) => login))('is not loaded by %s', async (login) => {
    for (const path of [PREVIEWS, LOADS]) {
      const { status, body } = await people[login]!.post(path, { csv });
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'not-your-role' });
    }
    expect(await api.db('calendar_loads')).toEqual([]);
  });

  test('is not loaded by nobody, nor without the token of the session', async () => {
    expect((await new Client(api.url).post(LOADS, { csv })).status).toBe(401);
    const { cookie } = people.admin!;
    const response = await fetch(api.url + LOADS, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ csv }),
    });
    expect(response.status).toBe(403);
    expect(await api.db('calendar_loads')).toEqual([]);
  });

  test('a bad notice is refused with line and column', async () => {
    for (const path of [PREVIEWS, LOADS]) {
      const { status, body } = await people.admin!.post(path, { csv: csv.replace('-01-02,off', '-01-32,off') });
      expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ pointer: '/csv', code: 'file-line' }] });
      expect(JSON.stringify(body.errors)).toContain('第 3 行，date 列');
    }
    for (const bad of [{}, { csv: '' }, { csv: 7 }, { csv: 'x\0' }, { csv, more: 1 }, { csv, version: 'x' }])
      expect((await people.admin!.post(LOADS, bad)).status).toBe(422);
    expect(await api.db('calendar_loads')).toEqual([]);
  });

  test('an administrator sees numbers and dates before, and the same happens', async () => {
    const answer = await people.admin!.post(PREVIEWS, { csv });
    const preview = CalendarPreviewSchema.parse(answer.body);
    expect(preview).toMatchObject({ openCases: 1, movedCases: 1 });
    expect(Object.keys(preview.moved[0]!).toSorted()).toEqual(['after', 'before', 'case', 'clock', 'kind', 'subject']);
    expect(JSON.stringify(answer.body)).not.toContain('演示电子材料');
    const due = async () =>
      (await people.clerk!.get(`/api/v1/cases/${id}`)).body.clocks as unknown as { id: string; due: string }[];
    const [before] = [await due()];

    const outdated = await people.admin!.post(LOADS, { csv, version: preview.version - 1 });
    expect({ status: outdated.status, code: outdated.body.code }).toEqual({ status: 409, code: 'preview-outdated' });
    const loaded = await people.admin!.post(LOADS, { csv, version: preview.version });
    expect(loaded.status).toBe(201);
    expect(CalendarLoadSchema.parse(loaded.body).moved).toEqual(preview.moved);
    expect(await due()).not.toEqual(before);
    const { years } = CalendarSchema.parse((await people.clerk!.get('/api/v1/calendar')).body);
    expect(years.at(-1)).toMatchObject({ loadedBy: '系统管理员' });
  });

  test('days of one authority are loaded beside it, and shown as its own', async () => {
    const { years } = CalendarSchema.parse((await people.clerk!.get('/api/v1/calendar')).body);
    const year = years.at(-1)!.year;
    const day = `${year}-04-20,off,三月三,${year},测试地方通知,320205`;
    const local = `date,kind,name_zh,notice_year,notice_ref,jurisdiction\n${day}\n`;
    const loaded = CalendarLoadSchema.parse((await people.admin!.post(LOADS, { csv: local })).body);
    expect(loaded).toMatchObject({ jurisdiction: '320205', days: 1 });
    const calendar = CalendarSchema.parse((await people.clerk!.get('/api/v1/calendar')).body);
    expect(calendar.local).toEqual([
      { jurisdiction: '320205', date: `${year}-04-20`, kind: 'off', nameZh: '三月三', year, noticeRef: '测试地方通知' },
    ]);
    expect(calendar.years.at(-1)!.days).toEqual(years.at(-1)!.days);
  });
});
