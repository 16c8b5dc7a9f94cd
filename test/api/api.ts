import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Router } from 'express';
import { createApp } from '../../api/app';
import type { ApiServices } from '../../api/services';
import { createApiServices } from '../../runtime/api-services';
import { readConfig } from '../../runtime/config';
import { seedPeople } from '../../runtime/embedded/demo/people';
import { createLogger } from '../../runtime/logger';
import { createCore } from '../../runtime/services';
import { freshDatabase } from '../support/database';
import { freshNamespace, temporalAddress } from '../support/temporal';

export interface ApiOptions {
  /** Another database than one of our own. */
  databaseUrl?: string;
  publicUrl?: string;
  trustedProxies?: number;
}

/** REST alone, over a database of its own with the demo people; nothing of the process runs. */
export async function startApi({ databaseUrl, publicUrl, trustedProxies = 0 }: ApiOptions = {}) {
  const database = databaseUrl ? undefined : await freshDatabase();
  if (database) await seedPeople(database.db);
  const data = mkdtempSync(join(tmpdir(), 'onewindow-api-'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = readConfig({
    DATABASE_URL: databaseUrl ?? database?.url,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: await freshNamespace(),
    PUBLIC_URL: publicUrl ?? url,
    TRUSTED_PROXIES: String(trustedProxies),
    ONEWINDOW_DATA: data,
    ONEWINDOW_EMBEDDED: '1',
    SESSION_SECRET: 'test'.repeat(8),
    SMTP_URL: 'smtp://127.0.0.1:1',
    SMS_URL: 'http://127.0.0.1:1/',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  });
  const logger = createLogger('test', config.LOG_LEVEL);
  const core = createCore(config, 'test', logger);
  const services: ApiServices = createApiServices(config, core, logger);
  server.on(
    'request',
    createApp(services, () => Router()),
  );
  return {
    url,
    services,
    core,
    db: core.db,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await core.teller.idle();
      await core.close();
      await database?.drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export type Api = Awaited<ReturnType<typeof startApi>>;
