import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  log,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { ActivityInterfaceFor } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { StreamRef, Task } from '../domain/decider';
import { changed } from './messages';

type Work = Pick<Activities, 'look' | 'step' | 'renderLetter' | 'basisOfIssue' | 'renderCertificate' | 'tellLicence'>;
type Messages = Pick<Activities, 'sendMail' | 'sendSms'>;

/** Tried again for as long as the world is away; only a final failure (non-retryable) ends them. */
const PATIENCE = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' } as const;
/** Work on our own data is done at once by the worker that has the workflow: half the events and half the time of an ordinary activity. */
const atOnce = proxyLocalActivities<Work>({ startToCloseTimeout: '20s', retry: { maximumAttempts: 3 } });
const patient = proxyActivities<Work>({ startToCloseTimeout: '1m', retry: PATIENCE });
/** Messages have a world outside that may be slow: never two tries at once, and a worker that was killed is missed after 10 s. */
export const messages = proxyActivities<Messages>({ startToCloseTimeout: '2m', heartbeatTimeout: '10s', retry: PATIENCE });

type ProcessStep = { type: string } & Record<string, unknown>;

/** How a story works: `work` for our own data, `step` to record what was done. */
export interface Hands {
  work: <Result>(run: (activities: ActivityInterfaceFor<Work>) => Promise<Result>) => Promise<Result>;
  /** Does the task's step: at most once, however often it is called, because the task is gone afterwards. */
  step: (task: Task, command: ProcessStep) => Promise<void>;
}

/** What the process does itself, by task kind. Kinds without an entry need no effect: their step is all there is. */
export type Story = Record<string, (task: Task, hands: Hands) => Promise<void>>;

const isFinal = (error: unknown): boolean =>
  error instanceof ActivityFailure && error.cause instanceof ApplicationFailure && error.cause.nonRetryable === true;

/** At once; after three tries as an ordinary activity, so that a long outage writes no endless history. */
async function attempt<Result>(run: (activities: ActivityInterfaceFor<Work>) => Promise<Result>): Promise<Result> {
  try {
    return await run(atOnce);
  } catch (error) {
    if (isFinal(error)) throw error;
    return run(patient);
  }
}

/**
 * Local activities one after another, never two at once: what was resolved in one order is replayed in the order of its scheduling, and
 * whatever follows from it would differ (docs/decisions/0019-one-local-activity-at-a-time.md).
 */
function newHands(stream: StreamRef): Hands {
  let last: Promise<unknown> = Promise.resolve();
  const work: Hands['work'] = (run) => {
    const result = last.then(() => attempt(run));
    last = result.catch(() => undefined);
    return result;
  };
  return { work, step: (task, command) => work((activities) => activities.step(stream, { ...command, task: task.id })) };
}

const reasonOf = (error: unknown): string => {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof Error ? cause.message.slice(0, 500) : 'unknown';
};

/** What was rendered no longer fits the case; looking again renders anew. */
const isOutdated = (error: unknown): boolean =>
  error instanceof ActivityFailure && error.cause instanceof ApplicationFailure && error.cause.type === 'basis-changed';

const HISTORY_LIMIT = 400;
const AGE_LIMIT_MS = 365 * 24 * 3600 * 1000;

/** Lives as long as its stream: does what the process has to do, sleeps until the next due moment or until told to look again. */
export async function companion(stream: StreamRef, story: Story, again: (stream: StreamRef) => Promise<void>): Promise<void> {
  const hands = newHands(stream);
  let news = true;
  const running = new Set<string>();
  /** Tasks whose failure could not even be recorded: left to the sweep and the staff, or this loop would spin. */
  const givenUp = new Set<string>();
  setHandler(changed, () => {
    news = true;
  });

  const run = async (task: Task): Promise<void> => {
    running.add(task.id);
    try {
      await (story[task.kind] ?? ((plain: Task) => hands.step(plain, { type: plain.kind })))(task, hands);
    } catch (error) {
      if (!isOutdated(error)) {
        try {
          await hands.step(task, { type: 'FailTask', reason: reasonOf(error) });
        } catch (failure) {
          givenUp.add(task.id);
          log.error('a failed task could not be recorded', { task: task.id, reason: reasonOf(failure) });
        }
      }
    } finally {
      running.delete(task.id);
      news = true;
    }
  };

  const born = Date.now();
  for (;;) {
    news = false;
    const { closed, tasks, now, title } = await hands.work((activities) => activities.look(stream));
    if (title) setCurrentDetails(title);
    for (const task of tasks) {
      if (task.for === 'process' && (task.at ?? 0) <= now && !running.has(task.id) && !givenUp.has(task.id)) void run(task);
    }
    if (closed && running.size === 0 && !news) return;
    if (running.size === 0 && !news && (workflowInfo().historyLength > HISTORY_LIMIT || Date.now() - born > AGE_LIMIT_MS))
      return again(stream);
    const next = Math.min(...tasks.map((task) => task.at ?? 0).filter((at) => at > now));
    await (Number.isFinite(next) ? condition(() => news, next - now) : condition(() => news));
  }
}
