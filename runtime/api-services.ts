import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import type { PdfPort } from '../adapters/pdf/pdf';
import { createPdfmake } from '../adapters/pdf/pdfmake';
import { createMetrics } from '../api/metrics';
import type { ApiServices } from '../api/services';
import { createBusinessClock } from '../stores/business-clock';
import { createCalendarLoads } from '../stores/calendar-load';
import { createProcedureLoads } from '../stores/procedure-load';
import { createCatalogue } from '../stores/reference/catalogue';
import type { Config } from './config';
import { isMigrated } from './migrate';
import type { Core } from './services';

const MEGABYTE = 1024 * 1024;

/** What the API and the pages need, over the core. */
export function createApiServices(config: Config, core: Core, logger: Logger): ApiServices {
  // On the storage's own disk, so that a checked upload moves in by a rename.
  const uploadFolder = resolve(config.ONEWINDOW_DATA, 'uploads');
  mkdirSync(uploadFolder, { recursive: true });
  const businessClock = createBusinessClock(core.db, core.teller.tell);
  return {
    config: {
      publicUrl: config.PUBLIC_URL,
      sessionSecret: config.SESSION_SECRET,
      embedded: config.embedded,
      uploadLimits: { bytes: 25 * MEGABYTE, files: 20 },
      uploadFolder,
      ...(config.embedded && config.CATCHER_URL ? { catcherUrl: config.CATCHER_URL } : {}),
      trustedProxies: config.TRUSTED_PROXIES,
    },
    logger,
    db: core.db,
    step: core.step,
    preview: core.preview,
    rules: core.rules.current,
    businessClock,
    calendarLoads: createCalendarLoads(core.db, core.teller.tell),
    procedureLoads: createProcedureLoads(core.db, () => businessClock.now()),
    files: core.files,
    pdf: pdfOnDemand(),
    catalogue: createCatalogue(join(config.root, 'data')),
    renderer: core.renderer,
    temporal: core.teller,
    migrated: () => isMigrated(core.db),
    tell: core.teller.tell,
    metrics: createMetrics(core.db),
  };
}

/** The fonts are read with the first sheet that is asked for, not with every start of the API. */
function pdfOnDemand(): PdfPort {
  let made: PdfPort | undefined;
  return { render: (html, meta) => (made ??= createPdfmake()).render(html, meta) };
}
