import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { seedDemo } from '../../runtime/embedded/demo/seed';
import { daysBetween, localDate, yearOf } from '../../domain/calendar/dates';
import { startApp, type App } from '../support/app';
import { holidayNotice } from '../support/holiday-notice';
import { openBrowser, openWindow, PHONE, press, signIn, WIDE } from './browser';

let app: App;
let browser: Browser;
let admin: Page;
let years: number[];
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  // Late in a year, so that the terms of the demo cases run into the next.
  const day = localDate(await app.services.businessClock.now());
  const days = daysBetween(day, `${yearOf(day)}-12-20`);
  if (days > 0) await app.services.businessClock.move(days, { kind: 'person', id: 'demo-clerk', name: 'clerk' });
  await seedDemo({ address: app.url });
  const { lastLoadedYear } = (await app.services.rules()).calendar('320205');
  const today = localDate(await app.services.businessClock.now());
  years = Array.from({ length: yearOf(today) + 1 - lastLoadedYear }, (_, i) => lastLoadedYear + 1 + i);
  ({ page: admin } = await openWindow(browser, app.url, { javaScript: false }));
  await signIn(admin, 'admin');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** PICTURES=<folder> keeps the page there at both widths, to be looked at. */
const keepPicture = async (name: string): Promise<void> => {
  if (!process.env.PICTURES) return;
  for (const width of [WIDE, PHONE]) {
    await admin.setViewportSize({ width, height: 900 });
    await admin.screenshot({ path: join(process.env.PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  await admin.setViewportSize({ width: WIDE, height: 900 });
};

test('a bad file comes back with its line and column', async () => {
  await admin.goto(paths.calendar());
  await admin.fill('#notice-csv', holidayNotice(...years).replace('-01-02,off', '-01-32,off'));
  await press(admin, '预览影响');
  expect(await admin.textContent('.error-summary')).toContain('第 3 行，date 列');
  expect(await admin.inputValue('#notice-csv')).toContain('-01-32,off');
  await keepPicture('calendar-refused');
  await admin.setInputFiles('#notice-file', { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from([0x64, 0xff]) });
  await press(admin, '预览影响');
  expect(await admin.textContent('.error-summary')).toContain('not UTF-8');
  expect(await app.db('calendar_loads')).toEqual([]);
});

test('a file is previewed, loaded, and shown with who loaded it', async () => {
  await admin.goto(paths.calendar());
  const csv = Buffer.from(holidayNotice(...years));
  await admin.setInputFiles('#notice-file', { name: 'holidays.csv', mimeType: 'text/csv', buffer: csv });
  await press(admin, '预览影响');
  expect(await admin.textContent('h1')).toContain(String(years[0]));
  await keepPicture('calendar-preview');
  const { version, moved } = await app.services.calendarLoads.preview(csv.toString());
  expect(moved.length).toBeGreaterThan(0);
  expect(await admin.locator('table.list tbody tr').count()).toBe(Math.min(moved.length, 200));
  expect(await admin.textContent('main')).not.toContain('演示电子材料');
  expect(await app.db('calendar_loads')).toEqual([]);

  await press(admin, '载入通知');
  expect(await admin.textContent('.note')).toContain('放假通知已载入');
  expect((await app.services.rules()).version).toBe(version + 1);
  expect(await admin.textContent('main')).toContain('系统管理员');
  expect(await admin.locator('td.day-off').count()).toBe(12);
  await keepPicture('calendar-loaded');
});

test('others read the calendar and find no form', async () => {
  const { page, context } = await openWindow(browser, app.url);
  await signIn(page, 'eia');
  await page.goto(paths.calendar());
  expect(await page.locator('#load').count()).toBe(0);
  const refused = await page.request.post(app.url + paths.calendarLoad(), { form: { csv: 'x', _csrf: 'x' } });
  expect(refused.status()).toBe(403);
  await context.close();
  const enterprise = await openWindow(browser, app.url);
  await signIn(enterprise.page, 'enterprise');
  for (const path of [paths.rules(), paths.calendar()]) expect((await enterprise.page.goto(path))?.status()).toBe(403);
  await enterprise.context.close();
});

test('rules are found by words and subject, old and new article together', async () => {
  await admin.goto(paths.rules());
  expect(await admin.locator('section.card').count()).toBe((await app.db('deadline_rules').distinct('id')).length);
  await admin.goto(paths.rules({}, { text: 'EIA-02' }));
  expect(await admin.locator('#EIA-02 .versions > div').count()).toBe(2);
  expect(await admin.textContent('#EIA-02')).toContain('建设项目环境保护管理条例');
  expect(await admin.textContent('#EIA-02')).toContain('生态环境法典');
});
