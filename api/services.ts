import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { FilesPort } from '../adapters/files/files';
import type { PdfPort } from '../adapters/pdf/pdf';
import type { Catalogue } from '../domain/catalogue/catalogue';
import type { StreamRef } from '../domain/decider';
import type { Rules } from '../domain/rules/rules';
import type { BusinessClock } from '../stores/business-clock';
import type { CalendarLoads } from '../stores/calendar-load';
import type { ProcedureLoads } from '../stores/procedure-load';
import type { PreviewStep, Step } from '../stores/step-contract';
import type { Renderer } from '../templates/render';
import type { Metrics } from './metrics';

/** Everything the API needs, wired by runtime/services.ts. */
export interface ApiServices {
  config: ApiConfig;
  logger: Logger;
  db: Knex;
  step: Step;
  preview: PreviewStep;
  /** The law and local settings at a version of the reference data, by default the newest. */
  rules(version?: number): Promise<Rules>;
  businessClock: BusinessClock;
  calendarLoads: CalendarLoads;
  procedureLoads: ProcedureLoads;
  files: FilesPort;
  /** Papers that are made while somebody waits: clock sheets. Letters and certificates are the process's. */
  pdf: PdfPort;
  catalogue: Catalogue;
  renderer: Renderer;
  temporal: { state(): 'up' | 'down' };
  /** Whether every migration of this build is in the database. */
  migrated(): Promise<boolean>;
  /** Tells the workflows of these streams to look again; best effort, never throws. */
  tell(streams: StreamRef[]): void;
  metrics: Metrics;
}

export interface ApiConfig {
  /** Where people reach us, e.g. `https://permits.example.gov.cn`; decides the cookie's `secure` and the QR's address. */
  publicUrl: string;
  sessionSecret: string;
  /** True in the default that starts everything itself: demo accounts, catcher page, business clock. */
  embedded: boolean;
  uploadLimits: UploadLimits;
  /** Folder on the file storage's own disk, where uploads wait until they are checked. */
  uploadFolder: string;
  /** Address of the mail and SMS catcher's HTTP side, embedded only. */
  catcherUrl?: string;
  /** Proxies to trust for the caller's address (Express `trust proxy`); 0 by default. */
  trustedProxies?: number;
}

export interface UploadLimits {
  /** Per file; 25 MB by default. */
  bytes: number;
  /** Files in one request. */
  files: number;
}

/** Look-ups that reading an application needs. */
export type CatalogueLookUps = Pick<Catalogue, 'industry' | 'division'>;
