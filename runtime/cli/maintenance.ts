import type { StreamKind, StreamRef } from '../../domain/decider';
import { rebuild } from '../../stores/rebuild';
import { reconcile } from '../../stores/reconcile';
import { readConfig } from '../config';
import { createLogger } from '../logger';
import { createCore } from '../services';
import type { Core } from '../services';

/** Workflow states that will still do the stream's work. */
const LIVING = new Set(['RUNNING', 'CONTINUED_AS_NEW']);

async function lives(core: Core, stream: StreamRef): Promise<boolean> {
  try {
    const { status } = await core.teller.client.workflow.getHandle(stream.id).describe();
    return LIVING.has(status.name);
  } catch {
    return false;
  }
}

const tasks: Record<string, (core: Core) => Promise<number>> = {
  /** Refolds all streams and writes states and read models anew. */
  async rebuild(core) {
    const count = await rebuild(core.db, await core.rules.current(), (done, of) => {
      if (done % 500 === 0 || done === of) console.log(`${done} of ${of} streams`);
    });
    console.log(`Rebuilt ${count} streams.`);
    return 0;
  },

  /** Says what is not as the events say; exits 1 when there is anything. */
  async reconcile(core) {
    const { streams, events, findings } = await reconcile(core.db, await core.rules.current(), (stream) => lives(core, stream));
    for (const { stream, kind, detail } of findings) console.log(`${kind}  ${stream}  ${detail}`);
    console.log(`${streams} streams, ${events} events, ${findings.length} findings.`);
    return findings.length === 0 ? 0 : 1;
  },

  /** Gives every stream with work left its workflow back, after Temporal's database was lost. */
  async revive(core) {
    const streams = await core
      .db<{ id: string; kind: StreamKind }>('streams')
      .select('id', 'kind')
      .whereNotNull('process_due')
      .whereNull('quarantined');
    let started = 0;
    for (const stream of streams) {
      if (await lives(core, stream)) continue;
      await core.teller.wake(stream);
      started += 1;
    }
    console.log(
      `${streams.length} streams have work left; ${started} workflows started, ${streams.length - started} were alive.`,
    );
    return 0;
  },
};

async function main(): Promise<number> {
  const name = process.argv[2] ?? '';
  const task = tasks[name];
  if (!task) throw new Error(`Say one of: ${Object.keys(tasks).join(', ')}`);
  const config = readConfig();
  const core = createCore(config, name, createLogger(name, 'warn'));
  try {
    return await task(core);
  } finally {
    await core.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
