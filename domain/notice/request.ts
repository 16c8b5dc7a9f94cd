import type { NewStream } from '../decider';
import { moments } from './moments';
import type { Moment, NoticeParams } from './moments';
import type { Notice, NoticeCommand } from './notice';

type Request<M extends Moment> = Pick<Notice, 'id' | 'about' | 'jurisdiction' | 'recipients'> & {
  moment: M;
  params: NoticeParams[M];
};

/** The new stream of a notice, with the channels of its moment. */
export function requestNotice<M extends Moment>(request: Request<M>): NewStream {
  const command: NoticeCommand = { type: 'RequestNotice', ...request, channels: moments[request.moment].channels };
  return { id: request.id, kind: 'notice', command };
}
