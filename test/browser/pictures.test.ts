import type { Browser } from 'playwright-core';
import { startApp, type App } from '../support/app';
import { openBrowser } from './browser';
import { takePictures, type Picture } from './pictures';
import { everyPlace } from './places';

/** PICTURES=<folder> keeps the pictures there, to be looked at; the test only knows what a machine can see. */
let app: App;
let browser: Browser;
let pictures: Picture[];
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ worker: true }), openBrowser()]);
  pictures = await takePictures(browser, app.url, await everyPlace(app), process.env.PICTURES || undefined);
}, 1_200_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const named = ({ place, locale, width }: Picture) => `${place.name} ${locale} ${width}`;

test('no page is wider than its window, at the desk and on a phone', () => {
  expect(pictures.filter(({ tooWide }) => tooWide > 0).map(named)).toEqual([]);
});

test('no page asks for anything that the content policy forbids', () => {
  expect(pictures.filter(({ complaints }) => complaints.length > 0).map((one) => [named(one), one.complaints])).toEqual([]);
});
