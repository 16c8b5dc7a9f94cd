import type { Browser, Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, press, signIn } from './browser';

/** A change from the form to the application that follows, without JavaScript. */
let app: App;
let browser: Browser;
let page: Page;
let result = '';
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  ({ page } = await openWindow(browser, app.url, { javaScript: false }));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const choose = (name: string, value: string) => page.check(`input[name="${name}"][value="${value}"]`);
const answer = (fact: string, value: string) => choose(`change[answers][${fact}]`, value);

test('the unit says what changes, wrong fields come back with everything kept', async () => {
  await signIn(page, 'enterprise');
  await page.goto(paths.newChange());
  expect(await page.locator('#topic-capacity').count()).toBe(0);
  await page.fill('#unit-name', '演示电子材料有限公司');
  await page.selectOption('#change-division', '320205');
  await page.selectOption('#change-tier', 'simplified');
  await page.selectOption('#change-newTier', 'simplified');
  await page.selectOption('#change-eiaDocument', 'form');
  await answer('pollutionProject', 'true');
  for (const fact of ['sectorList', 'operatedOtherwise', 'newProject', 'wasteLicenceHeld', 'accepted'])
    await answer(fact, 'false');
  await answer('worksBegun', 'true');
  await choose('area', 'attained');
  for (const input of await page.locator('input[name^="topics["][value="no"]').all()) await input.check();
  await choose('topics[capacity]', 'yes');
  await page.click('.bar-foot button[value=details]');
  expect(await page.locator('section[id^="topic-"]').count()).toBe(1);
  await page.fill('#change-capacities-rows-0-name', '覆铜板');
  await page.fill('#change-capacities-rows-0-before', '一百');
  await page.fill('#change-capacities-rows-0-after', '130');
  await page.fill('#change-capacities-rows-0-unit', '万m2/a');
  await press(page, '提交判定');
  expect(await page.getAttribute('#change-capacities-rows-0-before', 'aria-invalid')).toBe('true');
  expect(await page.locator('.error-summary a').getAttribute('href')).toBe('#change-capacities-rows-0-before');
  expect(await page.inputValue('#change-capacities-rows-0-after')).toBe('130');
  expect(await page.isChecked('input[name="topics[site]"][value="no"]')).toBe(true);
});

test('what is not said to be everything stays open; said, the list’s own words are shown', async () => {
  await page.fill('#change-capacities-rows-0-before', '101');
  await press(page, '提交判定');
  expect(await page.textContent('#item-eia')).toContain('尚不能判定');
  expect(await page.textContent('#item-eia')).toContain('生产、处置或储存能力的全部变化');
  await press(page, '补充事实，重新判定');
  expect(await page.inputValue('#change-capacities-rows-0-name')).toBe('覆铜板');
  await page.fill('#change-capacities-rows-0-before', '100');
  await page.check('#change-capacities-complete');
  await press(page, '提交判定');
  expect(await page.textContent('#item-eia')).toContain('2.生产、处置或储存能力增大30%及以上的。');
  expect(await page.textContent('#item-eia h2')).toContain('重大变动');
  expect(await page.textContent('#plan')).toContain('全部事项确认后可以开始');
  result = new URL(page.url()).pathname;
});

test('each officer confirms their own item, another decision needs its reason', async () => {
  for (const [login, item, own] of [
    ['eia', 'eia', 'permit'],
    ['permit', 'permit', 'eia'],
  ] as const) {
    await page.context().clearCookies();
    await signIn(page, login);
    await page.goto(result);
    expect(await page.locator(`#item-${own} form`).count()).toBe(0);
    const proposed = await page.inputValue(`#confirm-${item}-class`);
    await page.selectOption(`#confirm-${item}-class`, item === 'eia' ? 'not-material' : 'none');
    await page.click(`#item-${item} button[type=submit]`);
    expect(await page.textContent(`#confirm-${item}-reason-error`)).toBeTruthy();
    await page.selectOption(`#confirm-${item}-class`, proposed);
    await page.click(`#item-${item} button[type=submit]`);
    expect(await page.textContent(`#item-${item} .note-good`)).toContain('确认');
  }
});

test('the unit starts the application, in which the facts stand already', async () => {
  await page.context().clearCookies();
  await signIn(page, 'enterprise');
  await page.goto(result);
  await page.click('#plan button[type=submit]');
  expect(new URL(page.url()).pathname).toMatch(/^\/drafts\//);
  expect(await page.inputValue('#application-unit-name')).toBe('演示电子材料有限公司');
  expect(await page.inputValue('#application-products-0-quantity')).toBe('130');
  expect(await page.inputValue('#application-project-description')).toContain('增大30%及以上');
});

test('the tables are on a page, each row with its words, provision and mark', async () => {
  await page.goto(paths.changeTables());
  expect(await page.textContent('#table-eia')).toContain('13.事故废水暂存能力或拦截设施变化');
  expect(await page.textContent('#table-permit')).toContain('未核原文');
  expect(await page.textContent('main')).toContain('按照不同的变动类型进行相应环评与排污许可的管理');
});
