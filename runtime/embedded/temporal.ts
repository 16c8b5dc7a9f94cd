import { Connection } from '@temporalio/client';
import { Child } from './child';
import { freePort } from './ports';

export interface TemporalOptions {
  /** Who starts the process: a supervisor, or nobody in particular. */
  start?: (child: Child) => Promise<void>;
  binary: string;
  log: string;
  /** A free one unless told otherwise. */
  port?: number;
  /** Where its history is kept; in memory without one. */
  databaseFile?: string;
  /** Port of Temporal's own web interface, on loopback; none without one. */
  uiPort?: number;
}

export interface Temporal {
  child: Child;
  address: string;
  uiAddress?: string;
}

/** Time skipping lets tests prove that real timers fire; its key was renamed between versions, and an unknown key is ignored. */
const dynamicConfig = ['frontend.WorkflowTimeSkippingEnabled=true', 'system.workflowTimeSkippingEnabled=true'];

/** Starts Temporal's development server as a process of its own, on loopback. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const port = options.port ?? (await freePort());
  const address = `127.0.0.1:${port}`;
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'];
  if (options.databaseFile) args.push('--db-filename', options.databaseFile);
  if (options.uiPort) args.push('--ui-ip', '127.0.0.1', '--ui-port', String(options.uiPort));
  else args.push('--headless');
  for (const setting of dynamicConfig) args.push('--dynamic-config-value', setting);
  const child = new Child({
    name: 'temporal',
    command: options.binary,
    args,
    env: process.env,
    log: options.log,
    answers: () => serves(address),
    readyWithin: 90_000,
  });
  await (options.start ?? ((each: Child) => each.start()))(child);
  return { child, address, uiAddress: options.uiPort ? `http://127.0.0.1:${options.uiPort}` : undefined };
}

/** Whether the server answers and has its default namespace. */
async function serves(address: string, namespace = 'default'): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 1_000 });
    const { workflowService } = connection;
    await connection.withDeadline(Date.now() + 2_000, () => workflowService.describeNamespace({ namespace }));
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
