import type { Browser, Page } from 'playwright-core';
import { paths } from '../../api/paths';
import { samplePaper } from '../../demo/papers';
import { startApp, type App } from '../support/app';
import { atRest } from '../support/wait';
import { openBrowser, openWindow, press, signIn, type Window } from './browser';

/** One application through the pages alone: the counter, the departments, the enterprise, the approver, the public. */
let app: App;
let browser: Browser;
const windows = new Map<string, Window>();
let caseAddress = '';

const USCC = '91320214MA0DEM021H';
const materials = ['eia_form', 'permit_form', 'monitoring_plan', 'process_flow', 'layout', 'monitor_map', 'permit_commitment'];

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp({ worker: true }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** The window of a demo person, signed in once. */
async function as(login: string): Promise<Page> {
  const known = windows.get(login);
  if (known) return known.page;
  const opened = await openWindow(browser, app.url);
  windows.set(login, opened);
  await signIn(opened.page, login);
  return opened.page;
}

/** Looks again until the process has done its part. */
async function until(page: Page, selector: string, text: string): Promise<void> {
  for (let i = 0; i < 240 && !(await page.textContent(selector))?.includes(text); i += 1) {
    await page.waitForTimeout(500);
    await page.reload();
  }
  expect(await page.textContent(selector)).toContain(text);
}

/** Until the process has written what it has to: it may then not come between a preview and its act. */
const caseAtRest = () => atRest(app.db, caseAddress.split('/').at(-1)!);

const pdf = async (name: string) => ({
  name: `${name}.pdf`,
  mimeType: 'application/pdf',
  buffer: (await samplePaper(name, '演示')).bytes,
});

test('the clerk begins an application and meets clear errors with everything kept', async () => {
  const page = await as('clerk');
  await page.goto(paths.newCase());
  await press(page, '环评报告表与排污许可（不公示）');
  await page.fill('#application-unit-name', '演示包装印刷有限公司');
  await page.fill('#application-unit-uscc', `${USCC.slice(0, -1)}X`);
  await page.fill('#application-unit-legalRepresentative', '刘洋');
  await page.fill('#application-unit-address', '江苏省无锡市锡山区演示路 21 号');
  await page.fill('#application-project-name', '水性印刷彩箱生产线项目');
  await page.fill('#application-project-description', '新建两条水性印刷线。');
  await page.fill('#application-products-0-name', '彩箱');
  await page.fill('#application-products-0-quantity', '-5');
  await page.fill('#application-products-0-unit', 't/a');
  await page.click('.bar-foot button:has-text("提交申请")');

  expect(await page.textContent('.error-summary h2')).toMatch(/有 \d+ 处需要修改/);
  // Each line leads to its field, which names its own error.
  const uscc = page.locator('.error-summary a[href="#application-unit-uscc"]');
  await uscc.click();
  expect(await page.evaluate(`document.activeElement.id || location.hash`)).toMatch(/application-unit-uscc/);
  expect(await page.getAttribute('#application-unit-uscc', 'aria-invalid')).toBe('true');
  expect(await page.textContent('#application-unit-uscc-error')).toMatch(/校验/);
  expect(await page.textContent('#application-products-0-quantity-error')).toMatch(/负/);
  // Nothing typed is lost.
  expect(await page.inputValue('#application-unit-name')).toBe('演示包装印刷有限公司');
  expect(await page.inputValue('#application-project-description')).toBe('新建两条水性印刷线。');
  expect(await page.inputValue('#application-products-0-quantity')).toBe('-5');
});

test('rows are added and removed, an industry is found by its name, a wrong file is named at its field', async () => {
  const page = await as('clerk');
  await page.fill('#application-products-0-quantity', '5000');
  await press(page, '增加产品');
  await page.fill('#application-products-1-name', '礼盒');
  await press(page, '增加产品');
  expect(await page.locator('#application-products > ol > li').count()).toBe(3);
  await page.locator('#application-products-2 button', { hasText: '删除' }).click();
  expect(await page.locator('#application-products > ol > li').count()).toBe(2);
  expect(await page.inputValue('#application-products-1-name')).toBe('礼盒');
  await page.locator('#application-products-1 button', { hasText: '删除' }).click();

  await page.fill('#_find', '包装装潢');
  await press(page, '按名称查找');
  await page.selectOption('#_industry', '2319');
  await page.setInputFiles('#file-eia_form', {
    name: '恶意.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ not a pdf'),
  });
  await press(page, '上传所选文件');
  expect(await page.textContent('#file-eia_form-error')).toMatch(/只接受/);
  expect(await page.inputValue('#application-project-industryCode')).toBe('2319');
});

test('a file that is too large is refused at its field, and the form is still there', async () => {
  const page = await as('clerk');
  await page.setInputFiles('#file-eia_form', {
    name: '太大.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.alloc(30 * 1024 * 1024, '%PDF-1.7 '),
  });
  await press(page, '上传所选文件');
  expect(await page.textContent('#file-eia_form-error')).toMatch(/25/);
  expect(await page.inputValue('#application-unit-name')).toBe('演示包装印刷有限公司');
});

test('the application is saved, gone on with later, and sent', async () => {
  const page = await as('clerk');
  await page.fill('#application-unit-uscc', USCC);
  await page.fill('#application-contact-name', '刘洋');
  await page.fill('#application-contact-phone', '13900000002');
  await page.fill('#application-contact-email', 'printing@demo.invalid');
  await page.check('input[name="application[project][nature]"][value=new]');
  await page.selectOption('#application-site-division', '320205');
  await page.fill('#application-site-address', '江苏省无锡市锡山区演示路 21 号');
  await page.fill('#application-outlets-0-code', 'DA001');
  await page.selectOption('#application-outlets-0-kind', 'air');
  await page.fill('#application-outlets-0-name', '印刷废气排放口');
  await page.fill('#application-outlets-0-pollutants-0-name', '非甲烷总烃');
  await page.fill('#application-outlets-0-pollutants-0-concentration', '50');
  await page.fill('#application-outlets-0-pollutants-0-concentrationUnit', 'mg/m³');
  await page.fill('#application-outlets-0-pollutants-0-annual', '0.88');
  for (const code of materials) {
    await page.setInputFiles(`#file-${code}`, await pdf(code));
  }
  await page.click('.bar-foot button:has-text("保存，以后继续")');
  await page.waitForSelector('text=已保存');
  const draft = page.url();
  await page.goto(paths.newCase());
  await press(page, '演示包装印刷有限公司 水性印刷彩箱生产线项目');
  expect(new URL(page.url()).pathname).toBe(new URL(draft).pathname);
  expect(await page.locator('.attached').count()).toBe(materials.length);

  await page.click('.bar-foot button:has-text("提交申请")');
  expect(await page.textContent('#application-consent-truthful-error')).toBeTruthy();
  await page.check('#application-consent-truthful');
  await page.check('#application-consent-electronicService');
  await page.click('.bar-foot button:has-text("提交申请")');
  await page.waitForURL(/\/cases\/[0-9A-Z]{26}/);
  caseAddress = new URL(page.url()).pathname;
  expect(await page.textContent('.note')).toContain('申请已提交');
  expect(await page.textContent('h1')).toBe('演示包装印刷有限公司 水性印刷彩箱生产线项目');
});

test('each department checks; what is missing goes out as one notice, its effect shown first', async () => {
  const eia = await as('eia');
  await eia.goto(paths.inbox());
  await press(eia, '演示包装印刷有限公司');
  await press(eia, '增加一项要求');
  await eia.selectOption('[id$="demands-0-section"]', 'materials/eia_public_copy');
  await eia.fill('[id$="demands-0-text"]', '缺少环评文件公开版，请补交。');
  await eia.check('input[name="demands[0][items][]"][value=eia-form]');
  await eia.locator('#act-report-completeness button[type=submit]', { hasText: '报送核对结果' }).click();
  expect(await eia.textContent('.note')).toContain('核对结果已报送');

  for (const login of ['permit', 'clerk']) {
    const page = await as(login);
    await page.goto(caseAddress);
    await page.locator('#act-report-completeness button', { hasText: '报送核对结果' }).click();
    expect(await page.textContent('.note')).toContain('核对结果已报送');
  }

  const clerk = await as('clerk');
  await caseAtRest();
  await clerk.locator('#act-send-correction-notice button', { hasText: '发出一次性补正告知书' }).click();
  expect(await clerk.textContent('main')).toContain('还没有办理');
  expect(await clerk.textContent('main')).toMatch(/将通知[\s\S]*刘洋：需补正（邮件、短信）/);
  await press(clerk, '发出一次性补正告知书');
  expect(await clerk.textContent('.note')).toContain('补正告知书已发出');
  expect(await clerk.textContent('h1 + .tag')).toContain('待补正');
});

test('the enterprise is told, and answers item by item; only what was asked can be changed', async () => {
  const page = await as('enterprise2');
  await page.goto(paths.home());
  await press(page, '现在补正');
  expect(await page.locator('input[type=file]').count()).toBe(1);
  expect(await page.locator('#application-unit-name').count()).toBe(0);
  await page.fill('textarea', '已补交公开版。');
  await page.setInputFiles('input[type=file]', await pdf('公示本'));
  await press(page, '提交补正');
  expect(await page.textContent('.note')).toContain('补正已提交');

  // The message came out of the worker, over real SMTP, into the catcher.
  await page.goto(paths.catcher());
  await until(page, 'main', '需补正');
});

test('accepted after a second check, reviewed in parallel, decided in the order of the law', async () => {
  const eia = await as('eia');
  await eia.goto(caseAddress);
  await eia.locator('#act-report-completeness button', { hasText: '报送核对结果' }).click();
  const clerk = await as('clerk');
  await clerk.goto(caseAddress);
  await caseAtRest();
  await clerk.locator('#act-accept button', { hasText: '受理' }).click();
  expect(await clerk.textContent('main')).toContain('日期变化');
  await press(clerk, '受理');
  expect(await clerk.textContent('h1 + .tag')).toContain('审查中');

  for (const [login, branch] of [
    ['eia', 'eia-review'],
    ['permit', 'permit-review'],
  ] as const) {
    const page = await as(login);
    await page.goto(caseAddress);
    const card = page.locator(`[id^="act-give-opinion"]`).first();
    await card.locator('button', { hasText: '认领' }).click();
    expect(await page.textContent('.note')).toContain('认领');
    await page.locator(`[id^="act-give-opinion"]`).first().locator('input[value=agree]').check();
    await page.locator(`[id^="act-give-opinion"]`).first().locator('button', { hasText: '提交审查意见' }).click();
    expect(`${branch} ${await page.textContent('.note')}`).toContain('审查意见已提交');
  }

  const approver = await as('approver');
  await approver.goto(caseAddress);
  expect(await approver.locator('#act-decide-permit-simplified').count()).toBe(0);
  await approver.locator('#act-decide-eia-form input[value=grant]').check();
  await caseAtRest();
  await approver.locator('#act-decide-eia-form button', { hasText: '作出决定' }).click();
  if (await approver.locator('text=还没有办理').count()) await press(approver, '作出决定');
  expect(await approver.textContent('.note')).toContain('决定已作出');

  const permit = approver.locator('#act-decide-permit-simplified');
  await caseAtRest();
  await permit.locator('input[value=grant]').check();
  await permit.locator('button', { hasText: '作出决定' }).click();
  // The number comes from the national platform: without it the form comes back with the choice kept.
  expect(await approver.textContent('#act-decide-permit-simplified .error-summary')).toMatch(/编号/);
  expect(await permit.locator('input[value=grant]').isChecked()).toBe(true);
  await permit.locator('input[name=licenceNumber]').fill(`${USCC}001P`);
  await permit.locator('button', { hasText: '作出决定' }).click();
  if (await approver.locator('text=还没有办理').count()) await press(approver, '作出决定');
  expect(await approver.textContent('.note')).toContain('决定已作出');
});

test('both certificates come out together; the public page says valid, since when, until when', async () => {
  const page = await as('enterprise2');
  await page.goto(caseAddress);
  await until(page, 'h1 + .tag', '已发证');
  await page.goto(paths.portal());
  expect(await page.locator('a:has-text("下载证照")').count()).toBe(2);
  const certificate = await page.request.get((await page.locator('a:has-text("下载证照")').first().getAttribute('href'))!);
  expect(certificate.headers()['content-type']).toBe('application/pdf');

  const address = (await page.locator('a:has-text("公开查验")').first().getAttribute('href'))!;
  const stranger = await openWindow(browser, app.url, { width: 390 });
  await stranger.page.goto(address);
  expect(await stranger.page.textContent('.verdict strong')).toBe('证照有效');
  expect(await stranger.page.textContent('main')).toMatch(/[0-9a-f]{64}/);
  await stranger.page.goto(paths.verifyCode({ code: 'x'.repeat(22) }));
  expect(await stranger.page.textContent('.verdict strong')).toBe('没有这份证照');
});

test('the content policy was never in the way', () => {
  expect([...windows.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
});
