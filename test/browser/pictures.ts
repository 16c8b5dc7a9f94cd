import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openWindow, PHONE, signIn, WIDE } from './browser';
import type { Place } from './places';

export interface Picture {
  place: Place;
  locale: 'zh-CN' | 'en';
  width: number;
  /** Pixels by which the page is wider than its window. */
  tooWide: number;
  complaints: string[];
}

/** Opens every place in both languages and widths; with a folder, keeps a picture of each there. */
export async function takePictures(browser: Browser, url: string, places: readonly Place[], folder?: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const width of [WIDE, PHONE]) {
      for (const login of new Set(places.map((place) => place.login))) {
        const { page, context, complaints } = await openWindow(browser, url, { width, locale });
        if (login !== '-') await signIn(page, login, locale);
        for (const place of places.filter((one) => one.login === login)) {
          complaints.length = 0;
          await page.goto(login === '-' ? `${place.path}?lang=${locale}` : place.path);
          const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          if (folder) await page.screenshot({ path: join(folder, `${place.name}-${locale}-${width}.png`), fullPage: true });
          pictures.push({ place, locale, width, tooWide, complaints: [...complaints] });
        }
        await context.close();
      }
    }
  }
  return pictures;
}
