import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({
  databasePassword: z.string().min(16),
  session: z.string().min(32),
  sms: z.string().min(16),
});

export type Secrets = z.infer<typeof Secrets>;

/** The data folder's own secrets, made once and readable by its owner only. */
export function readSecrets(data: string): Secrets {
  const file = join(data, 'secrets.json');
  if (existsSync(file)) {
    const read = Secrets.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (read.success) return read.data;
    throw new Error(`${file} is damaged. Restore it, or begin anew with: npm start -- --fresh`);
  }
  const make = (bytes: number) => randomBytes(bytes).toString('base64url');
  const secrets: Secrets = { databasePassword: make(24), session: make(48), sms: make(24) };
  mkdirSync(data, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' });
  return secrets;
}
