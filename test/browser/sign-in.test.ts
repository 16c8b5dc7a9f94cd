import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD as shownPassword } from '../../api/pages/sign-in';
import { paths } from '../../api/paths';
import { DEMO_PASSWORD } from '../../runtime/embedded/demo/people';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, signIn } from './browser';

let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test('the sign-in page tells the password that the demo accounts have', () => {
  expect(shownPassword).toBe(DEMO_PASSWORD);
});

test('a wrong password says so, keeps the login and gives nothing away', async () => {
  const { page, complaints } = await openWindow(browser, app.url);
  await page.goto(paths.signIn());
  await page.fill('#login', 'clerk');
  await page.fill('#password', 'wrong');
  await page.click('main form.card button[type=submit]');
  expect(await page.textContent('.error-summary')).toMatch(/账号或密码不正确/);
  expect(await page.inputValue('#login')).toBe('clerk');
  expect(await page.inputValue('#password')).toBe('');
  expect(complaints).toEqual([]);
});

test('a page that needs a person sends to the sign-in and back', async () => {
  const { page } = await openWindow(browser, app.url);
  await page.goto(paths.inbox({}, { due: 'week' }));
  expect(new URL(page.url()).pathname).toBe(paths.signIn());
  await page.fill('#login', 'clerk');
  await page.fill('#password', DEMO_PASSWORD);
  await page.click('main form.card button[type=submit]');
  await page.waitForURL(/\/inbox/);
  expect(new URL(page.url()).search).toBe('?due=week');
});

test('nobody is sent elsewhere after signing in', async () => {
  const { page } = await openWindow(browser, app.url);
  await page.goto(`${paths.signIn()}?next=${encodeURIComponent('//evil.example/')}`);
  await page.fill('#login', 'clerk');
  await page.fill('#password', DEMO_PASSWORD);
  await page.click('main form.card button[type=submit]');
  await page.waitForSelector('.menu');
  expect(new URL(page.url()).origin).toBe(new URL(app.url).origin);
});

test('the button beside a demo account signs in; signing out ends it', async () => {
  const { page } = await openWindow(browser, app.url);
  await page.goto(paths.signIn());
  await page.locator('.accounts tr', { hasText: '周敏' }).locator('button').click();
  await page.waitForSelector('.menu');
  expect(await page.textContent('.who')).toContain('周敏');
  await page.click('.tools button:has-text("退出")');
  await page.goto(paths.inbox());
  expect(new URL(page.url()).pathname).toBe(paths.signIn());
});

test('the language is kept with the person', async () => {
  const first = await openWindow(browser, app.url);
  await signIn(first.page, 'eia2', 'en');
  expect(await first.page.textContent('h1')).toBe('Workbench');
  await first.context.close();
  const second = await openWindow(browser, app.url);
  await second.page.goto(paths.signIn());
  await second.page.fill('#login', 'eia2');
  await second.page.fill('#password', DEMO_PASSWORD);
  await second.page.click('main form.card button[type=submit]');
  await second.page.waitForSelector('html[lang="en"]');
});

test('the public chooses a language by a link', async () => {
  const { page } = await openWindow(browser, app.url);
  await page.goto(paths.verify());
  await page.click('.tools a[lang=en]');
  expect(await page.textContent('h1')).toBe('Verify a certificate');
});

test('the keyboard goes first to the content, and always shows where it is', async () => {
  const { page } = await openWindow(browser, app.url);
  await signIn(page, 'clerk');
  await page.keyboard.press('Tab');
  expect(await page.evaluate<string>(`document.activeElement.className`)).toBe('skip');
  for (let i = 0; i < 12; i += 1) {
    const outline = await page.evaluate<{ width: number; style: string; what: string }>(`(() => {
      const one = document.activeElement;
      const inside = one.classList.contains('row-link') ? getComputedStyle(one, '::after') : getComputedStyle(one);
      return { width: parseFloat(inside.outlineWidth), style: inside.outlineStyle, what: one.outerHTML.slice(0, 120) };
    })()`);
    expect(outline).toMatchObject({ style: 'solid' });
    expect(outline.width).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('Tab');
  }
});
