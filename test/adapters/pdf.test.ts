import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlNotSupported, type PdfMeta } from '../../adapters/pdf/pdf';
import { createPdfmake } from '../../adapters/pdf/pdfmake';
import { qrDataUri } from '../../adapters/pdf/qr';

const pdf = createPdfmake();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pdf-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8' });
async function print(html: string, meta: Partial<PdfMeta> = {}) {
  const bytes = await pdf.render(html, { title: '标题', ...meta });
  const file = join(folder, 'document.pdf');
  writeFileSync(file, bytes);
  return {
    bytes,
    file,
    text: run('pdftotext', '-raw', file, '-'),
    pages: Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file))?.[1]),
  };
}
const page = (inner: string) => `<section class="letter">${inner}</section>`;

describe('the subset of HTML', () => {
  test('blocks and lines of text', async () => {
    const { text } = await print(
      page(`
        <h1>一级</h1><h2>二级</h2><h3>三级</h3>
        <!-- not printed -->
        <p class="indent">第一段，
           换行之间没有空格；English words
           keep theirs. <strong>粗体</strong>、<b>粗体二</b>、<small>小字</small>，CO<sub>2</sub>、NH₃、10⁵、m³<br>第二行</p>
        <div class="keep">散文字<p class="note">注</p></div>
        <ul><li>项目甲</li><li>项目乙</li></ul><ol><li>第一</li><li>第二</li></ol>
        <hr><hr class="red">`),
    );
    expect(text.replaceAll('\n', '')).toContain(
      '第一段，换行之间没有空格；English words keep theirs. 粗体、粗体二、小字，CO2、NH3、105、m³第二行',
    );
    expect(text).toMatch(/一级\n二级\n三级/);
    expect(text).toContain('散文字\n注');
    expect(text).toMatch(/第一\n1\./);
    expect(text).not.toContain('not printed');
  });

  test('tables: heads repeated on every page, spans, widths', async () => {
    const rows = Array.from({ length: 80 }, (_, i) => `<tr><td>${i + 1}</td><td>第${i + 1}行</td><td>值</td></tr>`).join('');
    const { text, pages } = await print(
      page(`<table class="grid"><colgroup><col width="40"><col><col width="25%"></colgroup>
        <thead><tr><th>序号</th><th colspan="2">内容表头</th></tr></thead>
        <tbody><tr><td rowspan="2">跨行</td><td colspan="2">跨列</td></tr><tr><td>左</td><td>右</td></tr>${rows}</tbody></table>`),
    );
    expect(pages).toBeGreaterThan(1);
    expect(text.match(/内容表头/g)).toHaveLength(pages);
    for (const word of ['跨行', '跨列', '左', '右', '第80行']) expect(text).toContain(word);
  });

  test('sections: pages, margins and footers of their own; page numbers', async () => {
    const { text, pages, file } = await print(
      '<section class="certificate"><p class="certificate">正本</p></section>' +
        '<section class="annex"><h1>副本</h1><footer><p class="fine centre">第<var>page</var>页 共<var>pages</var>页</p></footer></section>',
    );
    expect(pages).toBe(2);
    expect(text).toContain('第2页 共2页');
    expect(text).not.toContain('第1页');
    expect(run('pdfinfo', '-f', '1', '-l', '2', file)).toMatch(
      /Page +1 size: +841\.\d+ x 595.*\n.*Page +2 size: +595\.\d+ x 841/s,
    );
  });

  test('pictures are PNG data without transparency, seals a broken circle', async () => {
    const qr = await qrDataUri('https://example.org/verify/1');
    const { text, file } = await print(page(`<img src="${qr}" width="80" alt="QR"><div class="seal">（印章）<br>演示</div>`));
    expect(text).toContain('（印章）\n演示');
    expect(run('pdfimages', '-list', file)).toMatch(/image .* gray/);
    expect(await qrDataUri('https://example.org/verify/1')).toBe(qr);
  });

  test.each([
    ['<p>outside</p>', /outside of a section/],
    ['text outside', /outside of a section/],
    ['<section class="poster"></section>', /as a section/],
    [page('<script>alert(1)</script>'), /<script>/],
    [page('<p style="color:red">x</p>'), /no attribute style/],
    [page('<p onclick="x()">x</p>'), /no attribute onclick/],
    [page('<p class="blink">x</p>'), /no class blink/],
    [page('<p class="constructor">x</p>'), /no class constructor/],
    [page('<a href="https://example.org">x</a>'), /<a>/],
    [page('<p>a <span><table></table></span></p>'), /inside a line of text/],
    [page('<img src="https://example.org/x.png">'), /data:image\/png/],
    [page('<img src="file:///etc/passwd">'), /data:image\/png/],
    [page('<img src="data:image/svg+xml;base64,PHN2Zz4=">'), /data:image\/png/],
    [page('<table><tr><td>x</td></tr></table>'), /without a colgroup/],
    [page('<table><colgroup><col><col></colgroup><tr><td>x</td></tr></table>'), /too few cells/],
    [page('<table><colgroup><col></colgroup><tr><td>x</td><td>y</td></tr></table>'), /beyond its columns/],
    [page('<table><colgroup><col width="wide"></colgroup><tr><td>x</td></tr></table>'), /width of wide/],
    [page('<ul>text</ul>x<ol><p>x</p></ol>'), /in a list/],
    [page('<p><var>page</var></p>'), /only page and pages, in a footer/],
    [page('<iframe></iframe>'), /<iframe>/],
  ])('%s is refused', async (html, reason) => {
    const failure = await pdf.render(html, { title: 'x' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HtmlNotSupported);
    expect((failure as Error).message).toMatch(reason);
  });
});

test('fonts are embedded as subsets, the file is small, says its title and its date', async () => {
  const { bytes, file } = await print(page('<p>你好</p><p><strong>世界</strong></p>'), { createdAt: Date.UTC(2026, 10, 18) });
  expect(bytes.length).toBeLessThan(30_000);
  const fonts = run('pdffonts', file).trim().split('\n').slice(2);
  expect(fonts).toHaveLength(2);
  for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSansSC-(Regular|Bold).* yes yes yes /);
  const info = run('pdfinfo', file);
  expect(info).toContain('标题');
  expect(info).toMatch(/CreationDate:\s+Wed Nov 18 .*2026/);
  expect(info).not.toMatch(/pdfmake|PDFKit/i);
});

test('the same input gives the same bytes, also when many are made at once', async () => {
  const qr = await qrDataUri('x');
  const html = page(`<h1>标题</h1><p>内容</p><img src="${qr}"><div class="seal">印</div>`);
  const all = await Promise.all(Array.from({ length: 6 }, async () => pdf.render(html, { title: 't', watermark: '演示 DEMO' })));
  for (const bytes of all) expect(bytes.equals(all[0]!)).toBe(true);
});

test('text over the border of a page goes on, a heading is not left behind', async () => {
  const filler = Array.from({ length: 27 }, (_, i) => `<p>段落${i}</p>`).join('');
  for (let lines = 0; lines < 12; lines += 1) {
    const { file } = await print(page(`${filler}${'<p>又一段</p>'.repeat(lines)}<h2>标题在此</h2><p>标题之后</p>`));
    const pages = run('pdftotext', '-raw', file, '-').split('\f');
    const withHeading = pages.find((text) => text.includes('标题在此'));
    expect(withHeading).toContain('标题之后');
  }
});
