import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { paths } from '../../api/paths';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, PHONE, press, signIn } from './browser';

/** What the classification lists ask, shown on the application once its industry is known. */
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

test('steel under a report form: both lists are quoted, a warning, and the draft is kept', async () => {
  const { page, complaints } = await openWindow(browser, app.url, { width: PHONE });
  await signIn(page, 'clerk');
  await page.goto(paths.newCase());
  await press(page, '环评报告表与排污许可（简化管理）');
  expect(await page.locator('#suggestion').count()).toBe(0);
  await page.fill('#application-project-industryCode', '3120');
  await press(page, '显示所需材料');
  const block = page.locator('#suggestion');
  expect(await block.textContent()).toContain('环评文件：环境影响报告书审批');
  expect(await block.textContent()).toContain('排污许可：排污许可证（重点管理）');
  expect(await block.locator('.note-warn').count()).toBe(2);
  await page.evaluate(`document.querySelectorAll('#suggestion details').forEach((one) => { one.open = true })`);
  expect(await block.locator('details').last().textContent()).toContain('72 炼钢312');
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run('#suggestion', { resultTypes: ['violations'] })`);
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE);

  await page.fill('#application-project-industryCode', '2319');
  await press(page, '显示所需材料');
  expect(await block.textContent()).toContain('尚不能确定');
  expect(await block.locator('.note-warn').count()).toBe(0);
  expect(await block.locator('li').first().textContent()).toContain('年使用溶剂油墨');
  expect(complaints).toEqual([]);
});
