import { join } from 'node:path';
import type { Logger } from 'pino';
import { createLocalFiles } from '../adapters/files/local';
import { openDatabase } from '../stores/database';
import { createLook } from '../stores/look';
import { createRulesSource } from '../stores/reference/rules';
import { createPreview, createStep } from '../stores/step';
import { createRenderer } from '../templates/render';
import { createTranslator } from '../templates/i18n';
import type { Config } from './config';
import { createTeller } from './teller';

/** What the API and the worker have in common, wired once. Close it with `close()`. */
export function createCore(config: Config, name: string, logger: Logger) {
  const db = openDatabase(config.DATABASE_URL, {
    name: `onewindow-${name}`,
    pool: { min: 2, max: config.DATABASE_POOL },
    warn: (message) => logger.warn({ detail: String(message) }, 'database'),
  });
  const rules = createRulesSource(db);
  const teller = createTeller({
    ...config.temporal,
    taskQueue: config.TEMPORAL_TASK_QUEUE,
    logger,
  });
  const deps = {
    db,
    rules,
    tell: teller.tell,
    quarantined(stream: { id: string }, error: unknown) {
      logger.error({ stream: stream.id, err: error }, 'stream quarantined: its rules threw; see npm run rebuild');
    },
  };
  const templates = join(config.root, 'templates');
  const translator = createTranslator(join(templates, 'locales'));
  return {
    db,
    rules,
    teller,
    step: createStep(deps),
    preview: createPreview(deps),
    look: createLook(deps),
    files: createLocalFiles(join(config.ONEWINDOW_DATA, 'files')),
    renderer: createRenderer({ folder: templates, translator }),
    async close() {
      await teller.close();
      await db.destroy();
    },
  };
}

export type Core = ReturnType<typeof createCore>;
