import { pino } from 'pino';
import type { Logger } from 'pino';

/** One JSON line per event on standard output; secrets and personal numbers never get in. */
export const createLogger = (name: string, level: string): Logger =>
  pino({ name, level, redact: ['*.password', '*.password_hash', '*.phone', 'req.headers.cookie', 'req.headers.authorization'] });
