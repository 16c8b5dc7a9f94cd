import type { Browser, Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { caseFlow, signInAll } from '../api/case-flow';
import { loadNextVersion } from '../api/next-version';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, press, signIn } from './browser';

/** A running case is moved to the version in force through the pages, without JavaScript or with it. */
let app: App;
let browser: Browser;
let page: Page;
let id = '';
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  const people = await signInAll(app);
  id = await caseFlow(people).reviewing();
  await loadNextVersion(people.admin!);
  ({ page } = await openWindow(browser, app.url));
  page.setDefaultTimeout(60_000);
  await signIn(page, 'approver');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
}, 60_000);

test('what it adds, and the date that moves, is shown before it is done; the timeline keeps the reason', async () => {
  await page.goto(paths.case({ id }));
  const card = page.locator('#act-move-procedure');
  await page.locator('details', { has: card }).locator('summary').first().click();
  await card.locator('select').selectOption('2');
  await card.locator('textarea').fill('现行规程增加了受理公示');
  await card.locator('button', { hasText: '改按现行版本办理' }).click();

  expect(await page.textContent('main')).toMatch(/由第1版改按规程第2版办理；增加环节：受理公示；增加材料：公示内容说明/);
  expect(await page.textContent('main')).toContain('承诺');
  await press(page, '改按现行版本办理');
  expect(await page.textContent('.note')).toContain('已改按现行版本办理');
  await page.goto(paths.caseTab({ id, tab: 'timeline' }));
  expect(await page.textContent('main')).toMatch(/改按规程第2版办理.*现行规程增加了受理公示/s);
  await page.goto(paths.case({ id }));
  expect(await page.locator('#act-move-procedure').count()).toBe(0);
});
