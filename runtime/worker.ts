import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../activities';
import { createPdfmake } from '../adapters/pdf/pdfmake';
import { createHttpSms } from '../adapters/sms/http-gateway';
import { createSmtpMail } from '../adapters/mail/smtp';
import { assertHonestClock, createBusinessClock } from '../stores/business-clock';
import { sweepOverdue } from '../stores/sweep';
import { readConfig } from './config';
import { createLogger } from './logger';
import { createCore } from './services';

const SWEEP_EVERY_MS = 15_000;
/** Workflows kept warm; counts workflows, not bytes, so it is set by hand. */
const CACHED_WORKFLOWS = 600;

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
  const mail = createSmtpMail({ url: config.SMTP_URL, from: config.MAIL_FROM });
  const activities = createActivities({
    ...core,
    publicUrl: config.PUBLIC_URL,
    clock: createBusinessClock(core.db, core.teller.tell),
    mail,
    sms: createHttpSms({ url: config.SMS_URL, token: config.SMS_TOKEN }),
    pdf: createPdfmake(),
  });

  const sweep = setInterval(() => {
    sweepOverdue(core.db, core.teller.wake).catch((error: unknown) => logger.warn({ err: error }, 'the sweep could not run'));
  }, SWEEP_EVERY_MS);

  let stopping = false;
  let worker: Worker | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping = true;
      worker?.shutdown();
    });
  }
  while (!stopping) {
    try {
      worker = await createWorker(config, activities);
      logger.info({ queue: config.TEMPORAL_TASK_QUEUE }, 'ready');
      await worker.run();
    } catch (error) {
      logger.warn({ err: error }, 'Temporal is away; trying again');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  clearInterval(sweep);
  await mail.close();
  await core.close();
}

async function createWorker(
  config: ReturnType<typeof readConfig>,
  activities: ReturnType<typeof createActivities>,
): Promise<Worker> {
  const bundle = join(config.root, 'dist', 'workflow-bundle.js');
  return Worker.create({
    connection: await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS }),
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TEMPORAL_TASK_QUEUE,
    ...(existsSync(bundle)
      ? { workflowBundle: { codePath: bundle } }
      : { workflowsPath: join(config.root, 'workflows', 'index.ts') }),
    activities,
    maxCachedWorkflows: CACHED_WORKFLOWS,
    maxConcurrentActivityTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
    stickyQueueScheduleToStartTimeout: '5s',
    shutdownGraceTime: '5s',
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
