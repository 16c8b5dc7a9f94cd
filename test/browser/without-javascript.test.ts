import type { Browser, Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { demoUnits } from '../../runtime/embedded/demo/people';
import { seedDemo } from '../../runtime/embedded/demo/seed';
import { atRest, until } from '../support/wait';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, press, signIn } from './browser';

/** Every act is a plain form: nothing here has JavaScript. */
let app: App;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ worker: true }), openBrowser()]);
  await seedDemo({ address: app.url });
  ({ page } = await openWindow(browser, app.url, { javaScript: false }));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('signing in, filtering the inbox by its address, one click to the task', async () => {
  await signIn(page, 'permit');
  await page.goto(paths.inbox());
  await page.selectOption('#filter-kind', 'GiveOpinion');
  await press(page, '筛选');
  expect(new URL(page.url()).searchParams.get('kind')).toBe('GiveOpinion');
  expect(await page.locator('.list tbody tr').count()).toBe(1);
  await page.locator('.list .row-link').click();
  expect(page.url()).toMatch(/#act-give-opinion-/);
});

test('a disagreement without words comes back with the choice kept, and is then recorded', async () => {
  const card = () => page.locator('[id^=act-give-opinion]').first();
  await card().locator('input[value=disagree]').check();
  await card().locator('button', { hasText: '提交审查意见' }).click();
  expect(await card().locator('.error-summary').textContent()).toBeTruthy();
  expect(await card().locator('input[value=disagree]').isChecked()).toBe(true);
  await card().locator('textarea').first().fill('废水排放量的核算依据不足。');
  await card().locator('button', { hasText: '提交审查意见' }).click();
  expect(await page.textContent('.note')).toContain('审查意见已提交');
});

test('rows are added and removed by submit buttons that come back to their place', async () => {
  await page.goto(paths.inbox({}, { kind: 'CheckCompleteness' }));
  await page.locator('.list .row-link').first().click();
  await press(page, '增加一项要求');
  expect(page.url()).toMatch(/#act-report-completeness-demands$/);
  await page.fill('[id$="demands-0-text"]', '缺少说明。');
  await press(page, '增加一项要求');
  expect(await page.inputValue('[id$="demands-0-text"]')).toBe('缺少说明。');
  await page.locator('[id$="demands-1"] button').click();
  expect(await page.locator('[id$="demands"] > ol > li').count()).toBe(1);
});

test('the clock of the demonstration is moved by a form, and the pages say what day it is', async () => {
  const before = await page.textContent('.banner');
  await page.selectOption('#clock-days', '30');
  await press(page, '前进');
  expect(await page.textContent('.note')).toContain('业务时钟已前进 30 日');
  expect(await page.textContent('.banner')).not.toBe(before);
});

test('the public verifies a certificate', async () => {
  const { code } = await until('a certificate of the demo cases', () =>
    app.db('licences').first<{ code: string } | undefined>({ code: 'verify_code' }),
  );
  await page.goto(paths.verify());
  await page.fill('#code', code);
  await press(page, '查验');
  expect(await page.textContent('.verdict strong')).toBe('证照有效');
});

test('two officers at once: one opinion stands, the other is told who was first', async () => {
  const cases = await app
    .db('cases')
    .where({ stage: 'reviewing', jurisdiction: '320200', uscc: demoUnits.electronics.uscc })
    .first<{ id: string } | undefined>('id');
  await atRest(app.db, cases!.id);
  const first = await openWindow(browser, app.url, { javaScript: false });
  const second = await openWindow(browser, app.url, { javaScript: false });
  await signIn(first.page, 'city-eia');
  await signIn(second.page, 'city-eia');
  const card = (one: Page) => one.locator('[id^=act-give-opinion]').first();
  for (const one of [first.page, second.page]) {
    await one.goto(paths.case({ id: cases!.id }));
    await card(one).locator('input[value=agree]').check();
  }
  await card(first.page).locator('button', { hasText: '提交审查意见' }).click();
  // The notice period that follows is shown before it is begun.
  expect(await first.page.textContent('main')).toContain('拟审批公示开始办理');
  await press(first.page, '提交审查意见');
  expect(await first.page.textContent('.note')).toContain('审查意见已提交');
  await card(second.page).locator('button', { hasText: '提交审查意见' }).click();
  expect(await second.page.textContent('main')).toMatch(/许知远/);
});
