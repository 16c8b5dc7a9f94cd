import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailRefused, type MailMessage } from '../../adapters/mail/mail';
import { createSmtpMail } from '../../adapters/mail/smtp';
import { startCatcher, type Catcher } from '../../runtime/catcher/start';
import type { CaughtMessage } from '../../runtime/catcher/outbox';

let data: string;
let catcher: Catcher;
const start = async () => startCatcher({ smtpPort: 0, httpPort: 0, data, smsToken: 'secret' });
const get = async <T>(path: string): Promise<T> =>
  (await fetch(`http://127.0.0.1:${catcher.httpPort}${path}`)).json() as Promise<T>;
const fault = async (body: object) =>
  fetch(`http://127.0.0.1:${catcher.httpPort}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const port = () =>
  createSmtpMail({ url: `smtp://127.0.0.1:${catcher.smtpPort}`, from: 'OneWindow 一窗 <window@bureau.example>' });
const message = (change: Partial<MailMessage> = {}): MailMessage => ({
  messageId: '01JDA-0/mail@bureau.example',
  to: { name: '王工 "QA"', address: 'wang@plant.example' },
  subject: '[园区生态环境] 联合申请已受理',
  text: '您好：\n\n申请已受理。\n.\n第一行以点开头也不丢。',
  html: '<p>申请<strong>已受理</strong></p>',
  ...change,
});
const sent = async (to: string) => get<CaughtMessage[]>(`/messages.json?channel=mail&to=${encodeURIComponent(to)}`);

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'catcher-'));
  catcher = await start();
});
afterAll(async () => {
  await catcher.close();
  rmSync(data, { recursive: true });
});

test('a mail arrives as it was written, under its own Message-ID', async () => {
  const mail = port();
  const { answer } = await mail.send(message());
  expect(answer).toMatch(/^250 2\.0\.0 Taken as /);
  await mail.close();
  const [summary] = await sent('wang@plant.example');
  const caught = await get<CaughtMessage>(`/messages/${summary?.id}`);
  expect(caught).toMatchObject({
    channel: 'mail',
    to: ['wang@plant.example'],
    from: '"OneWindow 一窗" <window@bureau.example>',
    subject: message().subject,
    html: expect.stringContaining('<strong>已受理</strong>') as unknown,
    messageId: message().messageId,
  });
  expect(caught.text.trim()).toBe(message().text);
});

test('line ends in names and subjects make no new headers', async () => {
  const mail = port();
  await mail.send(
    message({
      to: { name: 'x\r\nBcc: other@evil.example', address: 'inject@plant.example' },
      subject: 'y\r\nBcc: other@evil.example\r\n\r\nbody',
    }),
  );
  const [caught] = await sent('inject@plant.example');
  expect(caught?.subject).toBe('y Bcc: other@evil.example body');
  expect(await sent('other@evil.example')).toEqual([]);
  for (const address of [
    'a@b.example\r\nRCPT TO:<c@d.example>',
    'a b@c.example',
    '<a@b.example>',
    'a@b.example,c@d.example',
    '',
    'a@',
  ])
    await expect(mail.send(message({ to: { name: '', address } }))).rejects.toBeInstanceOf(MailRefused);
  await expect(mail.send(message({ messageId: 'x>\r\nBcc: a@b.example' }))).rejects.toBeInstanceOf(MailRefused);
  await mail.close();
});

test('5xx is final, 4xx and broken connections are not', async () => {
  const mail = port();
  await fault({ smtp: '550' });
  await expect(mail.send(message({ to: { name: '', address: 'gone@plant.example' } }))).rejects.toMatchObject({
    constructor: MailRefused,
    message: expect.stringMatching(/^550 5\.1\.1/) as unknown,
  });
  await fault({ smtp: '421' });
  const busy = await mail.send(message({ to: { name: '', address: 'busy@plant.example' } })).catch((error: unknown) => error);
  expect(busy).toBeInstanceOf(Error);
  expect(busy).not.toBeInstanceOf(MailRefused);
  await mail.send(message({ to: { name: '', address: 'busy@plant.example' } }));
  expect(await sent('busy@plant.example')).toHaveLength(1);
  await mail.close();
});

test('an answer lost after the server took the mail: a second try is the same Message-ID', async () => {
  const mail = port();
  const to = { name: '', address: 'twice@plant.example' };
  await fault({ smtp: 'drop-after-250' });
  await expect(mail.send(message({ to }))).rejects.not.toBeInstanceOf(MailRefused);
  expect((await mail.send(message({ to }))).answer).toMatch(/^250/);
  const both = await sent('twice@plant.example');
  expect(both.map(({ messageId }) => messageId)).toEqual([message().messageId, message().messageId]);
  await mail.close();
});

test('no server, or one that never speaks, fails without being a refusal', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => silent.close(() => resolve()));
  const mail = createSmtpMail({ url, from: 'a@b.example' });
  await expect(mail.send(message())).rejects.toMatchObject({
    code: expect.stringMatching(/ESOCKET|ECONNECTION|ECONNREFUSED/) as unknown,
  });
  await mail.close();
  expect(() => createSmtpMail({ url: 'http://x', from: 'a@b.example' })).toThrow(/Not an SMTP address/);
});

test('what was caught survives a restart and is listed from a point on', async () => {
  const before = await get<CaughtMessage[]>('/messages.json');
  expect(before.length).toBeGreaterThan(3);
  await catcher.close();
  catcher = await start();
  expect(await get('/messages.json')).toEqual(before);
  expect(await get<CaughtMessage[]>(`/messages.json?after=${before[1]?.id}`)).toEqual(before.slice(2));
  expect((await fetch(`http://127.0.0.1:${catcher.httpPort}/messages/..%2Fsecret`)).status).toBe(404);
});
