import type { Browser, Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { startApp, type App } from '../support/app';
import { openBrowser, openWindow, PHONE, press, signIn, WIDE } from './browser';

/** The part of an application on hazardous waste, as an enterprise fills it in. */
let app: App;
let browser: Browser;
beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

const KINDS = '#application-waste-kinds';
const field = (row: number, name: string) => `#application-waste-kinds-${row}-${name}`;

async function begun(width: number, javaScript = true): Promise<Page> {
  const { page } = await openWindow(browser, app.url, { width, javaScript });
  await signIn(page, 'enterprise4');
  await page.goto(paths.newCase());
  await press(page, '危险废物综合经营许可与排污许可两证联办');
  return page;
}

test('is there for a waste licence only', async () => {
  const page = await begun(WIDE);
  expect(await page.textContent('#section-waste h2')).toBe('危险废物经营内容');
  await page.goto(paths.newCase({}, { procedure: 'eia-form-simplified-permit' }));
  expect(await page.locator('#section-waste').count()).toBe(0);
});

// Without JavaScript on the phone: every button is a plain form.
test.each([
  [WIDE, true],
  [PHONE, false],
])(
  'at %i px (JavaScript: %s) a waste is found by words, wrong codes are named at their field, nothing is lost',
  async (width, js) => {
    const page = await begun(width, js);
    await page.fill('#_findWaste', '机械维修');
    await press(page, '查找废物');
    await page.selectOption('#_waste', '900-214-08');
    await press(page, '加入');
    expect(await page.inputValue(field(0, 'code'))).toBe('900-214-08');
    expect(await page.textContent(`${field(0, 'code')}-hint`)).toContain('HW08 废矿物油与含矿物油废物');
    await page.fill(field(0, 'annual'), '-3');
    await page.locator(`${field(0, 'ways')} label`, { hasText: '收集' }).click();
    await page.locator(`${field(0, 'ways')} label`, { hasText: '贮存' }).click();

    await press(page, '增加废物');
    await page.fill(field(1, 'code'), '900-249-41');
    await page.fill(field(1, 'name'), '不存在的类别');
    await press(page, '增加废物');
    await page.fill(field(2, 'code'), '900-999-08');
    await page.fill(field(2, 'name'), '新代码');
    await page.fill(field(2, 'annual'), '12.5');
    await page.locator(`${field(2, 'ways')} label`, { hasText: '收集' }).click();
    await page.click('.bar-foot button:has-text("提交申请")');

    expect(await page.textContent(`${field(0, 'annual')}-error`)).toContain('不能为负数');
    expect(await page.textContent(`${field(1, 'code')}-error`)).toContain('没有 HW41 至 HW44');
    expect(await page.textContent(`${field(1, 'ways')}-error`)).toContain('必填');
    // A code that the list at hand lacks is no error: the form says which edition that list is.
    expect(await page.locator(`${field(2, 'code')}-error`).count()).toBe(0);
    expect(await page.textContent(`${field(2, 'code')}-hint`)).toContain('2021 年版名录中没有此代码');
    expect(await page.isChecked(`${field(0, 'ways')} input[value=storage]`)).toBe(true);
    expect(await page.inputValue(field(2, 'annual'))).toBe('12.5');
    const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(tooWide).toBeLessThanOrEqual(0);
    if (process.env.PICTURES)
      await page.locator('#section-waste').screenshot({ path: `${process.env.PICTURES}/waste-part-${width}.png` });

    await page.fill(field(0, 'annual'), '3');
    await page.locator(`${KINDS}-1 button`, { hasText: '删除' }).click();
    expect(await page.locator(`${KINDS} > ol > li`).count()).toBe(2);
    await page.fill('#application-waste-eiaNumber', '示环建〔2026〕18号');
    await page.click('.bar-foot button[value=save]');
    await page.waitForSelector('#section-waste .note');
    // Once it can be read it says what stands out: conditions of the licence (办法 5), never a refusal.
    const notes = await page.textContent('#section-waste .note');
    expect(notes).toContain('综合经营须有 3 名以上');
    expect(notes).toContain('申请贮存，但没有填写贮存设施');
  },
);

test('the example fills it in', async () => {
  const page = await begun(WIDE);
  await press(page, '填入示例');
  await page.waitForSelector('#application-waste-technicians-2');
  expect(await page.inputValue(field(0, 'code'))).toBe('900-249-08');
  expect(await page.locator('#application-waste-technicians > ol > li').count()).toBe(3);
  expect(await page.locator('#section-waste .note').count()).toBe(0);
});
