import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { WITHOUT_PUBLICITY } from '../../demo/without-publicity';
import { paths } from '../../api/paths';
import { localDate } from '../../domain/calendar/dates';
import { groundsOf, type Procedure } from '../../domain/procedure/procedure';
import { seedDemo } from '../../runtime/embedded/demo/seed';
import { findProcedure, procedureFile } from '../../stores/reads/procedures';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, PHONE, press, signIn, WIDE } from './browser';

const ID = WITHOUT_PUBLICITY;
const OTHER = 'permit-renewal';
let app: App;
let browser: Browser;
let admin: Page;
let first: Procedure;
let today: string;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
  await seedDemo({ address: app.url });
  first = (await findProcedure(app.db, ID, 1))!;
  today = localDate(await app.services.businessClock.now());
  ({ page: admin } = await openWindow(browser, app.url, { javaScript: false }));
  await signIn(admin, 'admin');
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** PICTURES=<folder> keeps the page there at both widths and in both languages, to be looked at. */
const keepPicture = async (name: string): Promise<void> => {
  if (!process.env.PICTURES) return;
  for (const width of [WIDE, PHONE]) {
    await admin.setViewportSize({ width, height: 900 });
    await admin.screenshot({ path: join(process.env.PICTURES, `${name}-${width}.png`), fullPage: true });
  }
  await admin.setViewportSize({ width: WIDE, height: 900 });
};

const next = (version = 2): string => {
  const copy = structuredClone(first);
  Object.assign(copy, { version, validFrom: today, promised: { workingDays: 8, source: '演示用地方设定' } });
  copy.branches[0]!.termWorkingDays = 3;
  copy.materials.push({ ...copy.materials[0]!, code: 'site_photos', zh: '现场照片', en: 'Photographs of the site' });
  groundsOf(copy.items[0]!).splice(3, 1);
  return `${JSON.stringify(copy, null, 2)}\n`;
};

test('every version is listed, read and exported', async () => {
  await admin.goto(paths.procedures());
  expect(await admin.textContent(`#${ID}`)).toContain('现行有效');
  await admin.click(`#${ID} a:has-text("第 1 版")`);
  expect(await admin.textContent('main')).toContain('生态环境法典 102(2)');
  expect(await admin.textContent('#branches')).toContain('环评审查');
  await keepPicture('version');
  const file = await admin.request.get(app.url + paths.procedureFile({ procedure: ID, version: '1' }));
  expect(await file.text()).toBe(await procedureFile(app.db, ID, 1));
  expect(file.headers()['content-disposition']).toContain(`${ID}.v1.json`);
});

test('a bad file comes back as it was typed, with everything that is wrong, by line and column', async () => {
  await admin.goto(paths.procedureImport());
  await admin.fill('#procedure-json', next(4).replace('"EIA-02"', '"EIA-99"'));
  await press(admin, '预览影响');
  const summary = await admin.textContent('.error-summary');
  expect(summary).toMatch(/第 \d+ 行，\d+ 列/);
  expect(summary).toContain('EIA-99');
  expect(summary).toContain('next version');
  expect(await admin.inputValue('#procedure-json')).toContain('EIA-99');
  await keepPicture('import-refused');
  expect(await app.db('procedure_loads')).toEqual([]);
});

test('a file is previewed, changed once more, loaded, and compared, in both languages', async () => {
  await admin.goto(paths.procedureImport());
  await admin.setInputFiles('#procedure-file', { name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(next()) });
  await press(admin, '预览影响');
  expect(await admin.textContent('h1')).toContain('第 2 版');
  const preview = await admin.textContent('main');
  for (const part of ['承诺时限', '现场照片', '环评审查', '新增', '删除', '修改', '全部办结']) expect(preview).toContain(part);
  await keepPicture('preview');
  await press(admin, '返回修改');
  expect(await admin.inputValue('#procedure-json')).toBe(next().trim());
  await press(admin, '预览影响');
  expect(await app.db('procedure_loads')).toEqual([]);
  await press(admin, '载入新版本');
  expect(await admin.textContent('.note')).toContain('第 2 版已载入');
  expect(await admin.textContent(`#${ID}`)).toContain('已被新版代替');
  expect(await admin.textContent(`#${ID}`)).toContain('系统管理员');
  await keepPicture('list');

  await admin.click(`#${ID} a:has-text("与上一版比较")`);
  expect(await admin.locator('section.card h3').count()).toBe(4);
  expect(await admin.textContent('main')).toContain('8');
  await keepPicture('difference');
  await press(admin, 'English');
  expect(await admin.textContent('main')).toContain('Photographs of the site');
  expect(await admin.textContent('h1')).toBe('What differs between versions 1 and 2');
  await keepPicture('difference-en');
  await admin.goto(paths.procedures());
  await keepPicture('list-en');
  await admin.goto(paths.procedure({ procedure: ID, version: '2' }));
  await keepPicture('version-en');
  await press(admin, '中文');
});

test('a preview that is outdated by another load is refused, and the file is not lost', async () => {
  await admin.goto(paths.procedureImport());
  await admin.fill('#procedure-json', next(3));
  await press(admin, '预览影响');
  // Meanwhile somebody loads a version of the other procedure.
  const other = (await findProcedure(app.db, OTHER, 1))!;
  const json = JSON.stringify({ ...other, version: 2, validFrom: today });
  await app.services.procedureLoads.load({ json, actor: { kind: 'person', id: 'demo-admin', name: 'x' } });
  await press(admin, '载入新版本');
  expect(await admin.textContent('.error-summary')).toContain('请重新预览');
  expect(await admin.inputValue('#procedure-json')).toBe(next(3).trim());
  expect(await app.db('procedure_loads')).toHaveLength(2);
});

test('staff try a version over the Spring Festival; nobody finds what is not theirs', async () => {
  const { page, context } = await openWindow(browser, app.url, { javaScript: false });
  await signIn(page, 'supervisor');
  await page.goto(paths.procedureDryRun({ procedure: ID, version: '1' }));
  await page.fill('#dry-receivedOn', '2026-02-11');
  await page.selectOption('#dry-pace', 'silent');
  await press(page, '试运行');
  const run = await page.textContent('main');
  expect(run).toContain('逾期未告知，视为受理');
  expect(run).toContain('2026-02-25');
  expect(run).toContain('24:00');
  if (process.env.PICTURES) {
    for (const width of [WIDE, PHONE]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(process.env.PICTURES, `dry-run-${width}.png`), fullPage: true });
    }
  }
  await page.goto(paths.procedureDryRun({ procedure: ID, version: '1' }, { receivedOn: '2026-02-31' }));
  expect(await page.textContent('.error-summary')).toContain('日期格式');
  expect((await page.goto(paths.procedureImport()))?.status()).toBe(403);
  const refused = await page.request.post(app.url + paths.procedureLoad(), { form: { json: 'x', _csrf: 'x' } });
  expect(refused.status()).toBe(403);
  for (const path of [`/procedures/${ID}/9`, `/procedures/${ID}/x`, '/procedures/nothing/1', '/procedures/nothing/difference'])
    expect((await page.goto(path))?.status()).toBe(404);
  await context.close();
  const enterprise = await openWindow(browser, app.url);
  await signIn(enterprise.page, 'enterprise');
  for (const path of [
    paths.procedures(),
    paths.procedure({ procedure: ID, version: '1' }),
    paths.procedureDifference({ procedure: ID }),
  ])
    expect((await enterprise.page.goto(path))?.status()).toBe(403);
  await enterprise.context.close();
});
