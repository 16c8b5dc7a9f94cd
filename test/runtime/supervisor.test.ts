import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child } from '../../runtime/embedded/child';
import { findHolder, takeLock } from '../../runtime/embedded/lock';
import { birthOf, isAlive } from '../../runtime/embedded/processes';
import { readSecrets } from '../../runtime/embedded/secrets';
import { Supervisor } from '../../runtime/embedded/supervisor';
import { until } from '../support/wait';

let folder: string;
let said: string[];
let supervisor: Supervisor;

/** A real process that counts as ready once it runs, or when it has written the file that is told. */
const child = (name: string, program = 'setInterval(() => {}, 1000)', readyFile?: string): Child =>
  new Child({
    name,
    command: process.execPath,
    args: ['-e', program],
    log: join(folder, `${name}.log`),
    answers: async () => readyFile === undefined || existsSync(readyFile),
    readyWithin: 60_000,
  });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-supervisor-'));
  said = [];
  supervisor = new Supervisor({ say: (line) => said.push(line) });
});

afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the supervisor', () => {
  it('starts a process again that ends by itself, and says so', async () => {
    await supervisor.start(child('api'));
    const first = supervisor.pids.api;
    process.kill(first ?? 0, 'SIGKILL');
    await until('both lines', () => Promise.resolve(said.length === 2));
    expect(supervisor.pids.api).not.toBe(first);
    expect(said[0]).toContain('api ended by itself (by SIGKILL); starting it again in 0.5 s');
    expect(said[1]).toContain(`api runs again as process ${supervisor.pids.api}`);
  });

  it('leaves a process down that was killed on purpose, until it is asked to restart it', async () => {
    await supervisor.start(child('worker'));
    await supervisor.kill('worker', 'SIGKILL');
    await sleep(1_000);
    expect(supervisor.pids.worker).toBeUndefined();
    await supervisor.restart('worker');
    expect(isAlive(supervisor.pids.worker ?? 0)).toBe(true);
    expect(said).toEqual([]);
  });

  it('stops in the reverse order of starting', async () => {
    const log = join(folder, 'order');
    // Ready when it listens for the signal: one that has not come so far would die without its word.
    const farewell = (name: string) =>
      `const fs = require('fs');
       process.on('SIGTERM', () => { fs.appendFileSync(${JSON.stringify(log)}, '${name} '); process.exit() });
       fs.writeFileSync(${JSON.stringify(join(folder, name))}, '');
       setInterval(() => {}, 1000)`;
    for (const name of ['postgres', 'temporal', 'api']) await supervisor.start(child(name, farewell(name), join(folder, name)));
    const pids = Object.values(supervisor.pids);
    await supervisor.stop();
    expect(readFileSync(log, 'utf8')).toBe('api temporal postgres ');
    expect(pids.map((pid) => isAlive(pid ?? 0))).toEqual([false, false, false]);
  });

  it('tells the end of the log of a process that does not start', async () => {
    const broken = child('api', 'console.error("DATABASE_URL: must be a postgres:// address"); process.exit(1)');
    const start = supervisor.start(new Child({ ...broken.spec, answers: async () => false }));
    await expect(start).rejects.toThrow(/api ended at its start[\s\S]*DATABASE_URL: must be/);
  });
});

describe('the lock of a data folder', () => {
  it('refuses a second instance while the first lives, naming it', async () => {
    const lock = await takeLock(folder, () => undefined);
    lock.environment({ PUBLIC_URL: 'http://127.0.0.1:8080' });
    expect(findHolder(folder)?.environment).toEqual({ PUBLIC_URL: 'http://127.0.0.1:8080' });
    await expect(takeLock(folder, () => undefined)).rejects.toThrow(`process ${process.pid}, http://127.0.0.1:8080`);
    lock.release();
    expect(findHolder(folder)).toBeUndefined();
  });

  it('takes over from a dead holder and ends the children it left, but not a stranger with the same number', async () => {
    const left = child('worker');
    await left.start();
    const stranger = child('stranger');
    await stranger.start();
    const holding = {
      holder: { name: 'onewindow', pid: 999_999_999, birth: 'Thu Jan  1 00:00:00 1970' },
      children: [
        { name: 'worker', pid: left.pid, birth: birthOf(left.pid ?? 0) },
        { name: 'api', pid: stranger.pid, birth: 'Thu Jan  1 00:00:00 1970' },
      ],
    };
    writeFileSync(join(folder, 'instance.json'), JSON.stringify(holding));
    const lock = await takeLock(folder, (line) => said.push(line));
    await left.ended;
    expect(said.join('\n')).toMatch(/taking its lock over\.\n {2}ending its worker/);
    expect(stranger.running).toBe(true);
    lock.release();
    await stranger.stop();
  });

  it('takes over a lock that a crash left half written', async () => {
    writeFileSync(join(folder, 'instance.json'), '{"holder":');
    (await takeLock(folder, (line) => said.push(line))).release();
    expect(said).toHaveLength(1);
  });
});

describe('secrets', () => {
  it('are made once and readable by their owner only', () => {
    const secrets = readSecrets(folder);
    expect(readSecrets(folder)).toEqual(secrets);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, 'secrets.json'), '{}');
    expect(() => readSecrets(folder)).toThrow(/npm start -- --fresh/);
  });
});
