import { PROCESS } from '../../../domain/decider';
import { notice } from '../../../domain/notice';
import type { Notice, NoticeCommand, NoticeEvent } from '../../../domain/notice/notice';
import { JURISDICTION, people } from '../people';
import { rules } from '../rules';
import { Stream } from '../stream';

const request: Extract<NoticeCommand, { type: 'RequestNotice' }> = {
  type: 'RequestNotice',
  id: 'case-1-n7',
  about: { stream: 'case-1', kind: 'joint-case' },
  moment: 'N03',
  jurisdiction: JURISDICTION,
  params: { case: '苏园环联〔2026〕1号', n: 2 },
  recipients: [
    { name: '王工', email: 'wang@example.com', phone: '13800000000', locale: 'zh-CN' },
    { name: 'Li', email: 'li@example.com', locale: 'en' },
  ],
  channels: ['mail', 'sms'],
};
const requested = (): Stream<Notice, NoticeCommand, NoticeEvent> => {
  const stream = new Stream(notice, rules);
  stream.act(PROCESS, request, 1000);
  return stream;
};

describe('a notice', () => {
  it('has one delivery per recipient and channel for which there is an address', () => {
    expect(requested().tasks()).toEqual([
      { id: 'SendMail/0/mail/1', kind: 'SendMail', for: 'process', subject: '0/mail', at: 0 },
      { id: 'SendSms/0/sms/1', kind: 'SendSms', for: 'process', subject: '0/sms', at: 0 },
      { id: 'SendMail/1/mail/1', kind: 'SendMail', for: 'process', subject: '1/mail', at: 0 },
    ]);
  });

  it('keeps the server’s answer, and is closed when every delivery is sent or failed', () => {
    const stream = requested();
    stream.act(PROCESS, { type: 'SendMail', task: 'SendMail/0/mail/1', answer: '250 ok' }, 2000);
    stream.act(PROCESS, { type: 'SendSms', task: 'SendSms/0/sms/1', answer: 'gateway-1' }, 2001);
    expect(notice.closed(stream.state)).toBe(false);
    stream.act(PROCESS, { type: 'FailTask', task: 'SendMail/1/mail/1', reason: '550 no such user' }, 2002);
    expect(notice.closed(stream.state)).toBe(true);
    expect(stream.state.deliveries).toEqual([
      { id: '0/mail', recipient: 0, channel: 'mail', state: 'sent', answer: '250 ok', at: 2000, tries: 1 },
      { id: '0/sms', recipient: 0, channel: 'sms', state: 'sent', answer: 'gateway-1', at: 2001, tries: 1 },
      { id: '1/mail', recipient: 1, channel: 'mail', state: 'failed', answer: '550 no such user', at: 2002, tries: 1 },
    ]);
  });

  it('is sent once: a repeated answer does nothing, nor does one of another channel', () => {
    const stream = requested();
    const sent: NoticeCommand = { type: 'SendMail', task: 'SendMail/0/mail/1', answer: '250 ok' };
    expect(stream.act(PROCESS, sent, 2000)).toHaveLength(1);
    expect(stream.act(PROCESS, sent, 2001)).toEqual([]);
    expect(stream.act(PROCESS, { type: 'FailTask', task: 'SendMail/0/mail/1', reason: 'x' }, 2002)).toEqual([]);
    expect(stream.act(PROCESS, { type: 'SendMail', task: 'SendSms/0/sms/1', answer: 'x' }, 2003)).toEqual([]);
    expect(stream.act(PROCESS, request, 2004)).toEqual([]);
  });

  it('that failed is the clerk’s, who has it sent again as another try', () => {
    const stream = requested();
    stream.act(PROCESS, { type: 'FailTask', task: 'SendMail/1/mail/1', reason: '550' }, 2000);
    expect(stream.tasks('RetryTask')).toEqual([
      { id: 'RetryTask/SendMail/1/mail/1', kind: 'RetryTask', for: { role: 'clerk' }, subject: 'SendMail/1/mail/1' },
    ]);
    expect(notice.allowed(stream.state, people.clerk, 0, rules)).toEqual(['RetryTask']);
    stream.act(people.clerk, { type: 'RetryTask', task: 'SendMail/1/mail/1' }, 3000);
    expect(stream.tasks('SendMail').map(({ id }) => id)).toEqual(['SendMail/0/mail/1', 'SendMail/1/mail/2']);
    expect(stream.refusal(people.clerk, { type: 'RetryTask', task: 'SendMail/1/mail/1' }, 3001)?.code).toBe('task-not-failed');
    expect(JSON.parse(JSON.stringify(stream.state))).toStrictEqual(stream.state);
  });

  it.each([
    ['another authority’s clerk', people.elsewhere],
    ['a reviewer', people.eia],
    ['the applicant', people.enterprise],
    ['the administrator', people.admin],
  ])('is not retried by %s', (_who, actor) => {
    const stream = requested();
    stream.act(PROCESS, { type: 'FailTask', task: 'SendMail/1/mail/1', reason: '550' }, 2000);
    expect(stream.refusal(actor, { type: 'RetryTask', task: 'SendMail/1/mail/1' }, 3000)?.code).toBe('forbidden');
    expect(notice.allowed(stream.state, actor, 0, rules)).toEqual([]);
  });

  it('is not sent by a person', () => {
    expect(requested().refusal(people.clerk, { type: 'SendMail', task: 'SendMail/0/mail/1', answer: 'x' }, 2000)?.code).toBe(
      'forbidden',
    );
  });
});
