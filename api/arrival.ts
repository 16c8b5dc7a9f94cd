import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { ApiServices } from './services';

/** Stamps every request: when it arrived (an act is received then, whatever it waits for later), under which id, and how it ended. */
export const setUpArrival =
  ({ logger }: Pick<ApiServices, 'logger'>): RequestHandler =>
  (req, res, next) => {
    req.arrivedAt = Date.now();
    const given = req.get('x-request-id');
    req.requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    res.setHeader('X-Request-Id', req.requestId);
    res.on('finish', () => {
      logger.info(
        {
          requestId: req.requestId,
          method: req.method,
          // The path without its query: a query may carry a person's words.
          path: req.originalUrl.split('?', 1)[0],
          status: res.statusCode,
          ms: Date.now() - req.arrivedAt,
          actor: req.actor?.id,
        },
        'request',
      );
    });
    next();
  };
