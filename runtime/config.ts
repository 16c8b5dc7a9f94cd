import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { ClientConnectConfig } from '@temporalio/envconfig';
import { z } from 'zod';

/** Folder that holds package.json: the same whether the sources or the build run. */
export function projectRoot(from = __dirname): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json not found above ' + __dirname);
  return projectRoot(parent);
}

const port = (fallback: number) => z.coerce.number().int().min(0).max(65535).default(fallback);

const Environment = z.object({
  PORT: port(8080),
  HOST: z.string().default('127.0.0.1'),
  /** Prometheus, on loopback only; one port for the API, the next for the worker. */
  METRICS_PORT: port(0),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(16),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_TASK_QUEUE: z.string().default('onewindow'),
  /** Address that QR codes and mails point to. */
  PUBLIC_URL: z.url().default('http://127.0.0.1:8080'),
  ONEWINDOW_DATA: z.string().default('.onewindow'),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must be an smtp:// address'),
  MAIL_FROM: z.string().default('OneWindow 一窗 <window@onewindow.invalid>'),
  SMS_URL: z.url(),
  SMS_TOKEN: z.string().default(''),
  /** Reverse proxies in front of us whose word about the caller's address is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Mail and SMS catcher of the embedded default; absent anywhere else. */
  CATCHER_URL: z.url().optional(),
  ONEWINDOW_EMBEDDED: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = z.infer<typeof Environment> & {
  embedded: boolean;
  root: string;
  /** How to reach Temporal: address, namespace, and TLS or API key from Temporal's own variables (`TEMPORAL_API_KEY`, `TEMPORAL_TLS…`). */
  temporal: Required<Pick<ClientConnectConfig, 'connectionOptions'>> & { namespace: string };
};

/** The whole environment, read once and validated; throws one error that names every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = Environment.safeParse(env);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete:\n${lines.join('\n')}`);
  }
  const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE } = read.data;
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[0].startsWith('TEMPORAL_') && entry[1] !== undefined,
  );
  const { connectionOptions } = loadClientConnectConfig({
    disableFile: true,
    overrideEnvVars: { ...Object.fromEntries(given), TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE },
  });
  return {
    ...read.data,
    embedded: read.data.ONEWINDOW_EMBEDDED === '1',
    root: projectRoot(),
    temporal: { connectionOptions, namespace: TEMPORAL_NAMESPACE },
  };
}
