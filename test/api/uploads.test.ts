import { readdirSync } from 'node:fs';
import { until } from '../support/wait';
import { startApi, type Api } from './api';
import { as, type Body, type Client } from './client';

let api: Api;
let clerk: Client;
beforeAll(async () => {
  api = await startApi();
  clerk = await as(api, 'clerk');
});
afterAll(() => api.stop());

const error = (body: Body) => (body.errors as unknown as { pointer: string; code: string; message: string }[])[0];

describe('an upload', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(500, 32), Buffer.from('\n%%EOF\n')]);
  const form = (content: Buffer, name: string) => {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(content)]), name);
    return body;
  };

  test.each<[string, Buffer, string, number, string, RegExp]>([
    ['30 MB', Buffer.concat([pdf, Buffer.alloc(30 * 1024 * 1024)]), 'big.pdf', 413, 'file-too-large', /25 MB/],
    ['a script called PDF', Buffer.from('<script>alert(1)</script>'), 'x.pdf', 415, 'file-type', /PDF/],
    ['an executable', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'x.pdf', 415, 'file-type', /PDF/],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'x.svg', 415, 'file-type', /PDF/],
    ['an empty file', Buffer.alloc(0), 'empty.pdf', 422, 'file-empty', /空/],
  ])('of %s is refused at the field', async (_what, content, name, status, code, words) => {
    const answer = await clerk.post('/api/v1/uploads', form(content, name));
    expect(answer.status).toBe(status);
    expect(error(answer.body)).toMatchObject({ pointer: '/file', code, message: expect.stringMatching(words) as string });
  });

  test.each([
    ['without a boundary', 'multipart/form-data', ''],
    [
      'with a broken header',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="\xf2\x07"\r\n\r\n{}\r\n--x--\r\n',
    ],
    [
      'cut short',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
    ],
  ])('%s is refused as no form', async (_what, type, body) => {
    const answer = await clerk.send('POST', '/api/v1/uploads', body, { 'content-type': type });
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code: 'invalid-form' });
  });

  test('without a file is refused at the field', async () => {
    const answer = await clerk.post('/api/v1/uploads', new FormData());
    expect(error(answer.body)).toMatchObject({ pointer: '/file', code: 'file-required' });
  });

  test('of more than 20 files at once is refused', async () => {
    const body = new FormData();
    for (let i = 0; i < 21; i += 1) body.append('file', new Blob([new Uint8Array(pdf)]), `${i}.pdf`);
    const answer = await clerk.post('/api/v1/uploads', body);
    expect(error(answer.body)).toMatchObject({ pointer: '/file', code: 'too-many-files' });
  });

  test('keeps its Chinese name, loses its folders, and belongs to whoever sent it', async () => {
    const { status, body } = await clerk.post('/api/v1/uploads', form(pdf, '../../etc/环评 报告表.pdf'));
    expect({ status, name: body.name, mime: body.mime, bytes: body.bytes }).toEqual({
      status: 201,
      name: '环评 报告表.pdf',
      mime: 'application/pdf',
      bytes: pdf.length,
    });
    const path = `/api/v1/uploads/${body.id as unknown as string}`;
    const seen = await clerk.get(path);
    expect(seen.status).toBe(200);
    expect(seen.headers.get('content-disposition')).toBe(
      `inline; filename="?? ???.pdf"; filename*=UTF-8''%E7%8E%AF%E8%AF%84%20%E6%8A%A5%E5%91%8A%E8%A1%A8.pdf`,
    );
    expect(seen.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none';.*frame-ancestors 'self'$/);
    expect(seen.headers.get('x-content-type-options')).toBe('nosniff');
    const download = await clerk.get(`${path}?download=1`);
    expect(download.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(download.headers.get('content-type')).toBe('application/octet-stream');
    expect(download.headers.get('content-security-policy')).toMatch(/^sandbox;/);
    expect((await clerk.get(path, { 'if-none-match': seen.headers.get('etag')!, 'cache-control': 'max-age=0' })).status).toBe(
      304,
    );
    expect((await (await as(api, 'eia')).get(path)).status).toBe(404);
  });

  test('leaves nothing behind in the waiting folder', async () => {
    const left = () => readdirSync(api.services.config.uploadFolder);
    await until('the last one to be put away', () => Promise.resolve(left().length === 0));
  });
});
