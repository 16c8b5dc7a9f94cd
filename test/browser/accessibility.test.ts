import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, PHONE, signIn, WIDE } from './browser';
import { everyPlace, type Place } from './places';

/** WCAG 2.2 A and AA, as axe-core checks them; the rest was looked at by people. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let app: App;
let browser: Browser;
let places: Place[];
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ worker: true }), openBrowser()]);
  places = await everyPlace(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

test.each([
  ['zh-CN', WIDE],
  ['en', PHONE],
] as const)(
  'no page has a serious or critical finding (%s, %i px)',
  async (locale, width) => {
    const found: string[] = [];
    for (const login of new Set(places.map((place) => place.login))) {
      const { page, context } = await openWindow(browser, app.url, { width, locale });
      if (login !== '-') await signIn(page, login, locale);
      for (const place of places.filter((one) => one.login === login)) {
        await page.goto(login === '-' ? `${place.path}?lang=${locale}` : place.path);
        // Open what is folded, so that it is looked at, too.
        await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true })`);
        await page.evaluate(axe);
        const results = await page.evaluate<AxeResults>(
          `axe.run({ exclude: ['iframe'] }, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
        );
        for (const { id, impact, nodes } of results.violations) {
          if (impact === 'serious' || impact === 'critical') {
            found.push(`${place.name}: ${impact} ${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
          }
        }
      }
      await context.close();
    }
    expect(found).toEqual([]);
  },
  1_200_000,
);
