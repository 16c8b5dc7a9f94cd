import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instance } from '../../runtime/embedded/instance';
import { commandOf, isAlive } from '../../runtime/embedded/processes';
import { startTestInstance } from '../support/instance';
import { killWhole } from '../support/postgres-processes';
import { until } from '../support/wait';

let instance: Instance;
const readiness = async () => {
  const response = await fetch(`${instance.address}/ready`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

beforeAll(async () => {
  instance = await startTestInstance();
});
afterAll(() => instance?.stop());

describe('an instance', () => {
  it('is five processes, ready when it says so', async () => {
    const pids = Object.entries(instance.pids);
    expect(pids.map(([name]) => name).toSorted()).toEqual(['api', 'catcher', 'postgres', 'temporal', 'worker']);
    expect(new Set(pids.map(([, pid]) => pid)).size).toBe(5);
    expect(commandOf(instance.pids.worker ?? 0)).toContain('dist/runtime/worker.js');
    expect(await readiness()).toMatchObject({ status: 200, body: { postgres: 'up', temporal: 'up' } });
  });

  it('lets its API be killed and comes back on the same address', async () => {
    const { api } = instance.pids;
    await instance.kill('api', 'SIGKILL');
    expect(isAlive(api ?? 0)).toBe(false);
    await expect(fetch(`${instance.address}/ready`)).rejects.toThrow();
    await instance.restart('api');
    expect(instance.pids.api).not.toBe(api);
    expect((await readiness()).status).toBe(200);
  });

  it('goes on without Temporal and without a worker, and takes both back', async () => {
    await instance.kill('worker', 'SIGKILL');
    await instance.kill('temporal', 'SIGKILL');
    expect((await readiness()).status).toBe(200);
    await instance.restart('temporal');
    await instance.restart('worker');
    expect((await readiness()).body).toMatchObject({ postgres: 'up' });
  });

  it('says 503 without Postgres and has its data again afterwards', async () => {
    await killWhole(instance.pids.postgres!, () => instance.kill('postgres', 'SIGKILL'));
    expect((await readiness()).status).toBe(503);
    await instance.restart('postgres');
    await until('readiness', async () => (await readiness()).status === 200);
  });

  it('writes a log per process, and its secrets for its owner only', () => {
    for (const name of ['api', 'worker', 'postgres', 'temporal', 'catcher']) {
      expect(existsSync(join(instance.data, 'logs', `${name}.log`))).toBe(true);
    }
    expect(readFileSync(join(instance.data, 'logs', 'api.log'), 'utf8')).not.toContain(instance.environment.SESSION_SECRET);
  });

  it('ends all its processes and removes its temporary data', async () => {
    const pids = Object.values(instance.pids);
    await instance.stop();
    expect(pids.map((pid) => isAlive(pid ?? 0))).toEqual([false, false, false, false, false]);
    expect(existsSync(instance.data)).toBe(false);
  });
});
