import express, { type Express } from 'express';
import type { ApiServices } from './services';

/** Prometheus' door: an application of its own, for a port that only the machine itself reaches. */
export function createMetricsApp({ metrics }: Pick<ApiServices, 'metrics'>): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/metrics', async (_req, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return app;
}
