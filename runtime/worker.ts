import { DefaultLogger, Runtime } from '@temporalio/worker';
import { assertHonestClock } from '../stores/business-clock';
import { sweepOverdue } from '../stores/sweep';
import { readConfig } from './config';
import { createLogger } from './logger';
import { createEffects, createWorker, workflowCode } from './process';
import type { ProcessWorker } from './process';
import { createCore } from './services';

const SWEEP_EVERY_MS = 15_000;

/** Runs the process's side: workflows, activities and the sweep. Reconnects for as long as Temporal is away. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('worker', config.LOG_LEVEL);
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      logger[level === 'ERROR' ? 'error' : 'warn'](meta ?? {}, message),
    ),
    shutdownSignals: [],
    // The SDK's own Prometheus door, beside the API's: `temporal_workflow_task_execution_failed` and its like.
    ...(config.METRICS_PORT === 0
      ? {}
      : { telemetryOptions: { metrics: { prometheus: { bindAddress: `127.0.0.1:${config.METRICS_PORT + 1}` } } } }),
  });
  const core = createCore(config, 'worker', logger);
  await assertHonestClock(core.db);
  const effects = createEffects(config, core);

  const sweep = setInterval(() => {
    sweepOverdue(core.db, core.teller.wake).catch((error: unknown) => logger.warn({ err: error }, 'the sweep could not run'));
  }, SWEEP_EVERY_MS);

  let stopping = false;
  let worker: ProcessWorker | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping = true;
      worker?.shutdown();
    });
  }
  while (!stopping) {
    try {
      worker = await createWorker(config, effects.activities, workflowCode(config));
      logger.info({ queue: config.TEMPORAL_TASK_QUEUE }, 'ready');
      await worker.run();
    } catch (error) {
      logger.warn({ err: error }, 'Temporal is away; trying again');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  clearInterval(sweep);
  await effects.close();
  await core.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
