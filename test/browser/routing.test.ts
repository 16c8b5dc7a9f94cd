import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, PHONE, press, signIn } from './browser';

/** Who decides, shown while an application is filled in, refused at its field, and taken in with a reason. */
let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

async function isSound(page: Page): Promise<void> {
  await page.evaluate(`document.querySelectorAll('#routing details').forEach((one) => { one.open = true })`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { resultTypes: ['violations'] })`);
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE);
}

test('an application of the State Council: warned, refused beside the field, taken in with a reason that the case shows', async () => {
  const { page, complaints } = await openWindow(browser, app.url, { width: PHONE });
  await signIn(page, 'clerk');
  await page.goto(paths.newCase());
  await press(page, '环评报告表');
  await press(page, '填入示例');
  const block = page.locator('#routing');
  expect(await block.textContent()).toContain('锡山生态环境局（演示）以其名义办理');
  expect(await block.textContent()).toContain('无锡市生态环境局（演示）');
  expect(await block.locator('.note-warn').count()).toBe(0);

  await page.check('#application-project-special input[value="stateCouncil"]');
  await press(page, '显示所需材料');
  expect(await block.locator('.note-warn').textContent()).toContain('应由生态环境部决定'.slice(2));
  await isSound(page);

  await page.check('#application-consent-truthful');
  await page.check('#application-consent-electronicService');
  await press(page, '提交申请');
  expect(await page.locator('#application-project-special-error').textContent()).toContain('《生态环境法典》第一百零四条第一款');

  await page.fill('#routingReason', '生态环境部已书面委托');
  await page.check('#application-consent-truthful');
  await page.check('#application-consent-electronicService');
  await press(page, '提交申请');
  expect(await page.locator('#routing').textContent()).toContain('生态环境部已书面委托');
  await isSound(page);
  expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
});
