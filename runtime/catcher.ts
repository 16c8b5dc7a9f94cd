import { z } from 'zod';
import { startCatcher } from './catcher/start';

const Environment = z.object({
  /** Loopback, unless a container network is the wall around it. */
  CATCHER_HOST: z.string().min(1).default('127.0.0.1'),
  SMTP_PORT: z.coerce.number().int().min(0).max(65535).default(1025),
  CATCHER_PORT: z.coerce.number().int().min(0).max(65535).default(1080),
  ONEWINDOW_DATA: z.string().min(1).default('.onewindow'),
  SMS_TOKEN: z.string().min(1),
});

/** The catcher as a process of its own. Its one line on stdout says that it is ready, and on which ports. */
async function main(): Promise<void> {
  const env = Environment.parse(process.env);
  const catcher = await startCatcher({
    host: env.CATCHER_HOST,
    smtpPort: env.SMTP_PORT,
    httpPort: env.CATCHER_PORT,
    data: env.ONEWINDOW_DATA,
    smsToken: env.SMS_TOKEN,
  });
  process.stdout.write(`${JSON.stringify({ ready: true, smtp: catcher.smtpPort, http: catcher.httpPort })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void catcher.close().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
