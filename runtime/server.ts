import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createApp } from '../api/app';
import { createMetricsApp } from '../api/metrics-app';
import { pagesRouter } from '../api/pages';
import { assertHonestClock } from '../stores/business-clock';
import { createApiServices } from './api-services';
import { readConfig } from './config';
import { createLogger } from './logger';
import { createCore } from './services';

const listen = (app: RequestListener, port: number, host: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });

/** Runs the API and the pages; metrics on loopback only. Ends on SIGTERM once the requests under way are answered. */
async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger('api', config.LOG_LEVEL);
  const core = createCore(config, 'api', logger);
  await assertHonestClock(core.db);
  const services = createApiServices(config, core, logger);
  const servers = [
    await listen(createApp(services, pagesRouter), config.PORT, config.HOST),
    await listen(createMetricsApp(services), config.METRICS_PORT, '127.0.0.1'),
  ];
  logger.info({ port: config.PORT }, 'ready');

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      for (const server of servers) {
        server.close();
        server.closeIdleConnections();
      }
      void core.teller
        .idle()
        .then(() => core.close())
        .finally(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
