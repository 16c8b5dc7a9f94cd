import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { DEMO_PASSWORD } from '../../runtime/embedded/demo/people';

/** No network but ours, no sandbox (tests may run as root), no GPU. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

export const WIDE = 1280;
export const PHONE = 390;

/** Debian's Chromium, or the one named by CHROMIUM. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

export interface Window {
  page: Page;
  context: BrowserContext;
  /** What the browser complained of: blocked by the content policy, thrown, not found. */
  complaints: string[];
}

export interface WindowOptions {
  width?: number;
  locale?: 'zh-CN' | 'en';
  javaScript?: boolean;
}

/** A window of its own, without anybody's session. */
export async function openWindow(
  browser: Browser,
  url: string,
  { width = WIDE, locale = 'zh-CN', javaScript = true }: WindowOptions = {},
): Promise<Window> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    locale,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  waitForWholePages(page);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A refused form answers 4xx: the browser says so in its console, and that is right.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, context, complaints };
}

/** Playwright ends a click when the next page has begun: what is counted or read then may be half of it. Here it ends with the whole page. */
function waitForWholePages(page: Page): void {
  const frame = page.mainFrame();
  const click = frame.click.bind(frame);
  frame.click = async (selector, options) => {
    await click(selector, options);
    await frame.waitForLoadState();
  };
}

/** Signs a demo person in through the form, in the window's language. */
export async function signIn(page: Page, login: string, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<void> {
  await page.goto(paths.signIn());
  await page.fill('#login', login);
  await page.fill('#password', DEMO_PASSWORD);
  await page.click('main form.card button[type=submit]');
  await page.waitForURL((url) => url.pathname !== paths.signIn());
  if ((await page.getAttribute('html', 'lang')) !== locale) await page.click(`.tools form button[lang="${locale}"]`);
  await page.waitForSelector(`html[lang="${locale}"]`);
}

/** Presses the only button or link with this text. */
export const press = (page: Page, text: string): Promise<void> =>
  page.locator('button, a', { hasText: text }).filter({ visible: true }).first().click();
