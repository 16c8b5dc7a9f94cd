import type { Browser } from 'playwright-core';
import { paths } from '../../api/paths';
import { application, caseFlow, PERMIT_NUMBER, signInAll } from '../api/case-flow';
import { startApp, type App } from '../support/app';
import { until } from '../support/wait';
import { openBrowser, openWindow, PHONE, press, signIn } from './browser';

/** A permit is renewed from its own page: the application begins with what the last one said. */
let app: App;
let browser: Browser;
let licence: string;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ worker: true }), openBrowser()]);
  const flow = caseFlow(await signInAll(app));
  const id = await flow.deciding();
  await flow.act('approver', id, 'decide', { item: 'eia-form', outcome: 'grant' });
  await flow.act('approver', id, 'decide', { item: 'permit-simplified', outcome: 'grant', licenceNumber: PERMIT_NUMBER });
  licence = `${id}-permit-simplified`;
  await until('the permit', async () => await app.db('licences').where({ id: licence }).first<object | undefined>('id'));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test.each([
  ['without JavaScript', false],
  ['with JavaScript', true],
])('the enterprise opens its permit and applies for renewal, %s', async (_how, javaScript) => {
  const { page, complaints } = await openWindow(browser, app.url, { width: PHONE, javaScript });
  await signIn(page, 'enterprise');
  await page.goto(paths.portal());
  await page.click(`a[href="${paths.licence({ id: licence })}"]`);
  expect(await page.textContent('h1')).toContain('排污许可证');
  await press(page, '申请延续');
  expect(await page.inputValue('[name=licence]')).toBe(licence);
  expect(await page.inputValue('#application-unit-name')).toBe(application().unit.name);
  expect(await page.inputValue('#application-outlets-0-code')).toBe('DA001');
  if (!javaScript) return;
  await page.check('#application-consent-truthful');
  await page.check('#application-consent-electronicService');
  await press(page, '提交申请');
  await page.waitForURL((url) => url.pathname.startsWith('/cases/'));
  const link = page.locator(`a[href="${paths.licence({ id: licence })}"]`);
  expect(await link.textContent()).toContain(PERMIT_NUMBER);
  await until(
    'the permit told',
    async () => await app.db('licences').where({ id: licence }).whereNotNull('application').first<object | undefined>('id'),
  );
  await link.click();
  expect(await page.textContent('main')).toContain('正在办理：延续申请');
  expect(await page.locator('a', { hasText: '申请延续' }).count()).toBe(0);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE);
  expect(complaints).toEqual([]);
});
