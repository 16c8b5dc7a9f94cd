import type { Browser } from 'playwright-core';
import { paths } from '../../api/paths';
import { Person } from '../../demo/client';
import { DEMO_PASSWORD } from '../../runtime/embedded/demo/people';
import { seedDemo } from '../../runtime/embedded/demo/seed';
import { startApp, type App } from '../support/app';
import { until } from '../support/wait';
import { openBrowser, openWindow, press, signIn } from './browser';

/** The process is not running here: what people do goes on, and the pages say that the rest follows. */
let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  await seedDemo({ address: app.url });
  const clerk = await Person.signIn(app.url, 'clerk', DEMO_PASSWORD);
  await clerk.read(paths.api.businessClock(), { method: 'POST', body: { days: 2 } });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('a banner says that the process is catching up; acts go on meanwhile', async () => {
  const { page } = await openWindow(browser, app.url);
  // While the time of day stands still there is one sample of the lateness: having moved the clock is no delay yet.
  const timeOfDay = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
  await signIn(page, 'clerk');
  expect(await page.locator('.banner-late').count()).toBe(0);
  timeOfDay.mockRestore();
  await until('the banner', async () => {
    await page.goto(paths.inbox({}, { kind: 'CheckCompleteness' }));
    return (await page.locator('.banner-late').count()) > 0;
  });
  expect(await page.textContent('.banner-late')).toContain('正在恢复');
  await page.locator('.list .row-link').first().click();
  await press(page, '报送核对结果');
  expect(await page.textContent('.note')).toContain('核对结果已报送');
});
