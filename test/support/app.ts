import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createApp } from '../../api/app';
import { pagesRouter } from '../../api/pages';
import { createApiServices } from '../../runtime/api-services';
import { startCatcher } from '../../runtime/catcher/start';
import { readConfig } from '../../runtime/config';
import { seedPeople } from '../../runtime/embedded/demo/people';
import { createLogger } from '../../runtime/logger';
import { createEffects, createWorker } from '../../runtime/process';
import type { ProcessWorker } from '../../runtime/process';
import { createCore } from '../../runtime/services';
import { freshDatabase } from './database';
import { freshNamespace, temporalAddress } from './temporal';

// Once per test file, before its first worker: the SDK speaks only when something is wrong.
Runtime.install({ logger: new DefaultLogger('WARN') });

export interface AppOptions {
  /** Runs a worker in this process, so that letters, mails and certificates come out. */
  worker?: boolean;
}

/** The whole product in the test's process: its own database with the demo people, its own catcher and task queue. */
export async function startApp({ worker: withWorker = false }: AppOptions = {}) {
  const database = await freshDatabase();
  await seedPeople(database.db);
  const data = mkdtempSync(join(tmpdir(), 'onewindow-app-'));
  const catcher = await startCatcher({ smtpPort: 0, httpPort: 0, data, smsToken: 'test' });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const catcherUrl = `http://127.0.0.1:${catcher.httpPort}`;
  const config = readConfig({
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: await freshNamespace(),
    PUBLIC_URL: url,
    ONEWINDOW_DATA: data,
    ONEWINDOW_EMBEDDED: '1',
    SESSION_SECRET: 'test'.repeat(8),
    SMTP_URL: `smtp://127.0.0.1:${catcher.smtpPort}`,
    SMS_URL: `${catcherUrl}/sms`,
    SMS_TOKEN: 'test',
    CATCHER_URL: catcherUrl,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  });
  const logger = createLogger('test', config.LOG_LEVEL);
  const core = createCore(config, 'test', logger);
  const services = createApiServices(config, core, logger);
  server.on('request', createApp(services, pagesRouter));

  const effects = createEffects(config, core);
  let worker: ProcessWorker | undefined;
  let running: Promise<void> | undefined;
  if (withWorker) {
    // Of the sources, whatever was built last.
    worker = await createWorker(config, effects.activities, { workflowsPath: join(config.root, 'workflows', 'index.ts') });
    running = worker.run();
  }
  return {
    url,
    catcherUrl,
    config,
    core,
    services,
    db: database.db,
    data,
    async stop() {
      worker?.shutdown();
      await running;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await effects.close();
      await core.teller.idle();
      await core.close();
      await catcher.close();
      await database.drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export type App = Awaited<ReturnType<typeof startApp>>;
