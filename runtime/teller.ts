import { Client, Connection } from '@temporalio/client';
import type { ConnectionOptions } from '@temporalio/client';
import type { Logger } from 'pino';
import type { StreamKind } from '../domain/decider';
import type { Telling } from '../stores/step-contract';
import { changed } from '../workflows/messages';

/** Names of the workflow functions in workflows/, by stream kind. */
const WORKFLOW: Record<StreamKind, string> = { 'joint-case': 'jointCase', licence: 'licenceLife', notice: 'notice' };

/** More than this many tellings at once costs CPU and gains nothing (design: 60 to 100 a second on two cores). */
const AT_ONCE = 8;
/** Beyond this the sweep is the better way: whatever is dropped stays in `process_due`. */
const BACKLOG = 5000;
const CHECK_EVERY_MS = 2000;

export interface Teller {
  /** Best effort, never throws: whoever is not told is found by the sweep. */
  tell: (streams: Telling[]) => void;
  /** Starts or wakes one workflow and waits for the server's answer; for the sweep and `npm run revive`. */
  wake: (stream: Telling) => Promise<void>;
  state: () => 'up' | 'down';
  /** Resolves when nothing is being told. */
  idle: () => Promise<void>;
  close: () => Promise<void>;
  client: Client;
}

export interface TellerOptions {
  connectionOptions: ConnectionOptions;
  namespace: string;
  taskQueue: string;
  logger: Logger;
}

/** Two tellings of one stream are one, as pressing as both. */
const merged = (first: Telling | undefined, second: Telling): Telling => {
  if (!first) return second;
  const seq = first.seq === undefined || second.seq === undefined ? undefined : Math.max(first.seq, second.seq);
  return { id: second.id, kind: second.kind, ...(seq === undefined ? {} : { seq }) };
};

export function createTeller({ connectionOptions, namespace, taskQueue, logger }: TellerOptions): Teller {
  const connection = Connection.lazy({ ...connectionOptions, connectTimeout: 2000 });
  const client = new Client({ connection, namespace });
  const waiting = new Map<string, Telling>();
  const underWay = new Set<string>();
  let up = true;

  const wake = async ({ id, kind, seq, begins }: Telling): Promise<void> => {
    const options = {
      workflowId: id,
      taskQueue,
      args: [{ id, kind }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    } as const;
    await connection.withDeadline(Date.now() + 5000, async () => {
      // Whatever runs for a stream that has just begun was started after its first events and sees them: no message is needed.
      if (begins) await client.workflow.start(WORKFLOW[kind], options);
      else {
        const signalArgs: [seq?: number] = seq === undefined ? [] : [seq];
        await client.workflow.signalWithStart(WORKFLOW[kind], { ...options, signal: changed, signalArgs });
      }
    });
  };

  const pump = (): void => {
    for (const [id, stream] of waiting) {
      if (underWay.size >= AT_ONCE) return;
      // One telling per stream at a time: a second one waits, because the first may have been looked at already.
      if (underWay.has(id)) continue;
      waiting.delete(id);
      underWay.add(id);
      wake(stream)
        .then(() => mark(true))
        .catch((error: unknown) => {
          mark(false);
          logger.warn({ stream: id, err: error }, 'a workflow could not be told; the sweep will find it');
        })
        .finally(() => {
          underWay.delete(id);
          pump();
        });
    }
  };

  const mark = (now: boolean): void => {
    if (now !== up)
      logger[now ? 'info' : 'warn'](
        now ? 'Temporal answers again' : 'Temporal does not answer; acts go on, deadlines catch up later',
      );
    up = now;
  };

  let checking: Promise<void> = Promise.resolve();
  const check = setInterval(() => {
    checking = connection
      .withDeadline(Date.now() + 1500, () => connection.workflowService.getSystemInfo({}))
      .then(() => mark(true))
      .catch(() => mark(false));
  }, CHECK_EVERY_MS);
  check.unref();

  return {
    client,
    wake,
    state: () => (up ? 'up' : 'down'),
    tell(streams) {
      for (const stream of streams) if (waiting.size < BACKLOG) waiting.set(stream.id, merged(waiting.get(stream.id), stream));
      pump();
    },
    async idle() {
      while (waiting.size + underWay.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async close() {
      clearInterval(check);
      // A check that is still trying again would meet a closed channel.
      await checking;
      await connection.close();
    },
  };
}
