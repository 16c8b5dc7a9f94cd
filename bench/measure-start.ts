import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../demo/waiting';
import { projectRoot } from '../runtime/config';
import { freePort } from '../runtime/embedded/ports';
import { atMost, type Finding } from './report';

const seconds = (value: number): string => `${value.toFixed(1)} s`;

/** `npm start` on an empty data folder until /ready answers 200, and once more on what it left; dependencies and build are there. */
export async function measureStart(): Promise<Finding[]> {
  const data = mkdtempSync(join(tmpdir(), 'onewindow-bench-start-'));
  try {
    const first = await startOnce(data);
    const again = await startOnce(data);
    return [
      atMost('npm start to ready, empty data folder', first, 60, seconds),
      { figure: '… again, with its data', value: seconds(again) },
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function startOnce(data: string): Promise<number> {
  const port = String(await freePort());
  const began = performance.now();
  const child = spawn(process.execPath, [join(projectRoot(), 'tools', 'run.mjs'), 'start'], {
    cwd: projectRoot(),
    env: { ...process.env, PORT: port, ONEWINDOW_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  try {
    await until('ready', () => isReady(`http://127.0.0.1:${port}/ready`), 180);
    const took = (performance.now() - began) / 1_000;
    // Ended while it still makes its demo cases, it would leave them half made.
    await until('its last word', async () => said.includes('Ctrl-C'), 60);
    return took;
  } finally {
    child.kill('SIGINT');
    await ended;
  }
}

const isReady = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
};
