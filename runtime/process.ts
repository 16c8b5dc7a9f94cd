import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { WorkerOptions } from '@temporalio/worker';
import { createActivities } from '../activities';
import { createSmtpMail } from '../adapters/mail/smtp';
import { createPdfmake } from '../adapters/pdf/pdfmake';
import { createHttpSms } from '../adapters/sms/http-gateway';
import { createBusinessClock } from '../stores/business-clock';
import { createCatalogue } from '../stores/reference/catalogue';
import { createNotices } from '../templates/notices';
import type { Config } from './config';
import type { Core } from './services';

/** Workflows kept warm; counts workflows, not bytes, so it is set by hand. */
const CACHED_WORKFLOWS = 600;

/** The effects of the process on the world, wired. `close` ends the mail connections. */
export function createEffects(config: Config, core: Core) {
  const mail = createSmtpMail({ url: config.SMTP_URL, from: config.MAIL_FROM });
  const catalogue = createCatalogue(join(config.root, 'data'));
  const activities = createActivities({
    ...core,
    publicUrl: config.PUBLIC_URL,
    clock: createBusinessClock(core.db, core.teller.tell),
    mail,
    sms: createHttpSms({ url: config.SMS_URL, token: config.SMS_TOKEN }),
    pdf: createPdfmake(),
    notices: createNotices({ renderer: core.renderer, publicUrl: config.PUBLIC_URL }),
    industryName: (code) => catalogue.industry(code)?.nameZh ?? '',
    wasteClassName: (hwClass) => catalogue.wasteClassName(hwClass),
  });
  return { activities, close: () => mail.close() };
}

/** Code of the workflows: the pre-built bundle where there is one, otherwise bundled from the sources (a few seconds). */
export const workflowCode = (config: Config): Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'> => {
  const codePath = join(config.root, 'dist', 'workflow-bundle.js');
  return existsSync(codePath) ? { workflowBundle: { codePath } } : { workflowsPath: join(config.root, 'workflows', 'index.ts') };
};

export interface ProcessWorker {
  /** Resolves once it has shut down in good order; rejects when Temporal is lost for good. */
  run: () => Promise<void>;
  shutdown: () => void;
}

/** A worker on the configured queue, with a connection of its own; throws while Temporal is away. */
export async function createWorker(
  config: Config,
  activities: ReturnType<typeof createActivities>,
  code: Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'>,
): Promise<ProcessWorker> {
  const connection = await NativeConnection.connect(config.temporal.connectionOptions);
  const worker = await Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: config.TEMPORAL_TASK_QUEUE,
    ...code,
    activities,
    maxCachedWorkflows: CACHED_WORKFLOWS,
    maxConcurrentActivityTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
    stickyQueueScheduleToStartTimeout: '5s',
    shutdownGraceTime: '5s',
  });
  return {
    run: () => worker.run().finally(() => connection.close()),
    shutdown: () => worker.shutdown(),
  };
}
