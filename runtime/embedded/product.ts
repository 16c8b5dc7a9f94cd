import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { projectRoot } from '../config';
import { Child, type ChildSpec } from './child';
import { portAnswers } from './ports';

type Environment = Record<string, string>;

function program(name: string): Pick<ChildSpec, 'command' | 'args'> {
  const file = join(projectRoot(), 'dist', 'runtime', name);
  if (!existsSync(file)) throw new Error(`${file} is not built: npm run build`);
  return { command: process.execPath, args: ['--enable-source-maps', file] };
}

export interface PartOptions {
  environment: Environment;
  logs: string;
}

/** Mail server and SMS gateway that keep everything: SMTP_PORT and CATCHER_PORT in the environment. */
export function catcherChild({ environment, logs }: PartOptions): Child {
  const ports = [environment.SMTP_PORT, environment.CATCHER_PORT].map(Number);
  return new Child({
    name: 'catcher',
    ...program('catcher.js'),
    env: { ...process.env, ...environment },
    log: join(logs, 'catcher.log'),
    answers: async () => (await Promise.all(ports.map(portAnswers))).every(Boolean),
    readyWithin: 30_000,
  });
}

export function apiChild({ environment, logs }: PartOptions): Child {
  return new Child({
    name: 'api',
    ...program('server.js'),
    env: { ...process.env, ...environment },
    log: join(logs, 'api.log'),
    answers: () => isReady(`http://127.0.0.1:${environment.PORT}/ready`),
    readyWithin: 60_000,
  });
}

/** Ready when Temporal sees it asking for work. */
export function workerChild({ environment, logs }: PartOptions): Child {
  return new Child({
    name: 'worker',
    ...program('worker.js'),
    env: { ...process.env, ...environment },
    log: join(logs, 'worker.log'),
    answers: (pid) => asksForWork(pid, environment),
    readyWithin: 60_000,
  });
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

const workflowTasks = 1;

async function asksForWork(pid: number, environment: Environment): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address: environment.TEMPORAL_ADDRESS, connectTimeout: 1_000 });
    const { pollers } = await connection.workflowService.describeTaskQueue({
      namespace: environment.TEMPORAL_NAMESPACE,
      taskQueue: { name: environment.TEMPORAL_TASK_QUEUE },
      taskQueueType: workflowTasks,
    });
    return (pollers ?? []).some((poller) => poller.identity?.startsWith(`${pid}@`));
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
