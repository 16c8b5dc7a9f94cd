import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  log,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { ActivityInterfaceFor } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { StreamRef, Task } from '../domain/decider';
import { changed } from './messages';

type Work = Pick<Activities, 'look' | 'step' | 'renderLetter' | 'basisOfIssue' | 'renderCertificate' | 'tellLicence'>;
/** What is next, as the last look or step saw it. */
type Seen = Awaited<ReturnType<Activities['look']>>;
type Messages = Pick<Activities, 'sendMail' | 'sendSms'>;

/** Tried again for as long as the world is away; only a final failure (non-retryable) ends them. */
const PATIENCE = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' } as const;
/** Work on our own data is done at once by the worker that has the workflow: half the events and half the time of an ordinary activity. */
const atOnce = proxyLocalActivities<Work>({ startToCloseTimeout: '20s', retry: { maximumAttempts: 3 } });
const patient = proxyActivities<Work>({ startToCloseTimeout: '1m', retry: PATIENCE });
/** Messages have a world outside that may be slow: never two tries at once, and a worker that was killed is missed after 10 s. */
export const messages = proxyActivities<Messages>({ startToCloseTimeout: '2m', heartbeatTimeout: '10s', retry: PATIENCE });

type ProcessStep = { type: string } & Record<string, unknown>;

/** Steps that earlier versions recorded say nothing: their workflows look. */
type Next = Seen | undefined;

/** How a story works: `work` for our own data, `step` to record what was done. */
export interface Hands {
  work: <Result>(run: (activities: ActivityInterfaceFor<Work>) => Promise<Result>) => Promise<Result>;
  /** Does the task's step: at most once, however often it is called, because the task is gone afterwards. Says what is next. */
  step: (task: Task, command: ProcessStep) => Promise<Next>;
}

/** What the process does itself, by task kind. Kinds without an entry need no effect: their step is all there is. */
export type Story = Record<string, (task: Task, hands: Hands) => Promise<Next>>;

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
/** Moments that are nearer to each other are one: a look takes its time. */
const SAME_MS = 5_000;

/** One timer, kept as long as the moment that it waits for stays the same. */
function newAlarm(ring: () => void) {
  let set: { at: number; scope: CancellationScope } | undefined;
  return (inMs: number): void => {
    const at = Date.now() + inMs;
    if (set && Math.abs(at - set.at) < SAME_MS) return;
    set?.scope.cancel();
    set = undefined;
    if (!Number.isFinite(at)) return;
    const mine = { at, scope: new CancellationScope() };
    set = mine;
    mine.scope
      .run(() => sleep(inMs))
      .then(
        () => {
          set = undefined;
          ring();
        },
        () => undefined,
      );
  };
}

/** Lives as long as its stream: does what the process has to do, sleeps until the next due moment or until told to look again. */
export async function companion(stream: StreamRef, story: Story, again: (stream: StreamRef) => Promise<void>): Promise<void> {
  const hands = newHands(stream);
  let news = true;
  /** What the step that ended last saw, until it is acted upon. */
  let fresh: Next;
  let seen = 0;
  const running = new Set<string>();
  /** Tasks whose failure could not even be recorded: left to the sweep and the staff, or this loop would spin. */
  const givenUp = new Set<string>();
  setHandler(changed, (seq) => {
    if (seq === undefined || seq > seen) news = true;
  });
  const setAlarm = newAlarm(() => {
    news = true;
  });

  const run = async (task: Task): Promise<void> => {
    running.add(task.id);
    let next: Next;
    try {
      next = await (story[task.kind] ?? ((plain: Task) => hands.step(plain, { type: plain.kind })))(task, hands);
    } catch (error) {
      if (!isOutdated(error)) {
        try {
          next = await hands.step(task, { type: 'FailTask', reason: reasonOf(error) });
        } catch (failure) {
          givenUp.add(task.id);
          log.error('a failed task could not be recorded', { task: task.id, reason: reasonOf(failure) });
        }
      }
    } finally {
      running.delete(task.id);
      if (next?.seq === undefined) news = true;
      else fresh = next;
    }
  };

  const look = async (): Promise<Seen> => {
    news = false;
    const now = await hands.work((activities) => activities.look(stream));
    fresh = undefined;
    return now;
  };

  const born = Date.now();
  for (;;) {
    const { seq, closed, tasks, now, title } = (!news && fresh) || (await look());
    fresh = undefined;
    seen = seq ?? 0;
    if (title) setCurrentDetails(title);
    for (const task of tasks) {
      if (task.for === 'process' && (task.at ?? 0) <= now && !running.has(task.id) && !givenUp.has(task.id)) void run(task);
    }
    if (closed && running.size === 0 && !news) return;
    if (running.size === 0 && !news && (workflowInfo().historyLength > HISTORY_LIMIT || Date.now() - born > AGE_LIMIT_MS))
      return again(stream);
    const next = Math.min(...tasks.map((task) => task.at ?? 0).filter((at) => at > now));
    // A look that an earlier version recorded: its timers are replayed as they were set.
    if (seq === undefined) {
      await (Number.isFinite(next) ? condition(() => news, next - now) : condition(() => news));
    } else {
      setAlarm(next - now);
      await condition(() => news || fresh !== undefined);
    }
  }
}
