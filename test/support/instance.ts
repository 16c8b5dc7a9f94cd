import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startInstance, type Instance, type InstanceOptions } from '../../runtime/embedded/instance';

const run = promisify(execFile);

/**
 * A whole product of its own for a test file: built from the sources as they are now, temporary data, free ports, no demo
 * cases. Its parts are processes that `kill` and `restart` act on. Allow `beforeAll` two minutes; call `stop` at the end.
 */
export async function startTestInstance(options: InstanceOptions = {}): Promise<Instance> {
  const launcher = join(__dirname, '..', '..', 'tools', 'run.mjs');
  await run(process.execPath, [launcher, 'build'], { maxBuffer: 16 * 1024 * 1024 }).catch((error: { stdout?: string }) => {
    throw new Error(`The product under test could not be built:\n${error.stdout}`);
  });
  return startInstance({ ...options, environment: { LOG_LEVEL: 'warn', ...options.environment } });
}
