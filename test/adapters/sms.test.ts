import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpSms } from '../../adapters/sms/http-gateway';
import { SmsAway, SmsRefused } from '../../adapters/sms/sms';
import { startCatcher, type Catcher } from '../../runtime/catcher/start';
import type { CaughtMessage } from '../../runtime/catcher/outbox';

let data: string;
let catcher: Catcher;
const base = () => `http://127.0.0.1:${catcher.httpPort}`;
const sms = (token = 'secret') => createHttpSms({ url: `${base()}/sms`, token });
const fault = async (body: object) =>
  fetch(`${base()}/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const caught = async () => (await fetch(`${base()}/messages.json?channel=sms`)).json() as Promise<CaughtMessage[]>;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'catcher-'));
  catcher = await startCatcher({ smtpPort: 0, httpPort: 0, data, smsToken: 'secret' });
});
afterEach(async () => {
  await catcher.close();
  rmSync(data, { recursive: true });
});

test('a text goes out once, however often it is sent under its id', async () => {
  const message = { id: 'notice-1/0/sms', to: '13800000000', text: '【园区生态环境】申请已受理。' };
  const first = await sms().send(message);
  expect(await sms().send(message)).toEqual(first);
  expect(await caught()).toMatchObject([{ id: first.answer, channel: 'sms', to: ['13800000000'], text: message.text }]);
});

test('an answer lost after the gateway took the text: the second try finds it', async () => {
  await fault({ sms: 'drop-after-200' });
  const message = { id: 'notice-2/0/sms', to: '13800000000', text: 'x' };
  await expect(sms().send(message)).rejects.toBeInstanceOf(SmsAway);
  await sms().send(message);
  expect(await caught()).toHaveLength(1);
});

test('a text the gateway will never take is refused; its outage and our wrong token are not refusals', async () => {
  await expect(sms().send({ id: '1', to: 'not a number', text: 'x' })).rejects.toBeInstanceOf(SmsRefused);
  await fault({ sms: '503' });
  await expect(sms().send({ id: '2', to: '13800000000', text: 'x' })).rejects.toBeInstanceOf(SmsAway);
  await expect(sms('wrong').send({ id: '3', to: '13800000000', text: 'x' })).rejects.toBeInstanceOf(SmsAway);
  const nobody = createHttpSms({ url: 'http://127.0.0.1:9/sms', token: 'secret' });
  await expect(nobody.send({ id: '4', to: '13800000000', text: 'x' })).rejects.toMatchObject({ code: 'ECONNECTION' });
  expect(await caught()).toEqual([]);
});
