import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestWorkflowEnvironment } from '@temporalio/testing';

/** A release of the command line whose server has a skippable clock per workflow. */
const version = 'v1.9.1';

/** Lets the SDK download the command line into the cache, once. Fails at once without a network; where one swallows what is sent, ONEWINDOW_OFFLINE=1 saves the wait. */
export async function downloadTemporal(cache: string): Promise<string> {
  const target = join(cache, `temporal-cli-${version}`);
  if (existsSync(target)) return target;
  if (process.env.ONEWINDOW_OFFLINE) throw new Error('ONEWINDOW_OFFLINE is set');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'download-'));
  try {
    const executable = { type: 'cached-download', version, downloadDir: folder } as const;
    const started = TestWorkflowEnvironment.createLocal({ server: { executable } });
    const environment = await Promise.race([started, sleep(180_000, undefined, { ref: false })]);
    if (!environment) throw new Error('not finished after 3 minutes');
    await environment.teardown();
    const [program] = readdirSync(folder);
    if (!program) throw new Error('the SDK left no program in its download folder');
    chmodSync(join(folder, program), 0o755);
    renameSync(join(folder, program), target);
    return target;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
