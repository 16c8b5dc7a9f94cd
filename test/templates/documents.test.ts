import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPdfmake } from '../../adapters/pdf/pdfmake';
import { qrDataUri } from '../../adapters/pdf/qr';
import { contentHash, renderDocument, type ContentOf, type DocumentName } from '../../templates/documents';
import { createTranslator } from '../../templates/i18n';
import { createRenderer } from '../../templates/render';
import {
  acceptance,
  correction,
  eiaApproval,
  hearingNotice,
  hearingRight,
  permit,
  receipt,
  refusal,
  wasteLicence,
} from './support/documents';

const templates = join(__dirname, '../../templates');
const renderer = createRenderer({ folder: templates, translator: createTranslator(join(templates, 'locales')) });
const pdf = createPdfmake();
const url = 'http://127.0.0.1:8080/verify/k3Jd8s0QmPz7xV1bLrT5aw';

let folder: string;
beforeAll(() => {
  // DOCUMENTS_TO keeps the files, to be looked at.
  folder = process.env.DOCUMENTS_TO ?? mkdtempSync(join(tmpdir(), 'documents-'));
  mkdirSync(folder, { recursive: true });
});
afterAll(() => {
  if (!process.env.DOCUMENTS_TO) rmSync(folder, { recursive: true });
});

async function print<Name extends DocumentName>(
  name: Name,
  content: ContentOf<Name>,
  { locale = 'zh-CN', demo = true }: { locale?: 'zh-CN' | 'en'; demo?: boolean } = {},
) {
  const document = renderDocument(renderer, name, locale, content, { verify: { url, qr: await qrDataUri(url) }, demo });
  const started = process.cpuUsage();
  const bytes = await pdf.render(document.html, document.meta);
  const { user, system } = process.cpuUsage(started);
  const ms = (user + system) / 1000;
  const file = join(folder, `${name.replace('documents/', '')}-${content.code}-${locale}.pdf`);
  writeFileSync(file, bytes);
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2);
  return {
    file,
    document,
    bytes,
    text: text.replace(/\s+/g, ''),
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    info,
    fonts,
    ms,
  };
}

const cases = [
  ['documents/receipt', receipt, 1, ['申请材料收件回执', '2026年11月19日前', '环境影响报告表（报批稿）']],
  ['documents/correction-notice', correction, 1, ['一次性补正告知书', '补正下列2项', '非甲烷总烃的监测频次', '2026年12月2日前']],
  [
    'documents/acceptance-notice',
    acceptance,
    1,
    ['受理通知书', '2026年12月16日', '生态环境法典第一百零二条第二款（对应：环境影响评价法', '依法自收到材料之日起受理'],
  ],
  ['documents/decision-refusal', { ...refusal('L21'), heardOn: '2026-12-10' }, 2, ['根据听证笔录作出']],
  ['documents/hearing-right', hearingRight, 1, ['听证权利告知书', '示例社区居民委员会', '2026年11月30日前']],
  ['documents/hearing-notice', hearingNotice, 1, ['听证通知书', '2026年12月10日', '周明', '第四十五条']],
  ['documents/decision-refusal', refusal('L04'), 1, ['不予受理决定书', '江苏省生态环境厅', '六十日', '六个月']],
  ['documents/decision-refusal', refusal('L21'), 1, ['不予行政许可决定书', '无锡市人民政府', '有管辖权的人民法院']],
  [
    'documents/decision-refusal',
    refusal('L23'),
    2,
    ['关于不予批准年产5000吨包装印刷扩建项目生态环境影响报告表的决定', '不得开工建设'],
  ],
  [
    'documents/eia-approval',
    eiaApproval,
    3,
    ['扩建项目生态环境影响报告表的批复', '1,200,000.5', '（3）废油墨桶', '七、监督检查', '抄送'],
  ],
  [
    'documents/discharge-permit',
    permit,
    3,
    [
      '排污许可证',
      '正本',
      '排污许可证副本',
      '91320506MA1EXAMP0M001Q',
      '自2026年12月8日至2031年12月7日止',
      'DA001',
      '50mg/m³',
      '六、其他要求',
    ],
  ],
  [
    'documents/waste-licence',
    wasteLicence,
    3,
    [
      '危险废物经营许可证',
      '正本',
      '危险废物经营许可证副本',
      '示例3202020001',
      '贮存、处置设施地址',
      'HW08废矿物油与含矿物油废物、HW49其他废物',
      '23,000吨/年',
      '自2026年12月8日至2031年12月7日止',
      '900-249-08',
      '91320506MA1EXAMP0M001V',
      '届满三十个工作日前提出换证申请',
      '四、许可条件',
    ],
  ],
] as const;

test.each(cases)('%s %#', async (name, content, maxPages, words) => {
  const { document, bytes, text, pages, info, fonts } = await print(name, content as never);
  for (const word of [
    ...words,
    content.issuer,
    content.number,
    content.party.name,
    '（印章）',
    '演示',
    url,
    document.contentHash,
  ])
    expect(text).toContain(word.replace(/\s+/g, ''));
  expect(bytes.length).toBeLessThan(500 * 1024);
  expect(pages).toBeLessThanOrEqual(maxPages);
  expect(info).toContain(content.number);
  // Every font embedded, as a subset, with its characters named.
  expect(fonts.length).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSansSC-(Regular|Bold).* yes yes yes /);
});

test('the same content gives the same bytes, in the other order of keys too', async () => {
  const reordered = Object.fromEntries(Object.entries(permit).reverse()) as unknown as typeof permit;
  const [one, two] = [await print('documents/discharge-permit', permit), await print('documents/discharge-permit', reordered)];
  expect(two.document.contentHash).toBe(one.document.contentHash);
  expect(two.bytes.equals(one.bytes)).toBe(true);
});

test('the content hash is SHA-256 of canonical JSON and moves with every fact', () => {
  const canonical = (value: unknown): string =>
    Array.isArray(value)
      ? `[${value.map(canonical).join(',')}]`
      : value !== null && typeof value === 'object'
        ? `{${Object.keys(value)
            .sort()
            .map((key) => `${JSON.stringify(key)}:${canonical((value as Record<string, unknown>)[key])}`)
            .join(',')}}`
        : JSON.stringify(value);
  expect(contentHash(permit)).toBe(createHash('sha256').update(canonical(permit)).digest('hex'));
  expect(contentHash({ ...permit, validTo: '2031-12-08' } as typeof permit)).not.toBe(contentHash(permit));
});

test('outside of a demonstration nothing says demo', async () => {
  const { document, text } = await print('documents/receipt', receipt, { demo: false });
  expect(document.meta.watermark).toBeUndefined();
  expect(text.replaceAll('（演示）', '')).not.toContain('演示');
});

test('English labels around the Chinese facts, which bind', async () => {
  for (const [name, content] of cases) {
    const { text } = await print(name, content as never, { locale: 'en' });
    expect(text).toContain('theChinesetextisthebindingone');
    expect(text).toContain(content.party.name);
  }
});

test('markup in what people wrote stays text', async () => {
  const { text } = await print('documents/receipt', { ...receipt, project: '<script>alert(1)</script> & <b>项目</b>' });
  expect(text).toContain('<script>alert(1)</script>&<b>项目</b>');
});

test('a large permit: 60 outlets, still small and quick enough', async () => {
  const outlets = Array.from({ length: 60 }, (_, i) => ({
    ...permit.outlets[i % 2]!,
    code: `DA${String(i + 1).padStart(3, '0')}`,
  }));
  const { bytes, pages } = await print('documents/discharge-permit', { ...permit, outlets });
  expect(bytes.length).toBeLessThan(500 * 1024);
  expect(pages).toBeLessThan(12);
});

test('a collection licence names no facility and tells to pass on what was collected (办法 10, 20)', async () => {
  const content = {
    ...wasteLicence,
    licenceKind: '危险废物收集经营许可证',
    facilityAddress: '',
    facilities: [],
    storage: [],
    collecting: true,
  };
  const { text } = await print('documents/waste-licence', content);
  expect(text).toContain('九十个工作日内');
  for (const word of ['贮存、处置设施地址', '减压蒸馏', '危险废物暂存库']) expect(text).not.toContain(word);
});

test('the original is one page, with long names too', async () => {
  const address = '江苏省苏州市苏州工业园区星湖街道独墅湖科教创新区示例路一百二十八号示例国际科技园第三期第五栋东侧';
  const { file } = await print('documents/discharge-permit', {
    ...permit,
    party: { ...permit.party, name: '苏州工业园区示例精密电子化学品新材料（中国）股份有限公司苏州第二分公司', address },
    site: address,
    issuer: '苏州工业园区生态环境局（演示）',
    industry: '3985 电子专用材料制造，2614 有机化学原料制造，2661 化学试剂和助剂制造，2669 其他专用化学产品制造',
  });
  const [first, second] = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).split('\f');
  for (const word of ['发证日期', '内容校验码', '不具有法律效力']) expect(first).toContain(word);
  expect(second).toMatch(/^排污许可证副本/);
});

test('a certificate is made at a price that is printed (400 ms of this process are allowed once warm)', async () => {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) times.push((await print('documents/discharge-permit', permit)).ms);
  expect(times).toHaveLength(5);
  process.stdout.write(`discharge permit: ${Math.min(...times).toFixed(0)} ms\n`);
});
