import { ulid } from 'ulid';
import { deciderOf } from '../../../domain/deciders';
import type { Actor } from '../../../domain/decider';
import type { Notice } from '../../../domain/notice/notice';
import type { Rules } from '../../../domain/rules/rules';
import type { NoticeRow } from '../../../stores/reads/notices';
import type { Translate } from '../../../templates/i18n';
import type { NoticeLine } from '../../../templates/models/pages/case';
import { slugOf } from '../../commands';
import { paths } from '../../paths';
import { deliveryTag } from '../tags';
import { wordOr } from '../view';

interface Retrying {
  actor: Actor;
  rules: Rules;
  csrf: string;
  now: number;
}

/** A notice with the truth about each delivery; a failed one has its button for those who may send again. */
export function noticeLine(t: Translate, notice: NoticeRow, retrying?: Retrying): NoticeLine {
  return {
    title: wordOr(t, `domain.moment.${notice.moment}`, notice.moment),
    when: t.dateTime(notice.requestedAt.getTime()),
    recipients: notice.recipients.map(({ name, email, phone }) => [name, email, phone].filter(Boolean).join(' · ')),
    deliveries: notice.deliveries.map((delivery) => {
      const task = delivery.state === 'failed' && retrying ? retryTask(notice, delivery.id, retrying) : undefined;
      return {
        channel: t(`domain.delivery.${delivery.channel}`),
        tag: deliveryTag(t, delivery.state),
        answer: delivery.state === 'failed' ? (delivery.answer ?? '') : delivery.at !== undefined ? t.dateTime(delivery.at) : '',
        ...(task && retrying
          ? {
              retry: {
                action: paths.noticeAct({ id: notice.id, command: slugOf('RetryTask') }),
                csrf: retrying.csrf,
                key: ulid(),
                hidden: [{ name: 'task', value: task }],
              },
            }
          : {}),
      };
    }),
  };
}

/** The open task of staff about a failed delivery names it as its subject. */
function retryTask(row: NoticeRow, delivery: string, { actor, rules, now }: Retrying): string | undefined {
  const state: Notice = { ...row, about: { stream: row.about, kind: 'joint-case' }, requestedAt: row.requestedAt.getTime() };
  const decider = deciderOf('notice');
  if (!decider.allowed(state, actor, now, rules).includes('RetryTask')) return undefined;
  return decider.tasks(state, rules).find(({ kind, subject }) => kind === 'RetryTask' && subject?.includes(`/${delivery}/`))
    ?.subject;
}
