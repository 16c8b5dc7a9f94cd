import type { Browser, Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { daysBetween } from '../../domain/calendar/dates';
import { caseFlow, application, PERMIT_NUMBER, signInAll } from '../api/case-flow';
import { loadAllSteps } from '../support/all-steps';
import { startApp, type App } from '../support/app';
import { atRest, until } from '../support/wait';
import { openBrowser, openWindow, press, signIn, type Window } from './browser';

/** A case through the pages: one visit, a panel, publicity with an opinion of the public, the decision, the check afterwards. */
let app: App;
let browser: Browser;
let id = '';
const windows = new Map<string, Window>();

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ worker: true }), openBrowser()]);
  const procedure = await loadAllSteps(app.db);
  const people = await signInAll(app);
  const { act } = caseFlow(people);
  id = (await people.clerk!.post('/api/v1/cases', { procedure, application: application() })).body.stream as unknown as string;
  for (const login of ['clerk', 'eia', 'permit']) await act(login, id, 'report-completeness');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** The case's page, for a demo person signed in once. */
async function as(login: string): Promise<Page> {
  const known = windows.get(login);
  const { page } = known ?? (await openWindow(browser, app.url));
  if (!known) {
    page.setDefaultTimeout(60_000);
    windows.set(login, { page, context: page.context(), complaints: [] });
    await signIn(page, login);
  }
  await atRest(app.db, id);
  await page.goto(paths.case({ id }));
  return page;
}
const note = (page: Page) => page.textContent('.note');
const today = async () =>
  (await app.db.raw<{ rows: [{ to: string }] }>('select min("to")::text as to from publicity where not ended')).rows[0].to;

/** Sends a card's form, and confirms it where its effect is shown first. */
async function send(page: Page, card: string, button: string): Promise<void> {
  await atRest(app.db, id);
  await page.locator(`${card} button`, { hasText: button }).last().click();
  if (await page.locator('text=还没有办理').count()) await press(page, button);
}

/** The business clock goes to the day after the last one of the notice on display. */
async function passPeriod(page: Page): Promise<void> {
  const now = await page.evaluate<string>(`fetch('/api/v1/business-clock').then((r) => r.json()).then(({ today }) => today)`);
  const days = daysBetween(now, await today()) + 1;
  await app.services.businessClock.move(days, { kind: 'person', id: 'test', name: 'test', role: 'admin' });
}

test('accepted, the project is on display for anybody, who may say something on a phone without JavaScript', async () => {
  const clerk = await as('clerk');
  await send(clerk, '#act-accept', '受理');
  expect(await note(clerk)).toContain('已受理');
  expect(await clerk.textContent('main')).toMatch(/受理公示：自 .*起至 .*止公示/);

  const { page } = await openWindow(browser, app.url, { width: 390, javaScript: false });
  await page.goto(paths.home());
  await press(page, '公示');
  await press(page, application().project.name);
  expect(await page.textContent('main')).toContain('锡山区');
  expect(await page.textContent('main')).not.toContain(application().contact.phone);
  await page.click('main form button[type=submit]');
  expect(await page.textContent('.error-summary')).toContain('必填');
  await page.fill('#opinion-text', '请说明夜间噪声的控制措施。');
  await page.fill('#opinion-name', '附近居民');
  await page.click('main form button[type=submit]');
  expect(await page.textContent('.note')).toContain('意见已提交');
});

test('one visit for both items: a day is set and told, then it is recorded by two', async () => {
  const page = await as('permit');
  const card = '#act-schedule-visit-site-visit';
  const day = await page.evaluate<string>(`fetch('/api/v1/business-clock').then((r) => r.json()).then(({ today }) => today)`);
  await page.fill(`${card} input[name=on]`, day);
  await page.fill(`${card} textarea[name=note]`, '请备好台账。');
  await page.locator(`${card} button`, { hasText: '约定现场核查' }).click();
  expect(await page.textContent('main')).toMatch(/将通知[\s\S]*现场核查预约（邮件、短信）/);
  await press(page, '约定现场核查');
  expect(await note(page)).toContain('核查日期已约定');

  const record = '#act-record-visit-site-visit';
  await page.fill(`${record} input[name=on]`, day);
  await page.fill(`${record} input[name="participants[0][name]"]`, '张弛');
  await page.fill(`${record} textarea[name=findings]`, '设施与申请一致。');
  await page.check(`${record} input[value=agree]`);
  await page.locator(`${record} button`, { hasText: '提交核查记录' }).click();
  expect(await page.textContent(`${record} .error-summary`)).toMatch(/至少/);
  await page.fill(`${record} input[name="participants[1][name]"]`, '沈一诺');
  await page.locator(`${record} button`, { hasText: '提交核查记录' }).click();
  expect(await note(page)).toContain('现场核查记录已提交');
  await page.locator('#act-give-opinion-permit-review input[value=agree]').check();
  await send(page, '#act-give-opinion-permit-review', '提交审查意见');
});

test('a panel stops the clock that the law lets it stop, and its record lets it go on', async () => {
  const page = await as('eia');
  const day = await page.evaluate<string>(`fetch('/api/v1/business-clock').then((r) => r.json()).then(({ today }) => today)`);
  const card = '#act-convene-panel-expert-panel';
  await page.fill(`${card} input[name=on]`, day);
  await page.fill(`${card} input[name="experts[0][name]"]`, '钱教授');
  await page.fill(`${card} input[name=document]`, '示甲环评告〔2026〕1号');
  await page.locator(`${card} button`, { hasText: '组织专家评审' }).click();
  expect(await page.textContent('main')).toContain('日期变化');
  await press(page, '组织专家评审');
  expect(await page.textContent('main')).toContain('已暂停');

  const record = '#act-record-panel-expert-panel';
  await page.fill(`${record} input[name=on]`, day);
  await page.fill(`${record} input[name="experts[0][name]"]`, '钱教授');
  await page.fill(`${record} textarea[name=text]`, '结论可信。');
  await page.check(`${record} input[value=agree]`);
  await send(page, record, '提交评审结果');
  expect(await note(page)).toContain('专家评审结果已提交');
  for (const branch of ['eia-review', 'eia-assessment']) {
    await page.locator(`#act-give-opinion-${branch} input[value=agree]`).check();
    await send(page, `#act-give-opinion-${branch}`, '提交审查意见');
    expect(await note(page)).toContain('审查意见已提交');
  }
});

test('the public’s opinion is answered; its period over, the intended decision goes on display, then it is decided', async () => {
  const page = await as('eia');
  expect(await page.textContent('#act-answer-public-opinion-acceptance-notice-1')).toContain('附近居民');
  await page.check('#act-answer-public-opinion-acceptance-notice-1 input[value=true]');
  await page.fill('#act-answer-public-opinion-acceptance-notice-1 textarea', '已要求夜间停机。');
  await send(page, '#act-answer-public-opinion-acceptance-notice-1', '提交答复');
  expect(await note(page)).toContain('公众意见已答复');

  await passPeriod(page);
  await until('the next period', async () => (await app.db('publicity').select('id')).length === 2);
  await passPeriod(page);
  await until('the end of it', async () => !(await app.db('publicity').where('ended', false).first('id')));
  await page.goto(paths.caseTab({ id, tab: 'opinions' }));
  const opinions = (await page.textContent('main'))!;
  for (const words of ['公示期满', '张弛、沈一诺', '钱教授', '采纳：已要求夜间停机。', 'EIA-10'])
    expect(opinions).toContain(words);

  const approver = await as('approver');
  await approver.locator('#act-decide-eia-form input[value=grant]').check();
  await send(approver, '#act-decide-eia-form', '作出决定');
  await approver.locator('#act-decide-permit-simplified input[value=grant]').check();
  await approver.locator('#act-decide-permit-simplified input[name=licenceNumber]').fill(PERMIT_NUMBER);
  await send(approver, '#act-decide-permit-simplified', '作出决定');
  expect(await note(approver)).toContain('决定已作出');
});

test('issued, the case stays open until the commitment is checked', async () => {
  await until(
    'the certificates',
    async () => (await app.db('cases').where({ id }).first<{ stage: string }>('stage')).stage === 'following',
  );
  const page = await as('permit');
  expect(await page.textContent('h1 + .tag')).toContain('事后核查');
  const day = await page.evaluate<string>(`fetch('/api/v1/business-clock').then((r) => r.json()).then(({ today }) => today)`);
  const card = '#act-record-follow-up-commitment-check';
  await page.fill(`${card} input[name=on]`, day);
  await page.fill(`${card} textarea[name=findings]`, '已按承诺建成。');
  await page.check(`${card} input[value=kept]`);
  await send(page, card, '提交核查结果');
  expect(await page.textContent('h1 + .tag')).toContain('已发证');
});
