import type { Progress } from '../stores/calendar-load';
import type { ApiServices } from './services';

/** Every so many cases the log says how far a long computation is. */
const SAID_EVERY = 1_000;

export const saying =
  ({ logger }: Pick<ApiServices, 'logger'>): Progress =>
  (done, of) => {
    if (of >= SAID_EVERY && (done % SAID_EVERY === 0 || done === of))
      logger.info({ done, of }, 'open cases computed on another calendar');
  };
