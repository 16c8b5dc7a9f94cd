import type { Act, Actor, Decider, Task } from '../decider';
import { Refused } from '../refused';
import { without } from '../without';
import type { Channel, Delivery, Notice, NoticeCommand, NoticeEvent } from './notice';

const initial = (): Notice => ({
  id: '',
  about: { stream: '', kind: 'joint-case' },
  moment: '',
  jurisdiction: '',
  params: {},
  recipients: [],
  deliveries: [],
  requestedAt: 0,
});

const TASK_OF: Record<Channel, 'SendMail' | 'SendSms'> = { mail: 'SendMail', sms: 'SendSms' };

/** One delivery per recipient and channel for which there is an address. */
const deliveriesOf = (recipients: Notice['recipients'], channels: readonly Channel[]): Delivery[] =>
  recipients.flatMap((recipient, i) =>
    channels
      .filter((channel) => (channel === 'mail' ? recipient.email : recipient.phone))
      .map((channel): Delivery => ({ id: `${i}/${channel}`, recipient: i, channel, state: 'waiting', tries: 0 })),
  );

const sendId = ({ id, channel, tries }: Delivery): string => `${TASK_OF[channel]}/${id}/${tries + 1}`;
/** Of a failed delivery: the try that failed. */
const failedId = ({ id, channel, tries }: Delivery): string => `${TASK_OF[channel]}/${id}/${tries}`;

const inState = (notice: Notice, state: Delivery['state']): Delivery[] => notice.deliveries.filter((one) => one.state === state);

const tasks = (notice: Notice): Task[] => [
  ...inState(notice, 'waiting').map((delivery): Task => ({
    id: sendId(delivery),
    kind: TASK_OF[delivery.channel],
    for: 'process',
    subject: delivery.id,
    at: 0,
  })),
  ...inState(notice, 'failed').map((delivery): Task => ({
    id: `RetryTask/${failedId(delivery)}`,
    kind: 'RetryTask',
    for: { role: 'clerk' },
    subject: failedId(delivery),
  })),
];

const inScope = (notice: Notice, actor: Actor): boolean =>
  actor.kind === 'person' && actor.role === 'clerk' && actor.jurisdiction === notice.jurisdiction;

function decide(notice: Notice, { command, actor, receivedAt: at }: Act<NoticeCommand>): NoticeEvent[] {
  if (command.type === 'RetryTask') {
    if (!inScope(notice, actor)) throw new Refused('forbidden');
    const failed = inState(notice, 'failed').find((delivery) => failedId(delivery) === command.task);
    if (!failed) throw new Refused('task-not-failed', { task: command.task }, '/task');
    return [{ type: 'DeliveryRetried', at, delivery: failed.id }];
  }
  if (actor.kind === 'person') throw new Refused('forbidden');
  if (command.type === 'RequestNotice') {
    return notice.id === '' ? [{ ...without(command, 'type'), type: 'NoticeRequested', at }] : [];
  }
  const delivery = inState(notice, 'waiting').find((one) => sendId(one) === command.task);
  if (!delivery) return [];
  if (command.type === 'FailTask') return [{ type: 'DeliveryFailed', at, delivery: delivery.id, reason: command.reason }];
  if (TASK_OF[delivery.channel] !== command.type) return [];
  return [{ type: 'DeliverySent', at, delivery: delivery.id, answer: command.answer }];
}

const onDelivery = (notice: Notice, id: string, change: (delivery: Delivery) => Delivery): Notice => ({
  ...notice,
  deliveries: notice.deliveries.map((delivery) => (delivery.id === id ? change(delivery) : delivery)),
});

function evolve(notice: Notice, event: NoticeEvent): Notice {
  switch (event.type) {
    case 'NoticeRequested': {
      const { at, channels, recipients } = event;
      const requested = without(event, 'type', 'at', 'channels');
      return { ...notice, ...requested, requestedAt: at, deliveries: deliveriesOf(recipients, channels) };
    }
    case 'DeliverySent':
      return onDelivery(notice, event.delivery, (delivery) => ({
        ...delivery,
        state: 'sent',
        answer: event.answer,
        at: event.at,
        tries: delivery.tries + 1,
      }));
    case 'DeliveryFailed':
      return onDelivery(notice, event.delivery, (delivery) => ({
        ...delivery,
        state: 'failed',
        answer: event.reason,
        at: event.at,
        tries: delivery.tries + 1,
      }));
    case 'DeliveryRetried':
      return onDelivery(notice, event.delivery, ({ id, recipient, channel, tries }) => ({
        id,
        recipient,
        channel,
        tries,
        state: 'waiting',
      }));
  }
}

/** A message to people: each delivery is sent, or fails for good and goes to the staff, who may have it tried again. */
export const notice: Decider<Notice, NoticeCommand, NoticeEvent> = {
  kind: 'notice',
  version: 1,
  initial,
  decide,
  evolve,
  tasks,
  closed: (state) => state.id !== '' && state.deliveries.every(({ state: standing }) => standing !== 'waiting'),
  opens: () => [],
  allowed: (state, actor) => (inScope(state, actor) && inState(state, 'failed').length > 0 ? ['RetryTask'] : []),
};
